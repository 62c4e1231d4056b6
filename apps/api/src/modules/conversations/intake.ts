import { cut, textOf } from '#contracts';
import type { MessageEvent, ReactionEvent, RevisionEvent } from '#providers/contract';
import { Injectable } from '@nestjs/common';
import { Clock, HOUR } from '../../platform/clock/clock.js';
import { beforeCommit, queryRows, type Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import { type LiveEvent, LiveEvents } from '../../platform/live/live-events.js';
import {
  APPLY_REVISIONS, DROP_EMPTY_CONVERSATIONS, FIND_TARGETS, INSERT_CONVERSATIONS, INSERT_MESSAGES, INSERT_REVISIONS, LOCK_CONVERSATIONS, OPEN_EPISODES, TOUCH_CONVERSATIONS, UPSERT_REACTIONS,
} from './intake.queries.js';
import { presentConversation } from './presenter.js';
import type { ConversationRow, MessageExtra, MessageRow } from './rows.js';
import { type SentAs, type StatusArrival, StatusFacts, type TriedAgain } from './status-facts.js';
import { messageEvents } from './thread/message-events.js';
import { LONGEST_BURST_MS } from './turns/burst.js';

/** An event on its way in: whose account it came to and which customer it is about. */
export interface Arrival<E> {
  readonly storeId: string;
  readonly accountId: string;
  readonly customerId: string;
  readonly event: E;
  readonly receivedAt: Date;
  /** The words in place of which the event's content is a choice. */
  readonly said?: string;
  /** Id of the media row that was foreseen for the content, when it has a file. */
  readonly mediaId?: string;
  /** The number it came to, when that is not the account's own: it opens no window of this account. */
  readonly arrivedAtNumber?: string;
  /** It says only whether the customer wants marketing. */
  readonly consent?: 'stop' | 'start';
  /** Its account tells customers what was read (R145). */
  readonly wantsReceipt?: boolean;
  /** Hours of the provider's customer-service window; absent when it has none. */
  readonly windowHours?: number;
  /** Milliseconds to wait for more before the assistant answers; 0 when absent. */
  readonly quietMs?: number;
}
/** What a batch changed, for jobs and screens. Messages known before are in none of the lists. */
export interface StoredMessages {
  readonly messages: readonly MessageRow[];
  readonly conversations: readonly ConversationRow[];
  readonly created: ReadonlySet<string>;
  /** Of the messages, those whose customers are to be told that they were read. */
  readonly toMark: readonly MessageRow[];
  /** Milliseconds until the open turn of a conversation is due. */
  dueInMs(conversation: ConversationRow): number;
}

/** Conversations in a transaction's hands until it ends: ids by `threadKey`, and which of them are new. */
export interface Threads { readonly ids: ReadonlyMap<string, string>; readonly created: ReadonlySet<string> }

/** Writes batches of arrived events. Every function is part of the caller's transaction, may run twice, and changes nothing the second time. */
@Injectable()
export class ConversationIntake {
  constructor(private readonly clock: Clock, private readonly live: LiveEvents, private readonly facts: StatusFacts) {}

  /**
   * Takes the conversations of `arrivals` into the hands of `tx`, new ones too: whoever writes about the same ones waits until it ends, and
   * sees what it wrote. Of `others`, which are about messages, those that exist.
   */
  async takeThreads(tx: Tx, arrivals: readonly Arrival<MessageEvent>[], others: readonly Arrival<ReactionEvent | RevisionEvent>[] = []): Promise<Threads> {
    if (arrivals.length + others.length === 0) return { ids: new Map(), created: new Set() };
    const wanted = new Map(arrivals.map((arrival) => [threadKey(arrival), threadRow(arrival)]));
    const all = new Map([...wanted, ...others.map((arrival) => [threadKey(arrival), threadRow(arrival)] as const)]);
    const [inserted, rows] = await Promise.all([
      wanted.size === 0 ? [] : queryRows<{ id: string }>(tx, INSERT_CONVERSATIONS, [JSON.stringify([...wanted.values()]), this.clock.now()]),
      queryRows<Pick<ConversationRow, 'store_id' | 'account_id' | 'customer_id' | 'id'>>(tx, LOCK_CONVERSATIONS, [JSON.stringify([...all.values()])]),
    ]);
    return { ids: new Map(rows.map((row) => [`${row.store_id} ${row.account_id} ${row.customer_id}`, row.id])), created: new Set(inserted.map((row) => row.id)) };
  }

  /** Before messages that the business wrote elsewhere are stored: waits for whoever brings reports of them, together with `reported` that come with them, all in one order. */
  async lockReports(tx: Tx, arrivals: readonly Arrival<MessageEvent>[], reported: readonly SentAs[]): Promise<void> {
    const written = writtenElsewhere(arrivals);
    if (written.length > 0) await this.facts.lock(tx, [...written, ...reported]);
  }

  /** Stores new bubbles once (R53), in the thread of their customer, and opens turns. */
  async storeMessages(tx: Tx, arrivals: readonly Arrival<MessageEvent>[], { ids, created }: Threads): Promise<StoredMessages> {
    if (arrivals.length === 0) return { messages: [], conversations: [], created: new Set(), toMark: [], dueInMs: () => 0 };
    const now = this.clock.now();
    const rows = arrivals.map((arrival) => messageRow(arrival, ids.get(threadKey(arrival)) ?? '', now));
    const toMark = new Set(rows.filter((row, place) => arrivals[place]?.wantsReceipt === true && isOwnWord(row)).map(({ id }) => id));
    const stored = await queryRows<MessageRow>(tx, INSERT_MESSAGES, [JSON.stringify(rows), [...toMark]]);
    // What was stored before is in its own thread, whoever has its customer's number now.
    const filled = new Set(stored.map((message) => message.conversation_id));
    const empty = rows.filter((row) => created.has(row.conversation_id) && !filled.has(row.conversation_id));
    if (empty.length > 0) await queryRows(tx, DROP_EMPTY_CONVERSATIONS, [JSON.stringify(empty.map((row) => ({ store_id: row.store_id, id: row.conversation_id })))]);
    const messages = stored.toSorted((a, b) => a.occurred_at.getTime() - b.occurred_at.getTime() || (a.id < b.id ? -1 : 1));
    const arrivalOf = new Map(arrivals.map((arrival) => [`${arrival.accountId} ${arrival.event.externalId}`, arrival]));
    const [conversations] = await Promise.all([
      this.#touch(tx, messages, (message) => arrivalOf.get(`${message.account_id} ${message.external_id}`) ?? {}, now),
      this.#applyRevisions(tx, messages.map((message) => ({ storeId: message.store_id, accountId: message.account_id, target: message.external_id ?? '' }))),
    ]);
    this.live.append(tx, [
      ...await messageEvents(tx, 'message.received', messages),
      ...conversations.map((row): LiveEvent => ({ storeId: row.store_id, type: created.has(row.id) ? 'conversation.created' : 'conversation.updated', data: { conversation: presentConversation(row) } })),
    ]);
    // Reports may have come before them.
    await this.facts.apply(tx, writtenElsewhere(arrivals));
    return { messages, conversations, created, toMark: messages.filter(({ id }) => toMark.has(id)), dueInMs: (row) => Math.max(0, (row.turn_due_at?.getTime() ?? 0) - now.getTime()) };
  }

  /** Keeps edits and deletions, and applies them where their message is known. Gives the messages that changed. */
  async storeRevisions(tx: Tx, arrivals: readonly Arrival<RevisionEvent>[]): Promise<readonly MessageRow[]> {
    if (arrivals.length === 0) return [];
    await queryRows(tx, INSERT_REVISIONS, [JSON.stringify(arrivals.map(({ storeId, accountId, customerId, event, receivedAt }) => ({
      store_id: storeId, account_id: accountId, external_id: event.externalId, target_external_id: event.targetExternalId,
      change: event.change, content: event.content ?? null, occurred_at: event.occurredAt ?? receivedAt,
      direction: event.origin === 'device' || event.outgoing ? 'out' : 'in', customer_id: customerId,
    })))]);
    return this.#announce(tx, await this.#applyRevisions(tx, arrivals.map(({ storeId, accountId, event }) => ({ storeId, accountId, target: event.targetExternalId }))));
  }

  /** Keeps the newest reaction of each person to a bubble. Gives the messages they are about, where known. */
  async storeReactions(tx: Tx, arrivals: readonly Arrival<ReactionEvent>[]): Promise<readonly MessageRow[]> {
    if (arrivals.length === 0) return [];
    for (const reactions of oneEach(arrivals.map(reactionRow))) await queryRows(tx, UPSERT_REACTIONS, [JSON.stringify(reactions)]);
    return this.#announce(tx, await queryRows<MessageRow>(tx, FIND_TARGETS, [JSON.stringify(arrivals.map(({ storeId, accountId, event }) => ({
      store_id: storeId, account_id: accountId, external_id: event.targetExternalId,
    })))]));
  }

  async #touch(tx: Tx, messages: readonly MessageRow[], paceOf: (message: MessageRow) => Pace, now: Date): Promise<readonly ConversationRow[]> {
    if (messages.length === 0) return [];
    const threads = new Map<string, MessageRow[]>();
    for (const message of messages) {
      const thread = threads.get(message.conversation_id);
      if (thread) thread.push(message);
      else threads.set(message.conversation_id, [message]);
    }
    const touches = [...threads.values()].map((thread) => touchOf(thread, paceOf, now));
    const opened = touches.filter((touch) => touch.opens).map((touch) => ({ store_id: touch.store_id, conversation_id: touch.id, id: newId() }));
    if (opened.length > 0) beforeCommit(tx, OPEN_EPISODES, () => [JSON.stringify(opened), now]);
    return queryRows<ConversationRow>(tx, TOUCH_CONVERSATIONS, [JSON.stringify(touches), now, LONGEST_BURST_MS]);
  }

  /** Keeps what the provider says of messages we sent, and shows it. */
  async storeStatuses(tx: Tx, arrivals: readonly StatusArrival[]): Promise<readonly TriedAgain[]> {
    return this.facts.record(tx, arrivals);
  }

  async #announce(tx: Tx, messages: readonly MessageRow[]): Promise<readonly MessageRow[]> {
    this.live.append(tx, await messageEvents(tx, 'message.updated', messages));
    return messages;
  }

  async #applyRevisions(tx: Tx, targets: readonly { storeId: string; accountId: string; target: string }[]): Promise<readonly MessageRow[]> {
    if (targets.length === 0) return [];
    return queryRows<MessageRow>(tx, APPLY_REVISIONS, [JSON.stringify(targets.map(({ storeId, accountId, target }) => ({ store_id: storeId, account_id: accountId, target_external_id: target })))]);
  }
}

