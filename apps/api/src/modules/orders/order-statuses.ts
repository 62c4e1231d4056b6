import { ORDER_STATUSES, type OrderStatus } from '#contracts';
import { AppError } from '../../platform/errors/app-error.js';

/** Statuses that are written with commas between them. @throws AppError request.invalid */
export function statusesOf(text: string): readonly OrderStatus[] {
  return text.split(',').map((word) => {
    const status = ORDER_STATUSES.find((known) => known === word.trim());
    if (status === undefined) throw AppError.field('not_allowed', '?status', `one of ${ORDER_STATUSES.join(', ')}`);
    return status;
  });
}
