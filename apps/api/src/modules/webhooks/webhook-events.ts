import type { NoticeEvent } from '#providers/contract';
import { Injectable } from '@nestjs/common';
import type { OpenAccount } from '../accounts/index.js';
import type { Store } from '../stores/index.js';
import { Clock, MINUTE, SECOND } from '../../platform/clock/clock.js';
import { sha256 } from '../../platform/crypto/tokens.js';
import { Keyring } from '../../platform/crypto/keyring.js';
import { beforeCommit, queryRows, type Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import { eventIdAt } from './intake/event-id.js';
import { openBody, sealBody } from './intake/sealed-body.js';
import { redactPayload } from './intake/redact-payload.js';
import { CLAIM_DUE, CLAIM_THESE, INSERT_NOTICES, MARK_DONE, HURRY, MARK_HELD, POSTPONE, RELEASE, RELEASE_OLDER, SEAL, SET_ASIDE, SET_ASIDE_SINCE, STORES_WITH_HELD_EVENTS, UNREAD_AMONG } from './webhook-events.queries.js';

/** An event that could not be read is tried again after these times; one that fails every time is set aside with its reason and can be replayed. */
const TRIED_AGAIN_MS = [2 * SECOND, 10 * SECOND, MINUTE, 5 * MINUTE];
/** What is not read by then waits for something. */
const READ_BY_THEN_MS = 5 * SECOND;
/** Why a sealed event is set aside at once: to try again helps nothing. */
const UNREADABLE = 'The keyring has no key that opens this event';
/** Bodies read at once, in bytes: a batch of the largest ones must fit into memory. */
const BATCH_BYTES = 8 * 1024 * 1024;

/** What a provider posted for one verified account, raw. */
export interface WebhookEvent {
  readonly storeId: string;
  readonly id: string;
  readonly accountId: string;
  readonly receivedAt: Date;
  readonly body: Buffer;
  /** Numbers that no account has: this account is the store's default for incoming ones. */
  readonly alsoNumberIds: readonly string[];
  /** Failed tries so far. */
  readonly attempts: number;
  /** The store's plan when the event was taken. */
  readonly plan: Pick<Store, 'subscriptionStatus' | 'trialEndsAt'>;
  /** Others of its store lay held for the plan when it was taken. */
  readonly isBehindHeld: boolean;
}
/** How often each kind of inbound event was found in it. */
export type EventSummary = Readonly<Record<string, number>>;
/** Which of some events may not be read yet. */
export interface NotYet {
  /** With the linkages through which they came: nobody's business before it is known whose phones those were. */
  readonly unproven: ReadonlyMap<WebhookEvent, string>;
  /** For older ones of their accounts. */
  readonly waiting: ReadonlySet<WebhookEvent>;
}
/** A verified event that is to be stored. */
export type NewWebhookEvent = Omit<WebhookEvent, 'attempts' | 'plan' | 'isBehindHeld'>;
interface EventRow {
  store_id: string; id: string; account_id: string; received_at: Date; body: Buffer; also_number_ids: string[]; attempts: number; linkage_id: string | null;
  subscription_status: Store['subscriptionStatus']; trial_ends_at: Date; stores_with_held: readonly string[] | null;
}

/** The raw events that wait to be read. Every function is part of the caller's transaction, through the door where it concerns more than one store. */
@Injectable()
export class WebhookEvents {
  constructor(private readonly clock: Clock, private readonly keyring: Keyring) {}

  /** Takes up to `limit` due events, oldest first, until the transaction ends. `isCut`: it keeps further ones from others until then, because all of them together were too large. */
  async claimDue(tx: Tx, limit: number): Promise<{ events: WebhookEvent[]; isLast: boolean; isCut: boolean }> {
    const rows = await queryRows<EventRow & { found: number }>(tx, CLAIM_DUE, [this.clock.now(), limit, BATCH_BYTES]);
    const found = rows[0]?.found ?? 0;
    return { events: await this.#opened(tx, rows), isLast: found < limit && rows.length === found, isCut: rows.length < found };
  }
  /** Takes those of `events` that still wait. */
  async claimThese(tx: Tx, events: readonly WebhookEvent[]): Promise<WebhookEvent[]> {
    const columns = [events.map((event) => event.storeId), events.map((event) => event.receivedAt), events.map((event) => event.id)];
    return this.#opened(tx, await queryRows<EventRow>(tx, CLAIM_THESE, columns));
  }
  /** Those of `accountIds` of which something was acknowledged and lies unread: it may be any word about them. What comes is read within moments, so that news alone are nothing to wait for. */
  async unreadAmong(tx: Tx, accountIds: readonly string[]): Promise<readonly string[]> {
    if (accountIds.length === 0) return [];
    return (await queryRows<{ id: string }>(tx, UNREAD_AMONG, [accountIds, this.clock.ago(READ_BY_THEN_MS)])).map(({ id }) => id);
  }
  /** Whether something of the account that came after `at` could not be read, and waits for a person. */
  async setAsideSince(tx: Tx, storeId: string, accountId: string, at: Date): Promise<boolean> {
    return (await queryRows(tx, SET_ASIDE_SINCE, [storeId, accountId, at])).length > 0;
  }
  /** With the commit of `tx`. */
  markDone(tx: Tx, events: readonly (WebhookEvent & { readonly summary: EventSummary })[]): void {
    if (events.length > 0) beforeCommit(tx, MARK_DONE, () => [JSON.stringify(events.map((event) => ({ ...nameOf(event), summary: event.summary }))), this.clock.now()]);
  }
  /** Keeps events unread until the store's plan resumes (R80). */
  async hold(tx: Tx, events: readonly WebhookEvent[]): Promise<void> {
    if (events.length > 0) await queryRows(tx, MARK_HELD, [JSON.stringify(events.map(nameOf))]);
  }
  /** Keeps events where nobody can read them until it is known that `linkageId` was the account's own phone. */
  async seal(tx: Tx, events: readonly { readonly event: WebhookEvent; readonly linkageId: string }[]): Promise<void> {
    if (events.length > 0) await queryRows(tx, SEAL, [JSON.stringify(events.map(({ event, linkageId }) => ({ ...nameOf(event), linkage_id: linkageId, sealed: sealBody(this.keyring, event) })))]);
  }
  /** With their plans. */
  async storesWithReleasable(tx: Tx): Promise<{ readonly id: string; readonly subscriptionStatus: Store['subscriptionStatus']; readonly trialEndsAt: Date }[]> {
    return queryRows(tx, STORES_WITH_HELD_EVENTS);
  }
  /** Held events of a store for which nothing is to be waited any more are due again, beside those that another one releases. Ring INGEST after the commit. */
  async release(tx: Tx, storeId: string): Promise<void> {
    await queryRows(tx, RELEASE, [storeId]);
  }
  /**
   * Which of `events`, of accounts with linked phones, may not be read yet. Releases what was sealed until a moment ago: it goes first.
   * @param atHand all that this transaction reads
   */
  async releaseOlder(tx: Tx, events: readonly WebhookEvent[], atHand: readonly WebhookEvent[]): Promise<NotYet> {
    if (events.length === 0) return { unproven: new Map(), waiting: new Set() };
    const columns = [events.map(({ storeId }) => storeId), events.map(({ accountId }) => accountId), events.map(({ receivedAt }) => receivedAt), events.map(({ id }) => id)];
    const rows = await queryRows<{ place: number; linkage_id: string | null; waits: boolean }>(tx, RELEASE_OLDER, [...columns, atHand.map(({ id }) => id)]);
    const found = new Map(rows.map((row) => [row.place, row]));
    const unproven = new Map<WebhookEvent, string>();
    const waiting = new Set<WebhookEvent>();
    for (const [index, event] of events.entries()) {
      const { waits = false, linkage_id: linkageId = null } = found.get(index + 1) ?? {};
      // What it waits for may say whose phone it was.
      if (waits) waiting.add(event);
      else if (linkageId !== null) unproven.set(event, linkageId);
    }
    return { unproven, waiting };
  }
  /** They are read again `ms` after they came, or when something was learned (`hurry`). */
  async postpone(tx: Tx, events: readonly WebhookEvent[], ms: number): Promise<void> {
    if (events.length > 0) await queryRows(tx, POSTPONE, [JSON.stringify(events.map((event) => ({ ...nameOf(event), due: new Date(event.receivedAt.getTime() + ms) })))]);
  }
  /** What was postponed of an account is due now. Ring INGEST after the commit. @returns how many */
  async hurry(tx: Tx, storeId: string, accountId: string): Promise<number> {
    return (await queryRows(tx, HURRY, [storeId, accountId])).length;
  }
  /** Notes why an event could not be read. True when that was its last try. */
  async setAside(tx: Tx, event: WebhookEvent, reason: string): Promise<boolean> {
    const laterMs = TRIED_AGAIN_MS[event.attempts];
    await queryRows(tx, SET_ASIDE, [event.storeId, event.receivedAt, event.id, reason.slice(0, 2000), laterMs === undefined ? null : this.clock.in(laterMs)]);
    return laterMs === undefined;
  }
  /** Keeps what other modules will read: template, quality, account, flow and call events. Equal ones once. */
  async keepNotices(tx: Tx, notices: readonly { storeId: string; accountId: string; event: NoticeEvent; receivedAt: Date }[]): Promise<void> {
    if (notices.length === 0) return;
    await queryRows(tx, INSERT_NOTICES, [JSON.stringify(notices.map(({ storeId, accountId, event, receivedAt }) => ({
      store_id: storeId, id: newId(), account_id: accountId, topic: event.topic, name: event.name, payload: event.payload ?? null,
      digest: sha256(JSON.stringify([event.topic, event.name, event.occurredAt ?? null, event.payload])), occurred_at: event.occurredAt ?? receivedAt,
    })))]);
  }

  /** Without those that no key opens: they are set aside, and can be replayed once the key is back. */
  async #opened(tx: Tx, rows: readonly EventRow[]): Promise<WebhookEvent[]> {
    const events: WebhookEvent[] = [];
    for (const row of rows) {
      const body = row.linkage_id === null ? row.body : openBody(this.keyring, row);
      if (body === undefined) await queryRows(tx, SET_ASIDE, [row.store_id, row.received_at, row.id, UNREADABLE, null]);
      else events.push(eventOf(row, body));
    }
    return events;
  }
}

function eventOf(row: EventRow, body: Buffer): WebhookEvent {
  return {
    storeId: row.store_id, id: row.id, accountId: row.account_id, receivedAt: row.received_at, body, alsoNumberIds: row.also_number_ids,
    attempts: row.attempts, plan: { subscriptionStatus: row.subscription_status, trialEndsAt: row.trial_ends_at },
    isBehindHeld: row.stores_with_held?.includes(row.store_id) ?? false,
  };
}

/**
 * What a provider posted for `account`, without the secrets that it puts into payloads.
 * @param alsoNumberIds numbers that no account has and that this one takes
 */
export function newWebhookEvent(account: OpenAccount, rawBody: Buffer, at: Date, alsoNumberIds: readonly string[] = []): NewWebhookEvent {
  return { storeId: account.storeId, id: eventIdAt(at), accountId: account.id, receivedAt: at, body: redactPayload(rawBody, account.secretsInPayload), alsoNumberIds };
}
/** Values of APPEND. */
export function appendValues(events: readonly NewWebhookEvent[]): unknown[] {
  const starts: number[] = [];
  let end = 0;
  for (const { body } of events) {
    starts.push(end + 1);
    end += body.byteLength;
  }
  return [
    events.map((event) => event.storeId), events.map((event) => event.id), events.map((event) => event.accountId), events.map((event) => event.receivedAt.toISOString()),
    Buffer.concat(events.map((event) => event.body)), starts, events.map((event) => event.body.byteLength),
    // The text of a JSON list, because Postgres has no lists of lists of different length.
    events.map((event) => (event.alsoNumberIds.length > 0 ? JSON.stringify(event.alsoNumberIds) : null)),
  ];
}

function nameOf(event: WebhookEvent): Record<string, unknown> {
  return { store_id: event.storeId, received_at: event.receivedAt, id: event.id };
}
