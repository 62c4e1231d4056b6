import { type Failure, type Handler, parsePublicId, publicId, type SilenceReason } from '#contracts';
import type { Recipient, SendResult } from '#providers/contract';
import { Injectable } from '@nestjs/common';
import { Clock, DAY, SECOND } from '../../platform/clock/clock.js';
import { beforeCommit, Database, queryRows, type Tx } from '../../platform/database/database.js';
import { LiveEvents } from '../../platform/live/live-events.js';
import type { OpenAccount } from '../accounts/index.js';
import { Consent } from '../customers/index.js';
import {
  ACCEPT_MESSAGE, ACCOUNT_OF_QUEUE, AWAIT_ACCOUNT, CUSTOMER_ADDRESS, CUSTOMER_OF, DROP_MESSAGE, EXPLAIN_DROPPED, EXPLAIN_WAIT, FAIL_MESSAGE, HEAD_OF_QUEUE, HELD_BACK_BY_BULK, HOLD_BACK, LEAVE_UNKNOWN, LET_SLEEP, MARK_SENDING, MARK_UNKNOWN, POSTPONE, QUEUES_OF_ACCOUNT, REQUEUE_UNKNOWN, STALE_UNKNOWN, STILL_WAITS, TURN_BACK,
} from './outbox.queries.js';
import { EXPECT_NAME } from './naming/naming.queries.js';
import { FIRST_ASKED_MS } from './naming/sent-names.js';
import { BULK_RECALLS } from './outgoing/bulk-recalls.js';
import { isOldNews, reopenWish, reopenWishes } from './outgoing/kept-news.js';
import { awakeAt, QUIET } from './outgoing/quiet-recipients.js';
import { presentMessage } from './presenter.js';
import type { ConversationRow, MessageRow } from './rows.js';
import { eventOf, StatusFacts, type TriedAgain } from './status-facts.js';
import { LOCK_CONVERSATION } from './turns/turns.queries.js';

/** The message at the head of a conversation's queue, with what is needed to send it. */
export interface NextMessage {
  readonly message: MessageRow;
  readonly conversation: ConversationRow;
  readonly to: Recipient;
  /** Since when it might have been sent; undefined for what was written this moment. */
  readonly dueAt?: Date;
}
const TAKEN_OVER: Failure = { code: 'conversation.taken', text: 'The conversation changed hands before this message could be sent.', action: 'none' };
const TOO_LATE: Failure = { code: 'too_late', text: 'Its account could not send, and when it could again this was no news any more.', action: 'retry' };
const STOPPED: Failure = { code: 'template.opted_out', text: 'This person stopped marketing messages.', action: 'none' };
/** How a message was taken: by which try, and what its account says of itself. */
export interface Acceptance { readonly attemptId: string; readonly reportsSent: boolean; readonly failureOf: OpenAccount['failureOf'] }
interface HeldBack { readonly state: keyof typeof BULK_RECALLS }
interface QueuedFor { readonly account_id: string }
export interface Address { readonly phone: string | null; readonly wa_id: string | null; readonly bsuid: string | null; readonly lid: string | null }
type QueuedRow = MessageRow & { readonly next_attempt_at: Date | null };
export type Next =
  | { readonly kind: 'idle' }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'ready'; readonly next: NextMessage };

/** While a message is being sent, those behind it are looked for this often. */
const LOOK_AGAIN_MS = 1_000;
/** Nobody looks at what is over so soon. */
const TOLD_FROM_MS = 10 * SECOND;
/** What a limit of the number kept for so long comes too late: people decide. */
const LONGEST_HOLD_MS = DAY;

/** Messages on their way out: one at a time per conversation, in the order they were written (promise 3). */
@Injectable()
export class Outbox {
  constructor(private readonly db: Database, private readonly clock: Clock, private readonly facts: StatusFacts, private readonly live: LiveEvents, private readonly consent: Consent) {}

