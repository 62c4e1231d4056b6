import { validate } from 'uuid';
import { AppError } from '../../platform/errors/app-error.js';
import type { Cursor } from '../../platform/http/page.js';

/** A cursor whose key is a time and an id, checked, so that no made-up text reaches a statement. @throws AppError cursor.invalid */
export function keyOfCursor(cursor: Cursor | undefined): Cursor | undefined {
  if (!cursor) return undefined;
  const [at = '', id] = cursor.key;
  if (!/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(at) || Number.isNaN(Date.parse(at)) || !validate(id)) throw new AppError('cursor.invalid');
  return cursor;
}
