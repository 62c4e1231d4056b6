import type { Failure, OutboundContent, ReportedStatus } from '#contracts';
import type { MessageEvent } from '#providers/contract';
import { Injectable } from '@nestjs/common';
import { Clock, MINUTE, SECOND } from '../../../platform/clock/clock.js';
import { queryRows, type Tx } from '../../../platform/database/database.js';
import { LiveEvents } from '../../../platform/live/live-events.js';
import type { AccountNaming } from '../../accounts/index.js';
import { Sending } from '../../sending/index.js';
import type { Arrival } from '../intake.js';
import { presentMessage } from '../presenter.js';
import type { MessageRow } from '../rows.js';
import { eventOf, type SentAs, StatusFacts } from '../status-facts.js';
import { ASK_AGAIN_AT, CHATS_OF_ECHOES, DROP_COPIES, DUE_NAMELESS, ECHO_CANDIDATES, KNOWN_ECHOES, NAME_MESSAGES, NAMES_KNOWN, PUT_OFF, STAYS_NAMELESS, TAKE_NAMELESS } from './naming.queries.js';

/** From the provider's answer until it is asked for the first time. */
export const FIRST_ASKED_MS = 4 * SECOND;
/** And after each time that it did not know the name yet. */
const WAITS_MS = [FIRST_ASKED_MS, 8 * SECOND, 20 * SECOND, MINUTE, 5 * MINUTE, 30 * MINUTE];
/** Until an account that could not ask is looked at again. */
const PUT_OFF_MS = 5 * MINUTE;
/** As long as asking may take. */
const ASKING_MS = 30 * SECOND;

/** A message that is known by a provisional name. */
export interface Nameless { readonly storeId: string; readonly accountId: string; readonly provisionalId: string }
/** A message of ours with the name that the provider's events use for it. */
export interface SentName extends SentAs { readonly messageId: string }
/** A message of the business in a chat that is named by a hidden id only. */
export interface HiddenEcho { readonly storeId: string; readonly accountId: string; readonly externalId: string; readonly sentAs: string | undefined; readonly lid: string }
export interface EchoChat { readonly isKnown: boolean; readonly phone: string | undefined }
type Candidate = MessageRow & { readonly ordinal: number; readonly provisional_id: string | null };
interface KnownEcho { readonly account_id: string; readonly external_id: string; readonly is_ours: boolean }

/**
 * Some providers answer a send with a number of their own and use another id in their events. Here the two are brought
 * together: by the phone's echo of the message, or by asking.
 */
@Injectable()
export class SentNames {
  constructor(private readonly clock: Clock, private readonly facts: StatusFacts, private readonly sending: Sending, private readonly live: LiveEvents) {}

  /** Those whose time to be asked for has come. For the sweeper, through the door. */
  async due(tx: Tx, limit: number): Promise<readonly Nameless[]> {
    const rows = await queryRows<{ store_id: string; account_id: string; provisional_id: string }>(tx, DUE_NAMELESS, [this.clock.now(), limit]);
    return rows.map((row) => ({ storeId: row.store_id, accountId: row.account_id, provisionalId: row.provisional_id }));
  }

  /** Takes the right to ask; undefined when it is named already, or somebody else asks. */
  async take(tx: Tx, { storeId, accountId, provisionalId }: Nameless): Promise<{ readonly messageId: string; readonly tries: number } | undefined> {
    const [row] = await queryRows<{ message_id: string; tries: number }>(tx, TAKE_NAMELESS, [storeId, accountId, provisionalId, this.clock.in(ASKING_MS), this.clock.now()]);
    return row && { messageId: row.message_id, tries: row.tries };
  }

  /** The provider did not know the name. After the last time it counts as sent, and nothing more will be heard of it. */
  async postpone(tx: Tx, nameless: Nameless, tries: number): Promise<void> {
    const { storeId, accountId, provisionalId } = nameless;
    const waitMs = WAITS_MS[tries];
    if (waitMs !== undefined) return void await queryRows(tx, ASK_AGAIN_AT, [storeId, accountId, provisionalId, this.clock.in(waitMs)]);
    this.#announce(tx, await queryRows<MessageRow>(tx, STAYS_NAMELESS, [storeId, accountId, provisionalId]));
  }

  /** Nobody could ask: it counts as no try. */
  async putOff(tx: Tx, { storeId, accountId, provisionalId }: Nameless): Promise<void> {
    await queryRows(tx, PUT_OFF, [storeId, accountId, provisionalId, this.clock.in(PUT_OFF_MS)]);
  }

