import type { DescriptionState, MediaState, SilenceReason, TranscriptState } from '#contracts';
import type { PhotoDescription } from '../../media/index.js';
import type { Cursor } from '../../../platform/http/page.js';
import { timeConditions, type TimeFilter } from '../../../platform/http/times.js';
import type { MessageRow } from '../rows.js';
import type { ActorKind } from './thread.dto.js';

/** A message with its turn, quoted message, file and reactions. */
export interface ThreadRow extends MessageRow {
  readonly reply_to_message_id: string | null;
  readonly turn_silence_reason: SilenceReason | null;
  readonly turn_run_id: string | null;
  readonly file_id: string | null;
  readonly file_state: MediaState;
  readonly file_mime_type: string;
  /** Postgres hands bigint out as text. */
  readonly file_bytes: string | null;
  readonly file_filename: string | null;
  readonly file_failure: string | null;
  readonly file_transcript_state: TranscriptState | null;
  readonly file_transcript: string | null;
  readonly file_transcript_failure: string | null;
  readonly file_description_state: DescriptionState | null;
  readonly file_description: PhotoDescription | null;
  readonly file_description_failure: string | null;
  readonly reactions: readonly { readonly emoji: string; readonly reactor: string; readonly occurred_at: string }[];
}
export interface ConversationEventRow {
  readonly id: string;
  readonly type: string;
  readonly actor: ActorKind;
  readonly actor_id: string | null;
  readonly detail: Record<string, unknown> | null;
  readonly occurred_at: Date;
}

const WITH_EVERYTHING = `
  select m.*, quoted.id as reply_to_message_id, t.silence_reason as turn_silence_reason, t.run_id as turn_run_id,
    f.id as file_id, f.state as file_state, f.mime_type as file_mime_type, f.bytes as file_bytes, f.filename as file_filename, f.failure as file_failure,
    f.transcript_state as file_transcript_state, f.transcript as file_transcript, f.transcript_failure as file_transcript_failure,
    f.description_state as file_description_state, f.description as file_description, f.description_failure as file_description_failure,
    coalesce((
      select jsonb_agg(jsonb_build_object('emoji', r.emoji, 'reactor', r.reactor, 'occurred_at', r.occurred_at) order by r.occurred_at)
      from reactions r where r.store_id = m.store_id and r.account_id = m.account_id and r.target_external_id = m.external_id and r.emoji <> ''), '[]') as reactions
  from picked m
  left join turns t on t.store_id = m.store_id and t.id = m.turn_id
  left join messages quoted on quoted.store_id = m.store_id and quoted.account_id = m.account_id and quoted.external_id = m.reply_to_external_id
  left join media f on f.store_id = m.store_id and f.id = (m.content #>> '{media,mediaId}')::uuid`;

export const GET_MESSAGE = `with picked as (select * from messages where store_id = $1 and conversation_id = $2 and id = $3) ${WITH_EVERYTHING}`;

/** $1 stores, $2 ids, in pairs: messages of several stores. */
export const GET_MESSAGES = `with picked as (select m.* from unnest($1::uuid[], $2::uuid[]) as n (store_id, id) join messages m using (store_id, id)) ${WITH_EVERYTHING}`;

/** A reaction that was sent is shown on its bubble, not as one; only what failed stands for itself, so that it can be retried. */
const IS_BUBBLE = `(kind <> 'reaction' or status = 'failed')`;

/** One page of a thread, newest first. `limit + 1` rows tell whether there are more. */
export function threadPage(storeId: string, conversationId: string, times: TimeFilter, cursor: Cursor | undefined, limit: number): { sql: string; values: unknown[] } {
  const values: unknown[] = [storeId, conversationId, limit + 1];
  const given = (value: unknown): string => `$${values.push(value)}`;
  const backwards = cursor?.side === 'before';
  const direction = backwards ? 'asc' : 'desc';
  const conditions = ['store_id = $1', 'conversation_id = $2', IS_BUBBLE, ...timeConditions(times, { created: 'created_at' }, given)];
  if (cursor) conditions.push(`(occurred_at, id) ${backwards ? '>' : '<'} (${given(cursor.key[0])}::timestamptz, ${given(cursor.key[1])}::uuid)`);
  return {
    sql: `with picked as (
        select * from messages where ${conditions.join(' and ')}
        order by occurred_at ${direction}, id ${direction} limit $3
      ) ${WITH_EVERYTHING} order by m.occurred_at ${direction}, m.id ${direction}`,
    values,
  };
}

export function conversationEventPage(storeId: string, conversationId: string, cursor: Cursor | undefined, limit: number): { sql: string; values: unknown[] } {
  const backwards = cursor?.side === 'before';
  const direction = backwards ? 'asc' : 'desc';
  const bound = cursor ? `and (occurred_at, id) ${backwards ? '>' : '<'} ($4::timestamptz, $5::uuid)` : '';
  return {
    sql: `select id, type, actor, actor_id, detail, occurred_at from conversation_events
      where store_id = $1 and conversation_id = $2 ${bound} order by occurred_at ${direction}, id ${direction} limit $3`,
    values: [storeId, conversationId, limit + 1, ...(cursor?.key ?? [])],
  };
}
