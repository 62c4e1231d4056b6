import type { ConversationState, Handler, MessageAuthor, MessageDirection, MessageStatus } from '#contracts';
import { DAY, HOUR } from '../../../platform/clock/clock.js';
import type { Cursor } from '../../../platform/http/page.js';
import { timeConditions, type TimeFilter } from '../../../platform/http/times.js';
import type { ConversationRow } from '../rows.js';
import type { SearchWords } from './search-words.js';

/** A conversation with whom it is held. */
export interface ConversationWithCustomer extends ConversationRow {
  readonly customer_name: string | null;
  readonly customer_phone: string | null;
  readonly customer_username: string | null;
  readonly label_ids: readonly string[];
  readonly last_message: LastMessage | null;
}
/** The message that a list shows one line of, with bare ids. */
export interface LastMessage {
  readonly id: string;
  readonly author: MessageAuthor;
  readonly author_id: string | null;
  readonly status: MessageStatus | null;
  readonly occurred_at: string;
}
/** One of a search: with the message that it was found by, where it was one. */
export interface FoundConversation extends ConversationWithCustomer {
  readonly match_id?: string | null;
  readonly match_text?: string;
  readonly match_author?: MessageAuthor;
  readonly match_direction?: MessageDirection;
  readonly match_at?: Date;
}
export interface ConversationFilter {
  readonly handlers?: readonly Handler[];
  readonly state?: ConversationState;
  readonly accountId?: string;
  readonly customerId?: string;
  /** A user's id; null for conversations that nobody has. */
  readonly assigneeId?: string | null;
  /** A user's id: those in which a note calls this person. */
  readonly mentionedId?: string;
  readonly labelId?: string;
  readonly search?: SearchWords;
  readonly unread?: boolean;
  /** What is now: those in which the customer can be answered freely for less than one more hour. */
  readonly closingAt?: Date;
  /** Those whose last message to the customer failed. */
  readonly failed?: boolean;
  /** Those with a customer who has ordered. */
  readonly ordered?: boolean;
  /** Those with a customer of this language, wherever it is spoken. */
  readonly language?: string;
  readonly times?: TimeFilter;
}

/** How a list can be sorted. The second is how long a conversation has been in the hands it is in, the longest first. */
export const CONVERSATION_SORTS = ['-last_message_at', 'handler_changed_at'] as const;
export type ConversationSort = (typeof CONVERSATION_SORTS)[number];

// What went to many at once leaves the preview as it is, and is no last message of it either.
const COLUMNS = `c.*, coalesce(p.name, p.profile_name) as customer_name, p.phone as customer_phone, p.username as customer_username,
    array(select l.label_id from conversation_labels l where l.store_id = c.store_id and l.conversation_id = c.id order by l.created_at, l.label_id) as label_ids,
    (select json_build_object('id', m.id, 'author', m.author, 'author_id', m.author_id, 'status', m.status, 'occurred_at', m.occurred_at) from messages m
      where m.store_id = c.store_id and m.conversation_id = c.id and m.kind <> 'reaction' and m.occurred_at <= c.last_message_at order by m.occurred_at desc, m.id desc limit 1) as last_message`;
const FROM = `from conversations c join customers p on p.store_id = c.store_id and p.id = c.customer_id`;

export const GET_CONVERSATION = `select ${COLUMNS} ${FROM} where c.store_id = $1 and c.id = $2`;

/**
 * One page of the inbox with customers, in one statement; `limit + 1` rows tell whether there are more.
 * The text holds only the conditions that are asked for, so that each mix of filters meets its index.
 */
