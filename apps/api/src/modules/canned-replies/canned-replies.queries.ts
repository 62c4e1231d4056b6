import type { Cursor } from '../../platform/http/page.js';

export interface CannedReplyRow {
  readonly store_id: string;
  readonly id: string;
  readonly shortcut: string;
  readonly body: string;
  readonly created_at: Date;
  readonly updated_at: Date;
}

/** One page, newest first; `limit + 1` rows tell whether there are more. A store has few enough to read all of them for `q`. */
export function cannedReplyPage(storeId: string, q: string | undefined, cursor: Cursor | undefined, limit: number): { sql: string; values: unknown[] } {
  const values: unknown[] = [storeId, limit + 1];
  const given = (value: unknown): string => `$${values.push(value)}`;
  const conditions = ['store_id = $1'];
  if (q) {
    const text = given(`%${q.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`);
    conditions.push(`(shortcut ilike ${text} or body ilike ${text})`);
  }
  const backwards = cursor?.side === 'before';
  if (cursor) conditions.push(`id ${backwards ? '>' : '<'} ${given(cursor.key[0])}::uuid`);
  return { sql: `select * from canned_replies where ${conditions.join(' and ')} order by id ${backwards ? 'asc' : 'desc'} limit $2`, values };
}

/** $3 shortcut, $4 body, $5 now. */
export const INSERT_CANNED_REPLY = `insert into canned_replies (store_id, id, shortcut, body, created_at, updated_at) values ($1, $2, $3, $4, $5, $5) returning *`;
/** $3 shortcut or null, $4 body or null, $5 now. */
export const UPDATE_CANNED_REPLY = `
  update canned_replies set shortcut = coalesce($3, shortcut), body = coalesce($4, body), updated_at = $5 where store_id = $1 and id = $2 returning *`;
export const DELETE_CANNED_REPLY = `delete from canned_replies where store_id = $1 and id = $2 returning id`;
