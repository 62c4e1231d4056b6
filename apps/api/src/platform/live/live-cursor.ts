import { AppError } from '../errors/app-error.js';

/** A place in the log: everything with a greater transaction, or the same one and a greater id, comes after it. */
export interface LiveCursor { readonly xid: string; readonly id: string }

const XID_MAX = 2n ** 64n;
const ID_MAX = 2n ** 63n;

/** `<transaction>-<id>`, as it stands in an event's `id`. */
export function writeLiveCursor(cursor: LiveCursor): string {
  return `${cursor.xid}-${cursor.id}`;
}

/** Undefined for no text. @throws AppError cursor.invalid */
export function readLiveCursor(text: string | undefined): LiveCursor | undefined {
  if (text === undefined || text === '') return undefined;
  const [, xid, id] = /^(\d{1,20})-(\d{1,19})$/.exec(text) ?? [];
  if (xid === undefined || id === undefined || BigInt(xid) >= XID_MAX || BigInt(id) >= ID_MAX) throw new AppError('cursor.invalid');
  return { xid, id };
}
