import { type HandOffBrief, type OutboundContent, publicId, type SilenceReason, textOf } from '#contracts';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Clock, MINUTE, SECOND } from '../../../platform/clock/clock.js';
import { beforeCommit, Database, queryRows, type Tx } from '../../../platform/database/database.js';
import { newId } from '../../../platform/database/ids.js';
import { type LiveEvent, LiveEvents } from '../../../platform/live/live-events.js';
import { previewOf } from '../intake.js';
import type { Store } from '../../stores/index.js';
import { type Address, addressOf, type NextMessage } from '../outbox.js';
import { CUSTOMER_ADDRESS, HEAD_OF_QUEUE } from '../outbox.queries.js';
import { presentConversation, presentMessage } from '../presenter.js';
import type { ConversationRow, MessageRow } from '../rows.js';
import { type ToldRow, type TurnRow, untoldSince, withWords } from './told.js';
import {
  CLAIM_TURN, CLOSE_MESSAGES, CLOSE_TURN, DUE_LATER, GIVE_TURN_BACK, INSERT_HAND_OFF, INSERT_OUTGOING, INSERT_TURN, KEEP_TURN, LAST_HAND_BACK, POSTPONE_TURN, THREAD_OF_TURN, TURN_FAILED, TURN_OVERTAKEN,
} from './turns.queries.js';

/** A run of the assistant renews it; the sweeper frees what a dead worker left. */
const TURN_LEASE_MS = 90 * SECOND;
/** So many that could not be given back; with more of them, the end of the oldest is waited for. */
const LEASES_KEPT = 10_000;
/** No run takes so long: it hangs, and somebody else may try. */
const LONGEST_RUN_MS = 10 * MINUTE;
/** After a failure a turn rests; after each further one twice as long. */
const FIRST_PAUSE_MS = 2 * SECOND;
const MOST_DOUBLINGS = 5;
/** Messages before the turn that the assistant is shown (R160). */
const HISTORY_LENGTH = 10;

/** A turn in the hands of one worker. The versions fence its answer: what changed meanwhile wins. */
export interface Turn {
  readonly storeId: string;
  readonly conversation: ConversationRow;
  readonly leaseToken: string;
  readonly openedAt: Date;
  readonly customer: { readonly id: string; readonly name: string | null; readonly locale: string | null };
  /** When a person gave it back last; undefined when nobody had it. */
  readonly handBack: HandBackRow | undefined;
  /** What is said in sounds is their `transcript`, what is seen in photos their `sight`. */
  readonly messages: readonly TurnRow[];
  /** When the newest of `messages` came that somebody still listens to or looks at; undefined when all is known. */
  readonly untoldSince: Date | undefined;
  readonly history: readonly TurnRow[];
  /** Whether the conversation had a cart when the turn was taken. */
  readonly hasCart: boolean;
  /** The store's plan as it was when the turn was taken. */
  readonly plan: Pick<Store, 'subscriptionStatus' | 'trialEndsAt'>;
}
/** A person's part of a conversation: from its hand-off, or from when somebody took it, until it was given back. */
export interface HandBackRow { readonly since: Date; readonly at: Date; readonly reason: string | null }
type ClaimedRow = ConversationRow & {
  readonly customer_name: string | null; readonly customer_locale: string | null;
  readonly subscription_status: Store['subscriptionStatus']; readonly trial_ends_at: Date; readonly has_cart: boolean;
};
/** How a turn ends. */
export interface TurnAnswer {
  readonly contents: readonly OutboundContent[];
  readonly runId: string | null;
  readonly silence?: SilenceReason;
  /** Hand the conversation to people, with this reason for them (R156). */
  readonly handOffReason?: string;
  /** What they should know at once. */
  readonly handOffBrief?: HandOffBrief;
}
export type TurnOutcome<Taken> =
  /** `queued`: how many messages are to be sent. `taken`: what came of `take`. */
  | { readonly kind: 'closed'; readonly queued: number; readonly taken: Taken | undefined; readonly conversation: ConversationRow }
  | { readonly kind: 'superseded' };
/** What else the transaction does that ends a turn. Both only add writes to it. */
export interface TurnEnd<Taken> {
  /** `dropped`: the answer came too late, and nothing of it was written. */
  also(tx: Tx, outcome: 'sent' | 'dropped'): Promise<void> | void;
  /** Takes the first message for sending, if nothing is before it in its queue. Undefined when it has to wait there. */
  readonly take?: ((tx: Tx, first: NextMessage) => Taken | undefined) | undefined;
}

