import { type OutboundContent, publicId, type SilenceReason, textOf } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock, SECOND } from '../../platform/clock/clock.js';
import { claimOne, Database, queryRows, type Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import { type LiveEvent, LiveEvents } from '../../platform/live/live-events.js';
import { previewOf } from './intake.js';
import type { Store } from '../stores/index.js';
import { presentConversation, presentMessage } from './presenter.js';
import type { ConversationRow, MessageRow } from './rows.js';
import { CLAIM_TURN, CLOSE_MESSAGES, CLOSE_TURN, GIVE_TURN_BACK, HISTORY_BEFORE, INSERT_OUTGOING, LOCK_CONVERSATION, MESSAGES_TO_ANSWER, POSTPONE_TURN, TURN_STILL_OPEN } from './turns.queries.js';

/** Longer than any run of the assistant may take; the sweeper frees what a dead worker left. */
const TURN_LEASE_MS = 90 * SECOND;
/** Messages before the turn that the assistant is shown (R160). */
const HISTORY_LENGTH = 10;

/** A turn in the hands of one worker. The versions fence its answer: what changed meanwhile wins. */
export interface Turn {
  readonly storeId: string;
  readonly conversation: ConversationRow;
  readonly leaseToken: string;
  readonly customer: { readonly id: string; readonly name: string | null; readonly locale: string | null };
  readonly messages: readonly MessageRow[];
  readonly history: readonly MessageRow[];
  /** The store's plan as it was when the turn was taken. */
  readonly plan: Pick<Store, 'subscriptionStatus' | 'trialEndsAt'>;
}
type ClaimedRow = ConversationRow & {
  readonly customer_name: string | null; readonly customer_locale: string | null;
  readonly subscription_status: Store['subscriptionStatus']; readonly trial_ends_at: Date;
};
/** How a turn ends. `queued` in the outcome are the messages to send. */
export interface TurnAnswer {
  readonly contents: readonly OutboundContent[];
  readonly runId: string | null;
  readonly silence?: SilenceReason;
  /** Hand the conversation to people, with this reason for them (R156). */
  readonly handOffReason?: string;
}
export type TurnOutcome =
  | { readonly kind: 'closed'; readonly queued: readonly MessageRow[]; readonly conversation: ConversationRow }
  | { readonly kind: 'superseded' };

@Injectable()
export class Turns {
  constructor(private readonly db: Database, private readonly clock: Clock, private readonly live: LiveEvents) {}

  /** Takes the turn of a conversation for this worker. Undefined when it is answered, in other hands, or not closed yet; then `dueInMs` says when. */
  async open(storeId: string, conversationId: string): Promise<Turn | { readonly dueInMs: number } | undefined> {
    const now = this.clock.now();
    return this.db.inStore(storeId, async (tx) => {
      const leaseToken = newId();
      const claimed = await claimOne<ClaimedRow>(tx, CLAIM_TURN, [storeId, conversationId, now, new Date(now.getTime() + TURN_LEASE_MS), leaseToken]);
      if (!claimed) {
        const [row] = await queryRows<{ due: Date | null; leased: boolean }>(tx,
          'select turn_due_at as due, turn_lease_until > $3 as leased from conversations where store_id = $1 and id = $2', [storeId, conversationId, now]);
        return row?.due && !row.leased ? { dueInMs: Math.max(1, row.due.getTime() - now.getTime()) } : undefined;
      }
      const messages = (await queryRows<MessageRow>(tx, MESSAGES_TO_ANSWER, [storeId, conversationId])).toReversed();
      const first = messages[0];
      const history = first ? await queryRows<MessageRow>(tx, HISTORY_BEFORE, [storeId, conversationId, first.occurred_at, first.id, HISTORY_LENGTH]) : [];
      return {
        storeId, conversation: claimed, leaseToken, messages, history: history.toReversed(),
        customer: { id: claimed.customer_id, name: claimed.customer_name, locale: claimed.customer_locale },
        plan: { subscriptionStatus: claimed.subscription_status, trialEndsAt: claimed.trial_ends_at },
      };
    }, { durable: 'later' });
  }

  /** False once a newer message or a person made the running answer pointless. */
  async isCurrent(turn: Turn): Promise<boolean> {
    return this.db.inStore(turn.storeId, async (tx) => {
      const rows = await queryRows(tx, TURN_STILL_OPEN, [turn.storeId, turn.conversation.id, turn.leaseToken, turn.conversation.handler_version, turn.conversation.turn_version]);
      return rows.length > 0;
    });
  }

  /**
   * Writes the answer and its queued messages, or the reason for silence, only if neither a newer message nor a person
   * came in between (promise 4, R203). `also` runs in the same transaction when the turn closes.
   */
  async close(turn: Turn, answer: TurnAnswer, also: (tx: Tx, outcome: Extract<TurnOutcome, { kind: 'closed' }>) => Promise<void>): Promise<TurnOutcome> {
    const { storeId, conversation: seen } = turn;
    const now = this.clock.now();
    return this.db.inStore(storeId, async (tx): Promise<TurnOutcome> => {
      const [current] = await queryRows<ConversationRow & { turn_lease_token: string | null }>(tx, LOCK_CONVERSATION, [storeId, seen.id]);
      if (!current || current.turn_lease_token !== turn.leaseToken) return { kind: 'superseded' };
      if (current.handler_version !== seen.handler_version || current.turn_version !== seen.turn_version) {
        await queryRows(tx, GIVE_TURN_BACK, [storeId, seen.id, turn.leaseToken]);
        return { kind: 'superseded' };
      }
      const handsOff = answer.handOffReason !== undefined;
      const handlerVersion = seen.handler_version + (handsOff ? 1 : 0);
      const turnId = newId();
      await queryRows(
        tx, 'insert into turns (store_id, id, conversation_id, run_id, silence_reason, closed_at) values ($1, $2, $3, $4, $5, $6)',
        [storeId, turnId, seen.id, answer.runId, answer.silence ?? null, now],
      );
      await queryRows(tx, CLOSE_MESSAGES, [storeId, seen.id, turnId]);
      const queued = await this.#queue(tx, turn, answer, handlerVersion, now);
      const last = queued.at(-1);
      const [conversation] = await queryRows<ConversationRow>(tx, CLOSE_TURN, [
        storeId, seen.id, now, handsOff, answer.handOffReason ?? null, last ? previewOf(last) : null,
      ]);
      if (handsOff) await recordHandOff(tx, turn, answer.handOffReason ?? '', now);
      const outcome = { kind: 'closed', queued, conversation: conversation ?? current } as const;
      await this.#announce(tx, outcome, answer);
      await also(tx, outcome);
      return outcome;
    }, { durable: 'later' });
  }

  async #announce(tx: Tx, { queued, conversation }: Extract<TurnOutcome, { kind: 'closed' }>, answer: TurnAnswer): Promise<void> {
    const storeId = conversation.store_id;
    await this.live.append(tx, [
      ...queued.map((message): LiveEvent => ({ storeId, type: 'message.queued', data: { message: presentMessage(message) } })),
      ...(answer.silence === undefined ? [] : [{ storeId, type: 'turn.silent', data: { conversation_id: publicId('conversation', conversation.id), reason: answer.silence } } satisfies LiveEvent]),
      { storeId, type: answer.handOffReason === undefined ? 'conversation.updated' : 'conversation.handed_off', data: { conversation: presentConversation(conversation) } },
    ]);
  }

  /** Lets go of a turn whose customer is still typing, for `ms` milliseconds. */
  async postpone(turn: Turn, ms: number): Promise<void> {
    await this.db.inStore(turn.storeId, (tx) => queryRows(tx, POSTPONE_TURN, [turn.storeId, turn.conversation.id, this.clock.in(ms), turn.leaseToken]));
  }

  /** Lets go of a turn whose answer failed for a passing reason; it is due again at once. */
  async release(turn: Turn): Promise<void> {
    await this.db.inStore(turn.storeId, (tx) => queryRows(tx, GIVE_TURN_BACK, [turn.storeId, turn.conversation.id, turn.leaseToken]));
  }

  async #queue(tx: Tx, turn: Turn, answer: TurnAnswer, handlerVersion: number, now: Date): Promise<readonly MessageRow[]> {
    if (answer.contents.length === 0) return [];
    const rows = answer.contents.map((content) => ({
      store_id: turn.storeId, id: newId(), conversation_id: turn.conversation.id, account_id: turn.conversation.account_id,
      author: 'assistant', author_id: null, kind: content.kind, content, text: textOf(content), run_id: answer.runId, handler_version: handlerVersion,
      reply_to_external_id: null, occurred_at: now,
    }));
    return queryRows<MessageRow>(tx, INSERT_OUTGOING, [JSON.stringify(rows)]);
  }
}

async function recordHandOff(tx: Tx, turn: Turn, reason: string, now: Date): Promise<void> {
  await queryRows(
    tx, `insert into conversation_events (store_id, id, conversation_id, type, actor, detail, occurred_at) values ($1, $2, $3, 'handed_off', 'assistant', $4, $5)`,
    [turn.storeId, newId(), turn.conversation.id, JSON.stringify({ reason }), now],
  );
}
