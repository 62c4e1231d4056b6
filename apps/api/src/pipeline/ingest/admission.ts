import { Injectable } from '@nestjs/common';
import { type AccountRef, LinkedDevices } from '../../modules/accounts/index.js';
import { WebhookEvents } from '../../modules/webhooks/index.js';
import type { Tx } from '../../platform/database/database.js';
import type { ReadBatch, ReadEvent } from './event-reader.js';
import { ECHO_WAITS_MS, HiddenEchoes } from './hidden-echoes.js';

/** What of a batch may be taken in. */
export interface Admitted {
  readonly read: readonly ReadEvent[];
  /** To be read again later: nobody knows yet whose chat it is. */
  readonly early: readonly ReadEvent[];
  /** Accounts to which a phone was linked: its number is to be compared after the commit. */
  readonly linked: readonly AccountRef[];
  /** Some stay unread, for older ones that are due with this or are being read by another worker. */
  readonly someWait: boolean;
}

/** Keeps back what may not be taken in yet: its store has no plan, older ones go first, or it came through a phone that is not known to be the account's own. */
@Injectable()
export class Admission {
  constructor(private readonly devices: LinkedDevices, private readonly echoes: HiddenEchoes, private readonly events: WebhookEvents) {}

  /** Part of the transaction that reads the batch. Applies what its events say of linked devices. */
  async admit(tx: Tx, { read, held, behind }: ReadBatch): Promise<Admitted> {
    await this.events.hold(tx, held);
    // In one order, whoever does it.
    for (const storeId of [...new Set(behind.map((event) => event.storeId))].toSorted()) await this.events.release(tx, storeId);
    const { waiting, ...admitted } = await this.#onDevices(tx, read);
    return { ...admitted, someWait: waiting > 0 || behind.length > 0 };
  }

  async #onDevices(tx: Tx, read: readonly ReadEvent[]): Promise<Omit<Admitted, 'someWait'> & { readonly waiting: number }> {
    const onDevices = read.filter(({ account }) => account.session);
    if (onDevices.length === 0) return { read, early: [], linked: [], waiting: 0 };
    const linked = await this.devices.apply(tx, onDevices.flatMap(({ event, inbound }) => inbound.flatMap((each) => (each.kind === 'session'
      ? [{ storeId: event.storeId, accountId: event.accountId, word: { state: each.state, at: each.occurredAt ?? event.receivedAt, ...(each.qr === undefined ? {} : { qr: each.qr }) } }] : []))));
    const talk = onDevices.flatMap(({ event, inbound }) => (inbound.some(({ kind }) => kind !== 'session') ? [event] : []));
    const { unproven, waiting } = await this.events.releaseOlder(tx, talk, read.map(({ event }) => event));
    await this.events.seal(tx, [...unproven].map(([event, linkageId]) => ({ event, linkageId })));
    const placed = await this.echoes.place(tx, read.filter(({ event }) => !waiting.has(event) && !unproven.has(event)));
    await this.events.postpone(tx, placed.early.map(({ event }) => event), ECHO_WAITS_MS);
    return { ...placed, linked, waiting: waiting.size };
  }
}