function writtenElsewhere(arrivals: readonly Arrival<MessageEvent>[]): SentAs[] {
  return arrivals.filter(({ event }) => isOurs(event)).map(({ storeId, accountId, event }) => ({ storeId, accountId, externalId: event.externalId }));
}
/** Written by the business elsewhere: on its phone, or by another app that has the thread. */
function isOurs(event: MessageEvent): boolean {
  return event.origin === 'device' || event.outgoing === true;
}
function threadRow({ storeId, accountId, customerId, event, receivedAt }: Arrival<MessageEvent | ReactionEvent | RevisionEvent>): Record<string, unknown> {
  return { store_id: storeId, id: newId(), account_id: accountId, customer_id: customerId, at: event.occurredAt ?? receivedAt };
}
function threadKey(arrival: { storeId: string; accountId: string; customerId: string }): string {
  return `${arrival.storeId} ${arrival.accountId} ${arrival.customerId}`;
}

type NewMessage = Record<string, unknown> & Pick<MessageRow, 'store_id' | 'id' | 'conversation_id' | 'direction' | 'extra'>;
function messageRow(arrival: Arrival<MessageEvent>, conversationId: string, now: Date): NewMessage {
  const { event, mediaId } = arrival;
  const [direction, author] = isOurs(event) ? ['out', 'device'] as const : ['in', 'customer'] as const;
  const content = mediaId !== undefined && 'media' in event.content ? { ...event.content, media: { ...event.content.media, mediaId } } : event.content;
  const extra: MessageExtra = {
    ...(event.origin === 'customer' ? {} : { origin: event.origin }),
    ...(event.forwarded ? { forwarded: event.forwarded } : {}),
    ...(event.referral ? { referral: { ...event.referral } } : {}),
    ...(event.referredProduct ? { referred_product: { catalog_id: event.referredProduct.catalogId, retailer_id: event.referredProduct.retailerId } } : {}),
    ...(event.groupId ? { group_id: event.groupId } : {}),
    ...(arrival.consent ? { consent: arrival.consent } : {}),
    ...(arrival.said === undefined ? {} : { said: arrival.said }),
    ...(event.chatId === undefined ? {} : { chat_id: event.chatId }),
    ...(arrival.arrivedAtNumber ? { arrived_at_number: arrival.arrivedAtNumber } : {}),
  };
  return {
    store_id: arrival.storeId, id: newId(), conversation_id: conversationId, account_id: arrival.accountId,
    direction, author, kind: content.kind, content, text: cut(textOf(content), 20_000),
    external_id: event.externalId, status: isOurs(event) ? 'sent' : null, reply_to_external_id: event.replyTo?.externalId ?? null,
    extra: Object.keys(extra).length > 0 ? extra : null, occurred_at: event.occurredAt ?? arrival.receivedAt, created_at: now,
  };
}
/** Written by a customer to this very number, just now. */
function isOwnWord({ direction, extra }: NewMessage): boolean {
  return direction === 'in' && extra?.origin === undefined && extra?.arrived_at_number === undefined;
}