  /** The account whose message waits in this conversation; undefined when none does. A look without a lock. */
  async nextAccount(storeId: string, conversationId: string): Promise<string | undefined> {
    return (await this.db.acrossStoresStatement<QueuedFor>('claim', ACCOUNT_OF_QUEUE, [storeId, conversationId, this.clock.now()]))[0]?.account_id;
  }
  /** Conversations in which messages of this account wait. */
  async conversationsWaiting(storeId: string, accountId: string): Promise<string[]> {
    const rows = await this.db.inStoreStatement<{ conversation_id: string }>(storeId, QUEUES_OF_ACCOUNT, [storeId, accountId], { reads: true });
    return rows.map((row) => row.conversation_id);
  }
  /** As `nextAccount`, in the transaction that settles the message before. */
  async nextAccountIn(tx: Tx, { store_id: storeId, conversation_id: conversationId }: MessageRow): Promise<string | undefined> {
    return (await queryRows<QueuedFor>(tx, ACCOUNT_OF_QUEUE, [storeId, conversationId, this.clock.now()]))[0]?.account_id;
  }

  /**
   * Locks the conversation and gives the head of its queue. An assistant's message whose conversation changed hands since
   * it was written is dropped here: the person wins (promise 4), and its turn says why nobody answered (promise 5).
   */
  async next(tx: Tx, storeId: string, conversationId: string): Promise<Next> {
    const [[conversation], [head], [to]] = await Promise.all([
      queryRows<ConversationRow>(tx, LOCK_CONVERSATION, [storeId, conversationId]),
      this.#head(tx, storeId, conversationId),
      queryRows<Address>(tx, CUSTOMER_ADDRESS, [storeId, conversationId]),
    ]);
    if (!conversation || !head) return { kind: 'idle' };
    const message = await this.#wanted(tx, conversation, head, to?.phone);
    if (!message) return { kind: 'idle' };
    // Whoever sends it may have looked already whether something waits behind it: this bell must not be lost.
    if (message.status === 'sending') return { kind: 'wait', ms: LOOK_AGAIN_MS };
    const ms = (message.next_attempt_at?.getTime() ?? 0) - this.clock.now().getTime();
    if (ms <= 0 && message.attempt_count > 0 && (await queryRows(tx, STILL_WAITS, [storeId, message.id])).length === 0) return { kind: 'wait', ms: LOOK_AGAIN_MS };
    return ms > 0 ? { kind: 'wait', ms } : { kind: 'ready', next: { message, conversation, to: addressOf(to), dueAt: message.next_attempt_at ?? message.created_at } };
  }

