import type { LabelColor } from '#contracts';
import type { Cursor } from '../../platform/http/page.js';

export interface LabelRow {
  readonly store_id: string;
  readonly id: string;
  readonly name: string;
  readonly color: LabelColor;
  readonly conversation_count: number;
  readonly created_at: Date;
  readonly updated_at: Date;
}

const SELECT = `
  select l.*, (select count(*)::int from conversation_labels c where c.store_id = l.store_id and c.label_id = l.id) as conversation_count from labels l`;

export const GET_LABEL = `${SELECT} where l.store_id = $1 and l.id = $2`;

/** One page of labels, newest first; `limit + 1` rows tell whether there are more. */
export function labelPage(storeId: string, cursor: Cursor | undefined, limit: number): { sql: string; values: unknown[] } {
  const backwards = cursor?.side === 'before';
  const bound = cursor ? `and l.id ${backwards ? '>' : '<'} $3::uuid` : '';
  return { sql: `${SELECT} where l.store_id = $1 ${bound} order by l.id ${backwards ? 'asc' : 'desc'} limit $2`, values: [storeId, limit + 1, ...(cursor?.key ?? [])] };
}

/** $3 name, $4 color, $5 now. No row when the store has $6 labels already. */
export const INSERT_LABEL = `
  insert into labels (store_id, id, name, color, created_at, updated_at) select $1, $2, $3, $4, $5, $5
  where (select count(*) from labels where store_id = $1) < $6 returning id`;
/** $3 name or null, $4 color or null, $5 now. */
export const UPDATE_LABEL = `update labels set name = coalesce($3, name), color = coalesce($4, color), updated_at = $5 where store_id = $1 and id = $2 returning id`;
export const DELETE_LABEL = `delete from labels where store_id = $1 and id = $2 returning id`;

/** The lock makes what is told of the conversation's labels complete. */
export const LOCK_CONVERSATION = `select 1 from conversations where store_id = $1 and id = $2 for no key update`;
/** What they show of it changed. $3 now. */
export const TOUCH_CONVERSATION = 'update conversations set updated_at = greatest(updated_at, $3) where store_id = $1 and id = $2';
/** All that carry label $2, in the order in which everybody locks them. $3 now. */
export const TOUCH_LABELLED = `
  with labelled as (select c.id from conversations c where c.store_id = $1 and c.id in (select l.conversation_id from conversation_labels l where l.store_id = $1 and l.label_id = $2)
    and c.updated_at < $3 order by c.id limit $4 for no key update)
  update conversations c set updated_at = $3 from labelled where c.store_id = $1 and c.id = labelled.id returning c.id`;
/** $4 now. */
export const STICK_LABEL = `insert into conversation_labels (store_id, conversation_id, label_id, created_at) values ($1, $2, $3, $4) on conflict do nothing returning label_id`;
export const PEEL_LABEL = `delete from conversation_labels where store_id = $1 and conversation_id = $2 and label_id = $3 returning label_id`;
export const LABELS_OF = `select label_id from conversation_labels where store_id = $1 and conversation_id = $2 order by created_at, label_id`;
