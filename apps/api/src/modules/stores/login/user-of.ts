import { AppError } from '../../../platform/errors/app-error.js';
import type { Actor } from '../../../platform/http/request-context.js';

/** The person behind a request that API keys may not make. @throws AppError access.denied */
export function userOf(actor: Actor): Extract<Actor, { kind: 'user' }> {
  if (actor.kind !== 'user') throw new AppError('access.denied');
  return actor;
}