  async #head(tx: Tx, storeId: string, conversationId: string): Promise<QueuedRow[]> {
    return queryRows<QueuedRow>(tx, HEAD_OF_QUEUE, [storeId, conversationId, this.clock.now()]);
  }

  /** The first that still may go out, from `first` on. */
  async #wanted(tx: Tx, conversation: ConversationRow, first: QueuedRow, phone: string | null | undefined): Promise<QueuedRow | undefined> {
    let message: QueuedRow | undefined = first;
    while (message) {
      if (isFenced(message, conversation)) message = await this.#dropFenced(tx, conversation, message);
      else if (isMarketing(message) && await this.#hasStopped(tx, message)) {
        await this.fail(tx, message, STOPPED);
        [message] = await this.#head(tx, conversation.store_id, conversation.id);
      } else if (await this.#isHeldBack(tx, message) || await this.#isPutToSleep(tx, message, phone)) [message] = await this.#head(tx, conversation.store_id, conversation.id);
      else return message;
    }
    return undefined;
  }
  /** Who wrote STOP while it waited gets no marketing any more. */
  async #hasStopped(tx: Tx, { store_id: storeId, conversation_id: conversationId }: MessageRow): Promise<boolean> {
    const [customer] = await queryRows<{ id: string }>(tx, CUSTOMER_OF, [storeId, conversationId]);
    return customer !== undefined && (await this.consent.stoppedAmong(tx, [{ storeId, customerId: customer.id }])).size > 0;
  }

  /** One of many, which was paused or cancelled while this one waited: it leaves the queue, so that nothing stands behind it. */
  async #isHeldBack(tx: Tx, message: QueuedRow): Promise<boolean> {
    const bulkId = message.status === 'queued' && message.extra?.by_person === undefined ? parsePublicId('bulk_message', message.extra?.bulk_message) : undefined;
    if (bulkId === undefined) return false;
    const [held] = await queryRows<HeldBack>(tx, HELD_BACK_BY_BULK, [message.store_id, message.id, bulkId, BULK_RECALLS.cancelled.text]);
    if (held === undefined) return false;
    if (message.attempt_count === 0) await this.#drop(tx, message);
    else await this.fail(tx, message, BULK_RECALLS[held.state]);
    return true;
  }

  /** One of many that was kept, or turned away, until its recipient's night began. */
  async #isPutToSleep(tx: Tx, message: QueuedRow, phone: string | null | undefined): Promise<boolean> {
    const now = this.clock.now();
    const until = message.status === 'queued' && (message.next_attempt_at ?? now) <= now ? await awakeAt(tx, message, phone ?? null, now) : now;
    if (until <= now) return false;
    const rows = await queryRows<MessageRow>(tx, LET_SLEEP, [message.store_id, message.id, until, QUIET.code, QUIET.text, new Date(until.getTime() - keptMs(message, now)).toISOString(), until.toISOString()]);
    this.live.append(tx, rows.map((row) => ({ storeId: row.store_id, type: 'message.updated' as const, data: { message: presentMessage(row) } })));
    return true;
  }

  /** Takes answers of the assistant that a person overtook out of the queue. Gives the head that is left. */
  async #dropFenced(tx: Tx, conversation: ConversationRow, first: QueuedRow): Promise<QueuedRow | undefined> {
    const { store_id: storeId, id } = conversation;
    const runs: (string | null)[] = [];
    let message: QueuedRow | undefined = first;
    while (message && isFenced(message, conversation)) {
      runs.push(message.run_id);
      // What was tried before may have reached the customer after all: it stays in the thread.
      if (message.attempt_count > 0) await this.fail(tx, message, TAKEN_OVER);
      else await this.#drop(tx, message);
      [message] = await this.#head(tx, storeId, id);
    }
    await this.#explain(tx, conversation, runs);
    return message;
  }

  async #drop(tx: Tx, message: MessageRow): Promise<void> {
    await queryRows(tx, DROP_MESSAGE, [message.store_id, message.id]);
    this.live.append(tx, [{ storeId: message.store_id, type: 'message.dropped', data: { message: presentMessage(message) } }]);
  }
  /** The turn whose answer was dropped says why nobody answered. */
  async #explain(tx: Tx, { store_id: storeId, id, handler }: ConversationRow, runIds: readonly (string | null)[]): Promise<void> {
    const reason = reasonAfter(handler);
    const silent = await queryRows(tx, EXPLAIN_DROPPED, [storeId, id, runIds, reason]);
    if (silent.length > 0) this.live.append(tx, [{ storeId, type: 'turn.silent', data: { conversation_id: publicId('conversation', id), reason } }]);
  }

  /** True when WhatsApp lets only templates through: no customer message within the window (R211). */
  isWindowClosed(conversation: Pick<ConversationRow, 'window_closes_at'>, windowHours: number | undefined): boolean {
    return windowHours !== undefined && (conversation.window_closes_at?.getTime() ?? 0) <= this.clock.now().getTime();
  }

  /** Fails a notification that its account kept until it is no news any more; what a person sent again goes all the same. */
  async failLate(tx: Tx, { message, dueAt }: NextMessage, account: OpenAccount): Promise<boolean> {
    const { extra } = message;
    if (extra?.notification === undefined || extra.by_person !== undefined || dueAt === undefined || !account.couldNotSendSince(dueAt)) return false;
    if (!await isOldNews(tx, message, dueAt, this.clock.now())) return false;
    await this.fail(tx, message, TOO_LATE);
    this.live.append(tx, await reopenWish(tx, message));
    return true;
  }

  /** With the commit of `tx`. */
  markSending(tx: Tx, message: MessageRow): void {
    beforeCommit(tx, MARK_SENDING, () => [message.store_id, message.id]);
  }
  /** A message that nobody has begun to send waits for `ms`. With the commit of `tx`. */
  holdBack(tx: Tx, message: MessageRow, ms: number): void {
    beforeCommit(tx, HOLD_BACK, () => [message.store_id, message.id, this.clock.in(ms)]);
  }
  /** Leaves the message at the head of its queue, for later. */
  async postpone(tx: Tx, message: MessageRow, ms: number): Promise<void> {
    await queryRows(tx, POSTPONE, [message.store_id, message.id, this.clock.in(ms)]);
  }
  /** As `postpone`, for as long as its account cannot send. */
  async awaitAccount(tx: Tx, message: MessageRow): Promise<void> {
    await queryRows(tx, AWAIT_ACCOUNT, [message.store_id, message.id, this.clock.now()]);
  }
  /** As `postpone`, for a try that counts as none. */
  async turnBack(tx: Tx, message: MessageRow, ms: number): Promise<void> {
    await queryRows(tx, TURN_BACK, [message.store_id, message.id, this.clock.in(ms)]);
  }
  /** A limit of the number keeps the message, and what waits behind it, for `ms`. Fails it where that has gone on for a day. */
  async explainWait(tx: Tx, message: MessageRow, failure: Failure, ms: number): Promise<'waits' | 'failed'> {
    const now = this.clock.now();
    if (keptMs(message, now) >= LONGEST_HOLD_MS) {
      await this.fail(tx, message, failure);
      return 'failed';
    }
    const rows = await queryRows<MessageRow>(tx, EXPLAIN_WAIT, [message.store_id, message.conversation_id, message.account_id, failure.code, failure.text, this.clock.in(ms).toISOString(), now.toISOString(), message.id, QUIET.code]);
    if (ms >= TOLD_FROM_MS) this.live.append(tx, rows.map((row) => ({ storeId: row.store_id, type: 'message.updated' as const, data: { message: presentMessage(row) } })));
    return 'waits';
  }
  /** First of all in the transaction that accepts a message: its facts may be on their way. */
  async awaitFacts(tx: Tx, message: MessageRow, externalId: string): Promise<void> {
    await this.facts.lock(tx, [{ storeId: message.store_id, accountId: message.account_id, externalId }]);
  }
  /** The provider took the message. Facts that were faster than its answer are applied at once; gives when it is tried again after one of them. */
  async accept(tx: Tx, message: MessageRow, { externalId, isProvisional }: Pick<SendResult, 'externalId' | 'isProvisional'>, { attemptId, reportsSent, failureOf }: Acceptance): Promise<TriedAgain | undefined> {
    const [[row], { changed, again }] = await Promise.all([
      // Who gives a provisional name tells of "sent" under the lasting one.
      queryRows<MessageRow>(tx, ACCEPT_MESSAGE, [message.store_id, message.id, externalId, reportsSent || isProvisional === true, attemptId]),
      this.facts.apply(tx, [{ storeId: message.store_id, accountId: message.account_id, externalId, failureOf }]),
    ]);
    if (isProvisional) await queryRows(tx, EXPECT_NAME, [message.store_id, message.account_id, externalId, message.id, this.clock.in(FIRST_ASKED_MS), this.clock.now()]);
    if (row && changed.length === 0) this.#announce(tx, row);
    return again[0];
  }
  /** The message will not be sent; `failure` says why and what can be done. */
  async fail(tx: Tx, message: MessageRow, failure: Failure): Promise<void> {
    const [row] = await queryRows<MessageRow>(tx, FAIL_MESSAGE, [message.store_id, message.id, JSON.stringify(failure)]);
    if (!row) return;
    this.#announce(tx, row);
    this.live.append(tx, await reopenWishes(tx, [row]));
  }
  /** The provider refused a message because its customer stopped marketing. */
  async noteOptOut(tx: Tx, message: MessageRow, words: string): Promise<void> {
    const [customer] = await queryRows<{ id: string }>(tx, CUSTOMER_OF, [message.store_id, message.conversation_id]);
    if (!customer) return;
    await this.consent.record(tx, [{
      storeId: message.store_id, customerId: customer.id, purpose: 'marketing', allowed: false, source: 'refusal', words, messageId: message.id, accountId: message.account_id,
      evidence: `refusal ${message.account_id} ${message.id}`, at: this.clock.now(),
    }]);
  }
  /** Nobody knows whether it was sent; statuses may tell. Works through the door too. */
  async markUnknown(tx: Tx, messages: readonly { storeId: string; messageId: string }[]): Promise<readonly MessageRow[]> {
    if (messages.length === 0) return [];
    const rows = await queryRows<MessageRow>(tx, MARK_UNKNOWN, [JSON.stringify(messages.map(({ storeId, messageId }) => ({ store_id: storeId, id: messageId }))), this.clock.now()]);
    for (const row of rows) this.#announce(tx, row);
    return rows;
  }
  /** Messages unknown for longer than `ms`, those of bulk messages for longer than `bulkMs`, of all accounts but `except`. For the sweeper, through the door. */
  async unknownFor(tx: Tx, { ms, bulkMs }: { readonly ms: number; readonly bulkMs: number }, limit: number, except: readonly string[]): Promise<readonly MessageRow[]> {
    return queryRows<MessageRow>(tx, STALE_UNKNOWN, [this.clock.ago(ms), this.clock.ago(bulkMs), limit, except]);
  }
  /** Puts an unknown message back into its queue for one more try. Undefined when it was settled meanwhile. */
  async requeueUnknown(tx: Tx, message: MessageRow): Promise<MessageRow | undefined> {
    return (await queryRows<MessageRow>(tx, REQUEUE_UNKNOWN, [message.store_id, message.id]))[0];
  }

  /** Nobody can tell what became of it: it waits for a person, who may try again with one click. */
  async leaveUnknown(tx: Tx, message: MessageRow): Promise<void> {
    await tx.query(LEAVE_UNKNOWN, [message.store_id, message.id]);
    const bulk = message.extra?.bulk_message;
    if (bulk !== undefined) this.live.append(tx, [{ storeId: message.store_id, type: 'bulk_message.progress', data: { id: bulk } }]);
  }

  #announce(tx: Tx, row: MessageRow): void {
    this.live.append(tx, [{ storeId: row.store_id, type: eventOf(row), data: { message: presentMessage(row) } }]);
  }
}