export function conversationPage(storeId: string, filter: ConversationFilter, cursor: Cursor | undefined, limit: number, sort: ConversationSort = '-last_message_at'): { sql: string; values: unknown[] } {
  const values: unknown[] = [storeId];
  const given = (value: unknown): string => `$${values.push(value)}`;
  const conditions = ['c.store_id = $1'];
  const found = filter.search && {
    columns: `, hit.id as match_id, left(concat_ws(chr(10), nullif(hit.text, ''), nullif(btrim(inbox_told(told.transcript, told.description)), '')), 4000) as match_text,
      hit.author as match_author, hit.direction as match_direction, hit.occurred_at as match_at`,
    from: `join search_conversations($1, ${given(filter.search.words)}, ${given(filter.search.parts)}::text[]) s on s.conversation_id = c.id
      left join messages hit on hit.store_id = c.store_id and hit.id = s.message_id
      left join media told on told.store_id = c.store_id and told.message_id = s.message_id and told.message_id is not null`,
  };
  if (filter.state !== undefined) conditions.push(`c.state = ${literal(filter.state)}`);
  if (filter.handlers?.length === 1 && filter.handlers[0] === 'waiting') conditions.push(`c.handler = 'waiting'`);
  else if (filter.handlers?.length === 1) conditions.push(`c.handler = ${given(filter.handlers[0])}`);
  else if (filter.handlers !== undefined) conditions.push(`c.handler = any(${given(filter.handlers)}::text[])`);
  if (filter.accountId !== undefined) conditions.push(`c.account_id = ${given(filter.accountId)}`);
  if (filter.customerId !== undefined) conditions.push(`c.customer_id = ${given(filter.customerId)}`);
  if (filter.assigneeId !== undefined) conditions.push(filter.assigneeId === null ? 'c.assignee_id is null' : `c.assignee_id = ${given(filter.assigneeId)}`);
  if (filter.mentionedId !== undefined) conditions.push(`exists (select from note_mentions m where m.store_id = c.store_id and m.user_id = ${given(filter.mentionedId)} and m.conversation_id = c.id)`);
  if (filter.labelId !== undefined) conditions.push(`exists (select from conversation_labels l where l.store_id = c.store_id and l.label_id = ${given(filter.labelId)} and l.conversation_id = c.id)`);
  if (filter.unread !== undefined) conditions.push(filter.unread ? 'c.unread_count > 0' : 'c.unread_count = 0');
  // A window is a day, so that older conversations need not be walked through.
  if (filter.closingAt !== undefined) conditions.push(`c.last_message_at > ${given(new Date(filter.closingAt.getTime() - DAY))}`, `c.window_closes_at > ${given(filter.closingAt)} and c.window_closes_at <= ${given(new Date(filter.closingAt.getTime() + HOUR))}`);
  if (filter.failed !== undefined) conditions.push(`${filter.failed ? '' : 'not '}${LAST_FAILED}`);
  if (filter.ordered !== undefined) conditions.push(`${filter.ordered ? '' : 'not '}exists (select from orders o where o.store_id = c.store_id and o.customer_id = c.customer_id and o.status <> 'draft')`);
  if (filter.language !== undefined) conditions.push(`p.locale is not null and split_part(p.locale, '-', 1) = ${given(filter.language)}`);
  if (filter.times) conditions.push(...timeConditions(filter.times, { created: 'c.created_at', updated: 'c.updated_at' }, given));
  const backwards = cursor?.side === 'before';
  const [column, rises] = sort === 'handler_changed_at' ? ['c.handler_changed_at', !backwards] as const : ['c.last_message_at', backwards] as const;
  if (cursor) conditions.push(`(${column}, c.id) ${rises ? '>' : '<'} (${given(cursor.key[0])}::timestamptz, ${given(cursor.key[1])}::uuid)`);
  const direction = rises ? 'asc' : 'desc';
  return { sql: `select ${COLUMNS}${found?.columns ?? ''} ${FROM} ${found?.from ?? ''} where ${conditions.join(' and ')} order by ${column} ${direction}, c.id ${direction} limit ${given(limit + 1)}`, values };
}

/** A message failed and no later one of ours went better. What failed is found by its failure, which ticks do not touch. */
const LAST_FAILED = `exists (select from messages m where m.store_id = c.store_id and m.conversation_id = c.id and m.failure is not null and m.status = 'failed' and not exists (
    select from messages later where later.store_id = m.store_id and later.conversation_id = m.conversation_id and later.direction = 'out' and later.status <> 'failed'
      and (later.occurred_at, later.id) > (m.occurred_at, m.id)))`;

/** Written out, because a partial index is only found for a constant. The list is closed: nothing a caller typed gets here. */
function literal(state: ConversationState): string {
  switch (state) {
    case 'open': return `'open'`;
    case 'snoozed': return `'snoozed'`;
    case 'resolved': return `'resolved'`;
  }
}

/** Open conversations by tab of the inbox. $2 the asking user or null. */
export const COUNT_CONVERSATIONS = `
  select count(*) filter (where handler = 'waiting')::int as waiting,
    count(*) filter (where assignee_id = $2)::int as mine,
    count(*) filter (where handler <> 'ai' and assignee_id is null)::int as unassigned,
    count(*) filter (where handler = 'ai')::int as ai,
    count(*)::int as "all",
    count(*) filter (where unread_count > 0)::int as unread
  from conversations where store_id = $1 and state = 'open'`;