  /** The provider told the name, and perhaps how far the message is. */
  async settle(tx: Tx, name: SentName, status: ReportedStatus | undefined, failure?: Failure): Promise<void> {
    await this.facts.lock(tx, [name]);
    await this.name(tx, [name]);
    if (status === undefined) return;
    const event = { kind: 'status' as const, externalId: name.externalId, status, person: {}, errors: [] };
    await this.facts.record(tx, [{ storeId: name.storeId, accountId: name.accountId, event, receivedAt: this.clock.now(), failureOf: name.failureOf, ...(failure ? { failure } : {}) }]);
  }

  /** Of each echo of a chat that is named by a hidden id: whether that id is known, else the number that our message of its name went to. */
  async chatsOf(tx: Tx, echoes: readonly HiddenEcho[]): Promise<readonly EchoChat[]> {
    const list = JSON.stringify(echoes.map(({ storeId, accountId, externalId, sentAs, lid }, ordinal) => ({ ordinal, store_id: storeId, account_id: accountId, external_id: externalId, sent_as: sentAs ?? null, lid })));
    const rows = await queryRows<{ is_known: boolean; phone: string | null }>(tx, CHATS_OF_ECHOES, [list]);
    return rows.map(({ is_known: isKnown, phone }) => ({ isKnown, phone: phone ?? undefined }));
  }

  /**
   * Which of these messages, written by the business, are our own sends coming back. They are named, and are no new bubbles.
   * Part of the transaction that reads a batch, which sees all stores.
   */
  async recognise(tx: Tx, arrivals: readonly Arrival<MessageEvent>[], namingOf: (arrival: Arrival<MessageEvent>) => AccountNaming | undefined): Promise<ReadonlySet<MessageEvent>> {
    const echoes = arrivals.filter((arrival) => arrival.event.origin === 'device' && namingOf(arrival) !== undefined);
    if (echoes.length === 0) return new Set();
    const list = JSON.stringify(echoes.map(({ storeId, accountId, customerId, event }, ordinal) => ({ ordinal, store_id: storeId, account_id: accountId, customer_id: customerId, external_id: event.externalId })));
    const [rows, stored] = await Promise.all([queryRows<Candidate>(tx, ECHO_CANDIDATES, [list]), queryRows<KnownEcho>(tx, KNOWN_ECHOES, [list])]);
    const isOurs = new Map(stored.map((row) => [`${row.account_id} ${row.external_id}`, row.is_ours]));
    const [taken, names] = [new Set<string>(), [] as SentName[]];
    const recognised = new Set<MessageEvent>();
    for (const [ordinal, arrival] of echoes.entries()) {
      const { storeId, accountId, event } = arrival;
      const name = `${accountId} ${event.externalId}`;
      const known = isOurs.get(name);
      const own = rows.filter((row) => row.ordinal === ordinal && !taken.has(row.id));
      // Words alone never rename what is stored: the same words may be another send of ours, still on its way.
      const found = known === true ? undefined : own.find((row) => event.sentAs !== undefined && row.provisional_id === event.sentAs)
        ?? (known === undefined ? own.find((row) => namingOf(arrival)?.isEcho(row.content as OutboundContent, event.content)) : undefined);
      if (found !== undefined) {
        taken.add(found.id);
        isOurs.set(name, true);
        names.push({ storeId, accountId, messageId: found.id, externalId: event.externalId });
      }
      if (isOurs.get(name) === true) recognised.add(event);
    }
    await this.name(tx, names);
    return recognised;
  }

  /** Gives messages their lasting names, and brings them up to what was reported under them. */
  async name(tx: Tx, names: readonly SentName[]): Promise<void> {
    if (names.length === 0) return;
    const list = JSON.stringify(names.map(({ storeId, accountId, messageId, externalId }) => ({ store_id: storeId, account_id: accountId, message_id: messageId, external_id: externalId })));
    const copies = await queryRows<MessageRow>(tx, DROP_COPIES, [list]);
    await queryRows(tx, NAME_MESSAGES, [list]);
    await this.sending.nameAttempts(tx, names);
    await queryRows(tx, NAMES_KNOWN, [list]);
    this.live.append(tx, copies.map((message) => ({ storeId: message.store_id, type: 'message.dropped', data: { message: presentMessage(message) } })));
    await this.facts.apply(tx, names);
  }

  #announce(tx: Tx, rows: readonly MessageRow[]): void {
    this.live.append(tx, rows.map((message) => ({ storeId: message.store_id, type: eventOf(message), data: { message: presentMessage(message) } })));
  }
}