/** For how long a limit of its number has kept it; its recipient's sleep does not count. */
function keptMs({ waits }: MessageRow, now: Date): number {
  if (waits === null) return 0;
  return (waits.code === QUIET.code ? Date.parse(waits.until) : now.getTime()) - Date.parse(waits.since);
}
/** Written for a conversation that has changed hands since. */
function isFenced(message: QueuedRow, conversation: ConversationRow): boolean {
  return message.status === 'queued' && message.author === 'assistant' && message.handler_version !== conversation.handler_version;
}
/** Filled in from a template of that category, also where the provider takes it as plain text. */
function isMarketing({ status, content }: QueuedRow): boolean {
  const shown = content.kind === 'template' ? content.shown : content.kind === 'text' ? content.template : undefined;
  return status === 'queued' && shown?.category === 'marketing';
}
/** Why an answer was dropped, by who has the conversation now. */
function reasonAfter(handler: Handler): SilenceReason {
  switch (handler) {
    case 'human': return 'person_has_it';
    case 'waiting': return 'waiting_for_person';
    case 'ai': return 'superseded';
  }
}
/** What a customer can be reached by. */
export function addressOf(row: Address | undefined): NextMessage['to'] {
  return { ...(row?.phone ? { phone: row.phone } : {}), ...(row?.wa_id ? { waId: row.wa_id } : {}), ...(row?.bsuid ? { bsuid: row.bsuid } : {}), ...(row?.lid ? { lid: row.lid } : {}) };
}
