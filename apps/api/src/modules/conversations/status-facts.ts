import type { EventName, Failure } from '#contracts';
import type { StatusEvent } from '#providers/contract';
import { Injectable } from '@nestjs/common';
import { validate } from 'uuid';
import { Clock } from '../../platform/clock/clock.js';
import { queryRows, type Tx } from '../../platform/database/database.js';
import { LiveEvents } from '../../platform/live/live-events.js';
import type { OpenAccount } from '../accounts/index.js';
import { type Correlation, reportedOutcomeOf, Sending } from '../sending/index.js';
import { presentMessage } from './presenter.js';
import { closeReached, reopenWishes } from './outgoing/kept-news.js';
import { TRY_AGAIN } from './outbox.queries.js';
import type { MessageRow } from './rows.js';
import { APPLY_FACTS, INSERT_FACTS, LOCK_SENT } from './status-facts.queries.js';

/** A provider's word about a message we sent. `failure` are the words for people, when it failed. */
export interface StatusArrival {
  readonly storeId: string;
  readonly accountId: string;
  readonly event: StatusEvent;
  readonly failure?: Failure;
  readonly receivedAt: Date;
  /** How its account treats failures; without it one is final. */
  readonly failureOf?: OpenAccount['failureOf'] | undefined;
}
/** A message as the provider names it. `failureOf`: how its account treats failures; without it one is final. */
export interface SentAs { readonly storeId: string; readonly accountId: string; readonly externalId: string; readonly failureOf?: OpenAccount['failureOf'] | undefined }
/** A message that the provider took and could not bring, and that is in its queue again. `inMs`: until then; undefined when it waits for its account. */
export interface TriedAgain { readonly storeId: string; readonly conversationId: string; readonly inMs: number | undefined }
/** What facts changed. */
export interface Applied { readonly changed: readonly MessageRow[]; readonly again: readonly TriedAgain[] }

/** Statuses are append-only facts; what a message shows is derived from them, whatever their order (R191). */
@Injectable()
export class StatusFacts {
  constructor(private readonly sending: Sending, private readonly live: LiveEvents, private readonly clock: Clock) {}

  /**
   * Keeps the facts and brings their messages up to them. A fact that carries our attempt's id also proves that the
   * attempt arrived, whatever we saw of it. Part of the caller's transaction, which must see all stores. Gives the messages that are to be tried again.
   */
  async record(tx: Tx, arrivals: readonly StatusArrival[]): Promise<readonly TriedAgain[]> {
    if (arrivals.length === 0) return [];
    const facts = arrivals.map(({ storeId, accountId, event, failure, receivedAt }) => ({
      store_id: storeId, account_id: accountId, external_id: event.externalId, status: event.status, participant: event.participant ?? '',
      correlation_id: event.correlationId ?? null, occurred_at: event.occurredAt ?? receivedAt, received_at: receivedAt,
      errors: event.errors.length > 0 ? event.errors : null, failure: failure ?? null, pricing: event.pricing ?? null,
    }));
    const correlations = arrivals.flatMap(({ storeId, accountId, event }) => (event.correlationId === undefined ? [] : [{ storeId, accountId, correlationId: event.correlationId, externalId: event.externalId }]));
    const [, , , { again }] = await Promise.all([
      this.lock(tx, arrivals.map(({ storeId, accountId, event }) => ({ storeId, accountId, externalId: event.externalId }))),
      queryRows(tx, INSERT_FACTS, [JSON.stringify(facts)]),
      this.#prove(tx, correlations),
      this.apply(tx, arrivals.map(({ storeId, accountId, event, failureOf }) => ({ storeId, accountId, externalId: event.externalId, failureOf }))),
    ]);
    return again;
  }

  async #prove(tx: Tx, correlations: readonly Correlation[]): Promise<void> {
    const attempts = correlations.filter(({ correlationId }) => validate(correlationId));
    if (attempts.length === 0) return;
    await this.sending.settleByCorrelation(tx, attempts);
  }

  /** Waits for whoever brings facts of these messages, or their names, at this moment. First of all in a transaction that applies facts. */
  async lock(tx: Tx, sent: readonly SentAs[]): Promise<void> {
    await queryRows(tx, LOCK_SENT, [sent.map(({ accountId, externalId }) => `${accountId} ${externalId}`)]);
  }

  /** Brings the named messages up to their facts, also those that came before the message was known. */
  async apply(tx: Tx, sent: readonly SentAs[]): Promise<Applied> {
    if (sent.length === 0) return { changed: [], again: [] };
    const brought = await queryRows<MessageRow & { was_failed: boolean | null }>(tx, APPLY_FACTS, [JSON.stringify(sent.map(({ storeId, accountId, externalId }) => ({ store_id: storeId, account_id: accountId, external_id: externalId })))]);
    const requeued = await this.#tryAgain(tx, brought.filter(({ status, author }) => status === 'failed' && author !== 'device'), sent);
    const changed = brought.map((message) => requeued.find(({ row }) => row.id === message.id)?.row ?? message);
    this.live.append(tx, changed.map((message) => ({ storeId: message.store_id, type: eventOf(message), data: { message: presentMessage(message) } })));
    this.live.append(tx, await reopenWishes(tx, changed.filter(({ status }) => status === 'failed')));
    this.live.append(tx, await closeReached(tx, brought.filter(({ was_failed: wasFailed }) => wasFailed === true), this.clock.now()));
    return { changed, again: requeued.map(({ row, inMs }) => ({ storeId: row.store_id, conversationId: row.conversation_id, inMs })) };
  }

  /** What the provider took and could not bring goes the way of a refusal: nobody got it. Its try is over in any case. */
  async #tryAgain(tx: Tx, failed: readonly MessageRow[], sent: readonly SentAs[]): Promise<readonly { readonly row: MessageRow; readonly inMs: number | undefined }[]> {
    if (failed.length === 0) return [];
    await this.sending.failReported(tx, failed.map((row) => ({ storeId: row.store_id, messageId: row.id, number: row.attempt_count, code: row.failure?.code ?? '', detail: row.failure?.detail ?? '' })));
    const requeued: { row: MessageRow; inMs: number | undefined }[] = [];
    for (const message of failed) {
      const error = sent.find(({ accountId, failureOf }) => accountId === message.account_id && failureOf !== undefined)?.failureOf?.(message.failure?.code ?? '');
      const outcome = error && reportedOutcomeOf(error, message.attempt_count - message.tries_before, Math.random());
      if (outcome === undefined || outcome.kind === 'never') continue;
      const [row] = await queryRows<MessageRow>(tx, TRY_AGAIN, [message.store_id, message.id, this.clock.in(outcome.afterMs)]);
      if (row) requeued.push({ row, inMs: outcome.kind === 'account' ? undefined : outcome.afterMs });
    }
    return requeued;
  }
}

/** The event that tells screens and integrators about a message's status. */
export function eventOf(message: Pick<MessageRow, 'status'>): EventName {
  switch (message.status) {
    case 'sent': case 'delivered': case 'read': case 'played': case 'failed': case 'queued': return `message.${message.status}`;
    case 'sending': case 'unknown': case null: return 'message.updated';
  }
}