@Injectable()
export class Turns {
  /** Leases that nobody works under any more and that could not be given back, by conversation: the next try here takes them over, and waits for no end of them. */
  readonly #left = new LRUCache<string, string>({ max: LEASES_KEPT, ttl: TURN_LEASE_MS });

  constructor(private readonly db: Database, private readonly clock: Clock, private readonly live: LiveEvents) {}

  /** Takes the turn of a conversation for this worker. Undefined when it is answered, in other hands, or not closed yet; then `dueInMs` says when. */
  async open(storeId: string, conversationId: string): Promise<Turn | { readonly dueInMs: number } | undefined> {
    const now = this.clock.now();
    // A try that fails from here on may have taken it all the same.
    const [leaseToken, left] = [newId(), this.#left.get(conversationId)];
    const [claimed, thread] = await this.#orLeave(storeId, conversationId, leaseToken, this.db.inStoreStatements<[ClaimedRow, ToldRow & { readonly is_asked: boolean }]>(storeId, [
      { sql: CLAIM_TURN, values: [storeId, conversationId, now, new Date(now.getTime() + TURN_LEASE_MS), leaseToken, left ?? null] },
      { sql: THREAD_OF_TURN, values: [storeId, conversationId, HISTORY_LENGTH] },
    ], { durable: 'later' }));
    if (left !== undefined) this.#left.delete(conversationId);
    const [conversation] = claimed;
    if (!conversation) return this.#dueLater(storeId, conversationId, now);
    // Where hands have never changed nobody has to look who had it.
    const handBack = conversation.handler_version > 1 ? await this.#orLeave(storeId, conversationId, leaseToken, this.#handBack(storeId, conversationId)) : undefined;
    const asked = thread.filter((row) => row.is_asked);
    return {
      storeId, conversation, leaseToken, openedAt: now, handBack, messages: asked.map(withWords), untoldSince: untoldSince(asked), history: thread.filter((row) => !row.is_asked).map(withWords),
      hasCart: conversation.has_cart, customer: { id: conversation.customer_id, name: conversation.customer_name, locale: conversation.customer_locale },
      plan: { subscriptionStatus: conversation.subscription_status, trialEndsAt: conversation.trial_ends_at },
    };
  }

  /** Gives the lease back where the work under it fails, or leaves it to the next try. */
  async #orLeave<T>(storeId: string, conversationId: string, leaseToken: string, work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      await this.db.inStoreStatement(storeId, GIVE_TURN_BACK, [storeId, conversationId, leaseToken]).catch(() => this.#left.set(conversationId, leaseToken));
      throw error;
    }
  }

  async #handBack(storeId: string, conversationId: string): Promise<HandBackRow | undefined> {
    return (await this.db.inStoreStatement<HandBackRow>(storeId, LAST_HAND_BACK, [storeId, conversationId], { reads: true }))[0];
  }

  async #dueLater(storeId: string, conversationId: string, now: Date): Promise<{ readonly dueInMs: number } | undefined> {
    const [row] = await this.db.inStoreStatement<{ due: Date | null; leased: boolean }>(storeId, DUE_LATER, [storeId, conversationId, now]);
    return row?.due && !row.leased ? { dueInMs: Math.max(1, row.due.getTime() - now.getTime()) } : undefined;
  }

  /** Keeps the turn for whoever works on it, however long that takes. False once a newer message or a person made the running answer pointless. */
  async keep(turn: Turn): Promise<boolean> {
    const { id, handler_version: handlerVersion, turn_version: turnVersion } = turn.conversation;
    const now = this.clock.now().getTime();
    const mayGoOn = now < turn.openedAt.getTime() + LONGEST_RUN_MS;
    const values = [turn.storeId, id, turn.leaseToken, handlerVersion, turnVersion, new Date(now + TURN_LEASE_MS), mayGoOn ? new Date(now + TURN_LEASE_MS * 2 / 3) : null];
    return (await this.db.inStoreStatement(turn.storeId, KEEP_TURN, values, { durable: 'later' })).length > 0;
  }

  /**
   * Writes the answer and its queued messages, or the reason for silence, only if neither a newer message nor a person
   * came in between (promise 4, R203).
   */
  async close<Taken>(turn: Turn, answer: TurnAnswer, { also, take }: TurnEnd<Taken>): Promise<TurnOutcome<Taken>> {
    const { storeId, conversation: seen, leaseToken } = turn;
    const now = this.clock.now();
    const handsOff = answer.handOffReason !== undefined;
    const written = answer.contents.map((content) => ({ kind: content.kind, content, text: textOf(content) }));
    const last = written.at(-1);
    return this.db.inStore(storeId, async (tx): Promise<TurnOutcome<Taken>> => {
      const [[conversation], before, [address]] = await Promise.all([
        queryRows<ConversationRow>(tx, CLOSE_TURN, [
          storeId, seen.id, now, handsOff, answer.handOffReason ?? null, last ? previewOf(last) : null, leaseToken, seen.handler_version, seen.turn_version,
        ]),
        take ? queryRows(tx, HEAD_OF_QUEUE, [storeId, seen.id, now]) : [],
        take ? queryRows<Address>(tx, CUSTOMER_ADDRESS, [storeId, seen.id]) : [],
      ]);
      if (!conversation) {
        beforeCommit(tx, TURN_OVERTAKEN, () => [storeId, seen.id, leaseToken, now]);
        await also(tx, 'dropped');
        return { kind: 'superseded' };
      }
      const turnId = newId();
      beforeCommit(tx, INSERT_TURN, () => [storeId, turnId, seen.id, answer.runId, answer.silence ?? null, now]);
      beforeCommit(tx, CLOSE_MESSAGES, () => [storeId, seen.id, turnId]);
      if (handsOff) beforeCommit(tx, INSERT_HAND_OFF, () => [storeId, newId(), seen.id, JSON.stringify({ reason: answer.handOffReason, ...(answer.handOffBrief === undefined ? {} : { brief: answer.handOffBrief }) }), now]);
      await also(tx, 'sent');
      const queued = written.map((message) => answerRow(conversation, message, answer.runId, now));
      const [first, ...others] = queued;
      let taken: Taken | undefined;
      if (first) beforeCommit(tx, INSERT_OUTGOING, () => [JSON.stringify([taken === undefined ? first : { ...first, status: 'sending', attempt_count: 1 }, ...others])]);
      if (first && before.length === 0) taken = take?.(tx, { message: first, conversation, to: addressOf(address) });
      this.#announce(tx, conversation, queued, answer);
      return { kind: 'closed', queued: queued.length, taken, conversation };
      // A try to send has to outlive every crash; all else would be done again.
    }, { durable: take ? 'now' : 'later' });
  }

  #announce(tx: Tx, conversation: ConversationRow, queued: readonly MessageRow[], answer: TurnAnswer): void {
    const storeId = conversation.store_id;
    this.live.append(tx, [
      ...queued.map((message): LiveEvent => ({ storeId, type: 'message.queued', data: { message: presentMessage(message) } })),
      ...(answer.silence === undefined ? [] : [{ storeId, type: 'turn.silent', data: { conversation_id: publicId('conversation', conversation.id), reason: answer.silence } } satisfies LiveEvent]),
      { storeId, type: answer.handOffReason === undefined ? 'conversation.updated' : 'conversation.handed_off', data: { conversation: presentConversation(conversation) } },
    ]);
  }

  /** Lets go of a turn whose customer is still typing, or whose words nobody has heard yet, for `ms` milliseconds. */
  async postpone(turn: Turn, ms: number): Promise<void> {
    await this.db.inStoreStatement(turn.storeId, POSTPONE_TURN, [turn.storeId, turn.conversation.id, this.clock.in(ms), turn.leaseToken]);
  }

  /** Lets go of a turn that could not be ended; it is due again later each time. `also` keeps what is left of the answer. */
  async failed(turn: Turn, also: (tx: Tx) => Promise<void> | void): Promise<void> {
    const { id, handler_version: handlerVersion, turn_version: turnVersion, turn_failures: before } = turn.conversation;
    const values = [turn.storeId, id, this.clock.in(FIRST_PAUSE_MS * 2 ** Math.min(before, MOST_DOUBLINGS)), turn.leaseToken, handlerVersion, turnVersion];
    this.#left.set(id, turn.leaseToken);
    await this.db.inStore(turn.storeId, async (tx) => {
      await queryRows(tx, TURN_FAILED, values);
      await also(tx);
    });
    this.#left.delete(id);
  }
}

/** A message of the assistant as it will be stored. Times are cut to seconds, see INSERT_OUTGOING. */
function answerRow(conversation: ConversationRow, message: Pick<MessageRow, 'kind' | 'content' | 'text'>, runId: string | null, now: Date): MessageRow {
  return {
    ...message, store_id: conversation.store_id, id: newId(), conversation_id: conversation.id, account_id: conversation.account_id,
    direction: 'out', author: 'assistant', author_id: null, external_id: null, status: 'queued', failure: null, reply_to_external_id: null, extra: null,
    edited_at: null, deleted_at: null, turn_id: null, run_id: runId, handler_version: conversation.handler_version, attempt_count: 0, tries_before: 0, waits: null,
    occurred_at: new Date(Math.floor(now.getTime() / 1000) * 1000), created_at: now,
  };
}