type Pace = Pick<Arrival<MessageEvent>, 'windowHours' | 'quietMs'>;
interface Touch {
  store_id: string; id: string; preview: string; last_at: Date; last_inbound_at: Date | null; window_closes_at: Date | null; opens: boolean; unread: number; turn_due_at: Date | null; person_wrote: boolean;
  first_at: Date; typed_at: Date | null; written: number; to_answer_at: Date | null;
}
function touchOf(thread: readonly MessageRow[], paceOf: (message: MessageRow) => Pace, now: Date): Touch {
  const [first] = thread;
  const last = thread.at(-1);
  if (!first || !last) throw new Error('a thread without messages');
  const live = thread.filter((message) => message.extra?.origin !== 'history');
  const fromCustomer = live.filter((message) => message.direction === 'in');
  // Typed on the phone's own app: a person has it, and has read what stood there. Another app's copies (standby) are no person of this store.
  const typedAt = live.findLastIndex((message) => message.author === 'device' && message.extra?.origin === 'device');
  // Nobody typed in the future, whatever a phone's clock says: what comes until then is to be answered.
  const typed = live[typedAt];
  const unread = live.slice(typedAt + 1).filter((message) => message.direction === 'in');
  // Copies for another owner of the thread and group messages are shown, never answered. System notes are nobody's words.
  const toAnswer = unread.filter((message) => message.extra?.origin === undefined && message.extra?.group_id === undefined && message.extra?.consent === undefined && message.kind !== 'system');
  const lastToAnswer = toAnswer.at(-1);
  // What was written to another number opens no window of this one.
  const opensWindow = fromCustomer.filter((message) => message.kind !== 'system' && message.extra?.arrived_at_number === undefined).at(-1);
  const windowHours = opensWindow && paceOf(opensWindow).windowHours;
  return {
    store_id: first.store_id, id: first.conversation_id, preview: previewOf(last), last_at: last.occurred_at,
    last_inbound_at: opensWindow?.occurred_at ?? null,
    window_closes_at: opensWindow && windowHours !== undefined ? new Date(opensWindow.occurred_at.getTime() + windowHours * HOUR) : null,
    opens: fromCustomer.length > 0,
    unread: unread.length,
    turn_due_at: lastToAnswer ? new Date(now.getTime() + (paceOf(lastToAnswer).quietMs ?? 0)) : null,
    person_wrote: typedAt !== -1,
    first_at: first.occurred_at, typed_at: typed ? new Date(Math.min(typed.occurred_at.getTime(), now.getTime())) : null, written: fromCustomer.length, to_answer_at: lastToAnswer?.occurred_at ?? null,
  };
}

