import { applyDecorators, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { validate } from 'uuid';
import { AppError } from '../errors/app-error.js';
import { Text, Whole } from './fields.js';

/** One page of a list. A null cursor means there is nothing further in that direction. */
export interface Page<T> {
  readonly data: T[];
  readonly next_cursor: string | null;
  readonly prev_cursor: string | null;
}
/** Query parameters of every list. */
export class PageQuery {
  @Whole({ optional: true, min: 1, max: 100, description: 'Rows per page, default 50' }) limit?: number;
  @Text({ optional: true, max: 500, description: 'next_cursor or prev_cursor of an earlier page' }) cursor?: string;
}
/** Where a page begins: the sort key of its neighbour row, and on which side. */
export interface Cursor { readonly key: readonly string[]; readonly side: 'after' | 'before' }

/** What a part of a sort key is: a time as `toISOString` writes it, a bare uuid, a whole number, or a name. */
export type CursorPart = 'time' | 'id' | 'number' | 'name';

/**
 * Every part is checked, so that no made-up text reaches a statement.
 * @param parts the sort key, in the order of the index
 * @throws AppError cursor.invalid unless the cursor holds such a key
 */
export function readCursor(text: string | undefined, parts: readonly CursorPart[]): Cursor | undefined {
  if (text === undefined || text === '') return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (isTexts(value) && value.length === parts.length + 1) {
      const [side, ...key] = value;
      if ((side === 'after' || side === 'before') && parts.every((part, i) => isPart(part, key[i] ?? ''))) return { side, key };
    }
  } catch { /* falls through: the text was not made by us */ }
  throw new AppError('cursor.invalid');
}
function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
function isPart(part: CursorPart, text: string): boolean {
  switch (part) {
    case 'id': return validate(text);
    case 'number': return /^\d{1,9}$/.test(text);
    // Postgres knows no NUL and no half of a letter.
    case 'name': return !text.includes('\u0000') && !/\p{Surrogate}/u.test(text);
    // Postgres knows no year 0.
    case 'time': return /^(?!0000)\d{4}-/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text;
  }
}
/**
 * Cuts a page out of up to `limit + 1` rows. Rows of a `before` page arrive in reverse order and are turned round here.
 * @param keyOf the sort key of a row, as texts in the order of the index
 */
export function pageOf<Row, T>(rows: readonly Row[], limit: number, cursor: Cursor | undefined, keyOf: (row: Row) => readonly string[], present: (row: Row) => T): Page<T> {
  const more = rows.length > limit;
  const cut = rows.slice(0, limit);
  const shown = cursor?.side === 'before' ? cut.toReversed() : cut;
  const first = shown[0];
  const last = shown.at(-1);
  const hasNext = cursor?.side === 'before' ? true : more;
  const hasPrevious = cursor?.side === 'before' ? more : cursor !== undefined;
  return {
    data: shown.map(present),
    next_cursor: last !== undefined && hasNext ? writeCursor('after', keyOf(last)) : null,
    prev_cursor: first !== undefined && hasPrevious ? writeCursor('before', keyOf(first)) : null,
  };
}
/**
 * Every row of a list, read batch by batch.
 * @param read up to `limit + 1` rows, as pageOf wants them
 * @param keyOf the sort key of a row, as pageOf wants it
 */
export async function* everyRow<Row>(limit: number, read: (cursor: Cursor | undefined, limit: number) => Promise<readonly Row[]>, keyOf: (row: Row) => readonly string[]): AsyncGenerator<Row> {
  for (let cursor: Cursor | undefined; ;) {
    const found = await read(cursor, limit);
    const batch = found.slice(0, limit);
    yield* batch;
    const last = batch.at(-1);
    if (last === undefined || found.length <= limit) return;
    cursor = { side: 'after', key: keyOf(last) };
  }
}
/** Every row of a list that comes in pages. @param read the page that `query` asks for */
export async function* everyPage<T>(limit: number, read: (query: { readonly limit: number; readonly cursor?: string }) => Promise<Page<T>>): AsyncGenerator<T> {
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await read({ limit, ...(cursor === undefined ? {} : { cursor }) });
    yield* page.data;
    cursor = page.next_cursor;
  }
}
function writeCursor(side: Cursor['side'], key: readonly string[]): string {
  return Buffer.from(JSON.stringify([side, ...key])).toString('base64url');
}

class PageCursors {
  @ApiProperty({ type: String, nullable: true }) next_cursor!: string | null;
  @ApiProperty({ type: String, nullable: true }) prev_cursor!: string | null;
}
/** Documents an answer that is a page of `item`. */
export function ApiPage(item: Type): MethodDecorator {
  return applyDecorators(
    ApiExtraModels(PageCursors, item),
    ApiOkResponse({ schema: { allOf: [{ $ref: getSchemaPath(PageCursors) }, { type: 'object', required: ['data'], properties: { data: { type: 'array', items: { $ref: getSchemaPath(item) } } } }] } }),
  );
}
