import { AppError } from '../../platform/errors/app-error.js';
import { PRODUCT_STATUSES, type ProductStatus } from './product.js';

/** Statuses named in a query, comma separated; all when it names none. @throws AppError request.invalid */
export function statusesOf(text: string | undefined): readonly ProductStatus[] {
  if (text === undefined || text === '') return PRODUCT_STATUSES;
  return text.split(',').map((word) => {
    const status = PRODUCT_STATUSES.find((known) => known === word.trim());
    if (status === undefined) throw AppError.field('not_allowed', '?status', `one of ${PRODUCT_STATUSES.join(', ')}`);
    return status;
  });
}