/** One line for the list: the words, or the kind in brackets when there are none. */
export function previewOf(message: Pick<MessageRow, 'text' | 'kind'>): string {
  const words = message.text.replaceAll(/\s+/g, ' ').trim();
  return words === '' ? `[${message.kind}]` : cut(words, 200);
}

interface ReactionRow { readonly store_id: string; readonly account_id: string; readonly target_external_id: string; readonly reactor: string; readonly emoji: string; readonly occurred_at: Date; readonly external_id: string }
function reactionRow({ storeId, accountId, customerId, event, receivedAt }: Arrival<ReactionEvent>): ReactionRow {
  return {
    store_id: storeId, account_id: accountId, target_external_id: event.targetExternalId, reactor: event.origin === 'device' || event.outgoing ? 'store' : customerId,
    emoji: event.emoji, occurred_at: event.occurredAt ?? receivedAt, external_id: event.externalId,
  };
}
/** In their order, in rounds with at most one of each person for each bubble: nearly always a single one. */
function oneEach(reactions: readonly ReactionRow[]): ReactionRow[][] {
  const rounds: ReactionRow[][] = [];
  const counts = new Map<string, number>();
  for (const reaction of reactions) {
    const key = [reaction.store_id, reaction.account_id, reaction.target_external_id, reaction.reactor].join(' ');
    const round = counts.get(key) ?? 0;
    (rounds[round] ??= []).push(reaction);
    counts.set(key, round + 1);
  }
  return rounds;
}
