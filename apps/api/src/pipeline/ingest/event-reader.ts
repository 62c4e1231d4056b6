import type { InboundEvent } from '#providers/contract';
import { Injectable } from '@nestjs/common';
import { AccountDirectory, type AccountRef, LinkedDevices, type OpenAccount } from '../../modules/accounts/index.js';
import { isSubscribed } from '../../modules/stores/index.js';
import { type WebhookEvent, WebhookEvents } from '../../modules/webhooks/index.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/database.js';
import { ECHO_WAITS_MS, HiddenEchoes } from './hidden-echoes.js';

/** A raw event with what its account's provider found in it. */
export interface ReadEvent {
  readonly event: WebhookEvent;
  readonly account: OpenAccount;
  readonly inbound: readonly InboundEvent[];
}

/** What was found in raw events, and what was not looked into. */
export interface ReadBatch {
  readonly read: readonly ReadEvent[];
  /** Of stores without an active plan: they are read when the plan resumes (R80). */
  readonly held: readonly WebhookEvent[];
  /** The plan has resumed, and some that came before them are still held: they are read after those. */
  readonly behind: readonly WebhookEvent[];
}

/** What of a batch may be taken in. */
export interface Admitted {
  readonly read: readonly ReadEvent[];
  /** To be read again later: nobody knows yet whose chat it is. */
  readonly early: readonly ReadEvent[];
  /** Accounts to which a phone was linked: its number is to be compared after the commit. */
  readonly linked: readonly AccountRef[];
  /** Some are due again at once: they were released, or wait for older ones. */
  readonly someWait: boolean;
}

/** Reads raw events, and keeps back what may not be taken in yet: its store has no plan, older ones go first, or it came through a phone that is not known to be the account's own. */
@Injectable()
export class EventReader {
  constructor(
    private readonly accounts: AccountDirectory,
    private readonly clock: Clock,
    private readonly devices: LinkedDevices,
    private readonly echoes: HiddenEchoes,
    private readonly events: WebhookEvents,
  ) {}

  /** Opens the account of every raw event and lets its provider read the body. */
  async read(events: readonly WebhookEvent[]): Promise<ReadBatch> {
    const now = this.clock.now();
    const [read, held, behind]: [ReadEvent[], WebhookEvent[], WebhookEvent[]] = [[], [], []];
    for (const event of events) {
      if (!isSubscribed(event.plan, now)) held.push(event);
      else if (event.othersHeld === 'older') behind.push(event);
      else {
        const account = await this.accounts.open(event.storeId, event.accountId);
        read.push({ event, account, inbound: account.parse(event.body, event.alsoNumberIds) });
      }
    }
    return { read, held, behind };
  }

  /** Says what may be taken in; part of the transaction that reads the batch. Applies what its events say of linked devices. */
  async admit(tx: Tx, { read, held, behind }: ReadBatch): Promise<Admitted> {
    // What is behind others lies with them: each pass releases the oldest, and nobody else's messages wait for all of them.
    await this.events.hold(tx, [...held, ...behind]);
    const resumed = [...behind, ...read.flatMap(({ event }) => (event.othersHeld === 'none' ? [] : [event]))];
    // In one order, whoever does it.
    for (const storeId of [...new Set(resumed.map((event) => event.storeId))].toSorted()) await this.events.release(tx, storeId);
    const { someDue, ...admitted } = await this.#onDevices(tx, read);
    return { ...admitted, someWait: someDue || resumed.length > 0 };
  }

  async #onDevices(tx: Tx, read: readonly ReadEvent[]): Promise<Omit<Admitted, 'someWait'> & { readonly someDue: boolean }> {
    const onDevices = read.filter(({ account }) => account.session);
    if (onDevices.length === 0) return { read, early: [], linked: [], someDue: false };
    const linked = await this.devices.apply(tx, onDevices.flatMap(({ event, inbound }) => inbound.flatMap((each) => (each.kind === 'session'
      ? [{ storeId: event.storeId, accountId: event.accountId, word: { state: each.state, at: each.occurredAt ?? event.receivedAt, ...(each.qr === undefined ? {} : { qr: each.qr }) } }] : []))));
    const talk = onDevices.flatMap(({ event, inbound }) => (inbound.some(({ kind }) => kind !== 'session') ? [event] : []));
    const { unproven, waiting, someDue } = await this.events.releaseOlder(tx, talk, read.map(({ event }) => event));
    await this.events.seal(tx, [...unproven].map(([event, linkageId]) => ({ event, linkageId })));
    const placed = await this.echoes.place(tx, read.filter(({ event }) => !waiting.has(event) && !unproven.has(event)));
    await this.events.postpone(tx, placed.early.map(({ event }) => ({ event, due: new Date(event.receivedAt.getTime() + ECHO_WAITS_MS) })));
    return { ...placed, linked, someDue };
  }
}
