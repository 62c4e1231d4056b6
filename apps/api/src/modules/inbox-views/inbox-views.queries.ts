import type { Cursor } from '../../platform/http/page.js';
import type { InboxViewFilterDto } from './inbox-views.dto.js';

export interface InboxViewRow {
  readonly id: string;
  readonly user_id: string;
  readonly is_shared: boolean;
  readonly name: string;
  readonly filter: InboxViewFilterDto;
  readonly created_at: Date;
}

/** One page of what a person sees, newest first; `limit + 1` rows tell whether there are more. */
export function inboxViewPage(storeId: string, userId: string, cursor: Cursor | undefined, limit: number): { sql: string; values: unknown[] } {
  const backwards = cursor?.side === 'before';
  const place = cursor ? `and id ${backwards ? '>' : '<'} $4::uuid` : '';
  return {
    sql: `select * from inbox_views where store_id = $1 and (is_shared or user_id = $2) ${place} order by id ${backwards ? 'asc' : 'desc'} limit $3`,
    values: [storeId, userId, limit + 1, ...(cursor ? [cursor.key[0]] : [])],
  };
}

export const COUNT_INBOX_VIEWS = 'select count(*)::int as count from inbox_views where store_id = $1';
/** $3 user, $4 shared, $5 name, $6 filter, $7 now. */
export const INSERT_INBOX_VIEW = 'insert into inbox_views (store_id, id, user_id, is_shared, name, filter, created_at) values ($1, $2, $3, $4, $5, $6, $7) returning *';
/** $3 user: what is another person's own is not there for them. */
export const DELETE_INBOX_VIEW = 'delete from inbox_views where store_id = $1 and id = $2 and (is_shared or user_id = $3) returning is_shared';
