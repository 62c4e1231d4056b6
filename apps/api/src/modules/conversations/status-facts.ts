import type { EventName, Failure } from '#contracts';
import type { StatusEvent } from '#providers/contract';
import { Injectable } from '@nestjs/common';
import { validate } from 'uuid';
import { queryRows, type Tx } from '../../platform/database/database.js';
import { LiveEvents } from '../../platform/live/live-events.js';
import { type Correlation, Sending } from '../sending/index.js';
import { presentMessage } from './presenter.js';
import type { MessageRow } from './rows.js';
import { APPLY_FACTS, INSERT_FACTS, LOCK_SENT, NAME_PROVEN } from './status-facts.queries.js';

/** A provider's word about a message we sent. `failure` are the words for people, when it failed. */
export interface StatusArrival {
  readonly storeId: string;
  readonly accountId: string;
  readonly event: StatusEvent;
  readonly failure?: Failure;
  readonly receivedAt: Date;
}
/** A message as the provider names it. */
export interface SentAs { readonly storeId: string; readonly accountId: string; readonly externalId: string }

/** Statuses are append-only facts; what a message shows is derived from them, whatever their order (R191). */
@Injectable()
export class StatusFacts {
  constructor(private readonly sending: Sending, private readonly live: LiveEvents) {}

  /**
   * Keeps the facts and brings their messages up to them. A fact that carries our attempt's id also proves that the
   * attempt arrived, whatever we saw of it. Part of the caller's transaction, which must see all stores.
   */
  async record(tx: Tx, arrivals: readonly StatusArrival[]): Promise<readonly MessageRow[]> {
    if (arrivals.length === 0) return [];
    const facts = arrivals.map(({ storeId, accountId, event, failure, receivedAt }) => ({
      store_id: storeId, account_id: accountId, external_id: event.externalId, status: event.status, participant: event.participant ?? '',
      correlation_id: event.correlationId ?? null, occurred_at: event.occurredAt ?? receivedAt, received_at: receivedAt,
      errors: event.errors.length > 0 ? event.errors : null, failure: failure ?? null, pricing: event.pricing ?? null,
    }));
    const correlations = arrivals.flatMap(({ storeId, accountId, event }) => (event.correlationId === undefined ? [] : [{ storeId, accountId, correlationId: event.correlationId, externalId: event.externalId }]));
    const [, , , changed] = await Promise.all([
      this.lock(tx, arrivals.map(({ storeId, accountId, event }) => ({ storeId, accountId, externalId: event.externalId }))),
      queryRows(tx, INSERT_FACTS, [JSON.stringify(facts)]),
      this.#prove(tx, correlations),
      this.apply(tx, arrivals.map(({ storeId, accountId, event }) => ({ storeId, accountId, externalId: event.externalId }))),
    ]);
    return changed;
  }

  async #prove(tx: Tx, correlations: readonly Correlation[]): Promise<void> {
    const attempts = correlations.filter(({ correlationId }) => validate(correlationId));
    if (attempts.length === 0) return;
    await Promise.all([
      this.sending.settleByCorrelation(tx, attempts),
      queryRows(tx, NAME_PROVEN, [JSON.stringify(attempts.map(({ storeId, correlationId }) => ({ store_id: storeId, id: correlationId })))]),
    ]);
  }

  /** Waits for whoever brings facts of these messages, or their names, at this moment. First of all in a transaction that applies facts. */
  async lock(tx: Tx, sent: readonly SentAs[]): Promise<void> {
    await queryRows(tx, LOCK_SENT, [sent.map(({ accountId, externalId }) => `${accountId} ${externalId}`)]);
  }

  /** Brings the named messages up to their facts, also those that came before the message was known. Gives the messages that changed. */
  async apply(tx: Tx, sent: readonly SentAs[]): Promise<readonly MessageRow[]> {
    if (sent.length === 0) return [];
    const changed = await queryRows<MessageRow>(tx, APPLY_FACTS, [JSON.stringify(sent.map(({ storeId, accountId, externalId }) => ({ store_id: storeId, account_id: accountId, external_id: externalId })))]);
    this.live.append(tx, changed.map((message) => ({ storeId: message.store_id, type: eventOf(message), data: { message: presentMessage(message) } })));
    return changed;
  }
}

/** The event that tells screens and integrators about a message's status. */
export function eventOf(message: Pick<MessageRow, 'status'>): EventName {
  switch (message.status) {
    case 'sent': case 'delivered': case 'read': case 'played': case 'failed': case 'queued': return `message.${message.status}`;
    case 'sending': case 'unknown': case null: return 'message.updated';
  }
}
