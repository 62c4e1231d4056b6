import type { Cursor } from '../../platform/http/page.js';
import type { NoteAuthor } from './notes.dto.js';

export interface NoteRow {
  readonly store_id: string;
  readonly id: string;
  readonly conversation_id: string;
  readonly author: NoteAuthor;
  readonly author_id: string | null;
  readonly body: string;
  readonly created_at: Date;
  readonly edited_at: Date | null;
  /** Bare ids of users. */
  readonly mention_ids: readonly string[];
}

const SELECT = `
  select n.*, array(select m.user_id from note_mentions m where m.store_id = n.store_id and m.note_id = n.id order by m.user_id) as mention_ids
  from notes n`;

/** One page of a conversation's notes, newest first; `limit + 1` rows tell whether there are more. */
export function notePage(storeId: string, conversationId: string, cursor: Cursor | undefined, limit: number): { sql: string; values: unknown[] } {
  const backwards = cursor?.side === 'before';
  const bound = cursor ? `and n.id ${backwards ? '>' : '<'} $4::uuid` : '';
  return {
    sql: `${SELECT} where n.store_id = $1 and n.conversation_id = $2 ${bound} order by n.id ${backwards ? 'asc' : 'desc'} limit $3`,
    values: [storeId, conversationId, limit + 1, ...(cursor?.key ?? [])],
  };
}
export const GET_NOTE = `${SELECT} where n.store_id = $1 and n.conversation_id = $2 and n.id = $3`;
export const LOCK_NOTE = `${GET_NOTE} for update of n`;

/** $4 author, $5 author_id, $6 body, $7 now. */
export const INSERT_NOTE = `insert into notes (store_id, conversation_id, id, author, author_id, body, created_at) values ($1, $2, $3, $4, $5, $6, $7)`;
/** $3 body, $4 now. */
export const UPDATE_NOTE = `update notes set body = $3, edited_at = $4 where store_id = $1 and id = $2`;
export const DELETE_NOTE = `delete from notes where store_id = $1 and id = $2`;

export const FORGET_MENTIONS = `delete from note_mentions where store_id = $1 and note_id = $2`;
/** $4 bare ids of users. */
export const KEEP_MENTIONS = `insert into note_mentions (store_id, note_id, conversation_id, user_id) select $1, $2, $3, u from unnest($4::uuid[]) u`;

export const HAS_CONVERSATION = `select 1 from conversations where store_id = $1 and id = $2`;
/** Which of the given people belong to the store. */
export const MEMBERS_AMONG = `select user_id from members where store_id = $1 and user_id = any($2::uuid[])`;
