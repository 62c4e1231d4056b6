import type { InboundEvent, MessageEvent } from '#providers/contract';
import { Injectable } from '@nestjs/common';
import { AccountDirectory, type AccountRef, LinkedDevices, type OpenAccount } from '../../modules/accounts/index.js';
import { Assistant } from '../../modules/ai/index.js';
import { isSubscribed } from '../../modules/stores/index.js';
import type { WebhookEvent } from '../../modules/webhooks/index.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/database.js';
import { HiddenEchoes } from './hidden-echoes.js';

/** A raw event with what its account's provider found in it. */
export interface ReadEvent {
  readonly event: WebhookEvent;
  readonly account: OpenAccount;
  readonly inbound: readonly InboundEvent[];
}

/** What may be written, what waits, and what is nobody's business yet: it came through a phone that is not known to be the account's own. */
export interface Admitted {
  readonly read: readonly ReadEvent[];
  readonly held: readonly WebhookEvent[];
  readonly sealed: readonly { readonly event: WebhookEvent; readonly linkageId: string }[];
  /** To be read again later: nobody knows yet whose chat it is. */
  readonly early: readonly ReadEvent[];
  /** Accounts to which a phone was linked: its number is to be compared after the commit. */
  readonly linked: readonly AccountRef[];
}

/** Opens the account of every raw event, lets its provider read the body, and says what may be taken in. */
@Injectable()
export class EventReader {
  constructor(
    private readonly accounts: AccountDirectory,
    private readonly assistant: Assistant,
    private readonly clock: Clock,
    private readonly devices: LinkedDevices,
    private readonly echoes: HiddenEchoes,
  ) {}

  /** Events of stores without an active plan come back in `held`: they are read when the plan resumes (R80). */
  async read(events: readonly WebhookEvent[]): Promise<{ read: ReadEvent[]; held: WebhookEvent[] }> {
    const now = this.clock.now();
    const [read, held]: [ReadEvent[], WebhookEvent[]] = [[], []];
    for (const event of events) {
      if (!isSubscribed(event.plan, now)) {
        held.push(event);
        continue;
      }
      const account = await this.accounts.open(event.storeId, event.accountId);
      read.push({ event, account, inbound: account.parse(event.body, event.alsoNumberIds) });
    }
    return { read, held };
  }

  /**
   * Applies what events say of linked devices, and keeps back what came through a phone of which nobody knows whose it is. Part of
   * the transaction that reads the batch.
   */
  async admit(tx: Tx, { read, held }: { readonly read: readonly ReadEvent[]; readonly held: readonly WebhookEvent[] }): Promise<Admitted> {
    const onDevices = read.filter(({ account }) => account.session);
    if (onDevices.length === 0) return { read, held, sealed: [], early: [], linked: [] };
    const linked = await this.devices.apply(tx, onDevices.flatMap(({ event, inbound }) => inbound.flatMap((each) => (each.kind === 'session'
      ? [{ storeId: event.storeId, accountId: event.accountId, word: { state: each.state, at: each.occurredAt ?? event.receivedAt, ...(each.qr === undefined ? {} : { qr: each.qr }) } }] : []))));
    const talk = onDevices.filter(({ inbound }) => inbound.some(({ kind }) => kind !== 'session'));
    const linkages = await this.devices.unproven(tx, talk.map(({ event }) => event));
    const through = new Map(talk.flatMap((source, index) => (linkages[index] === undefined ? [] : [[source, linkages[index]] as const])));
    const placed = await this.echoes.place(tx, read.filter((source) => !through.has(source)));
    return { ...placed, held, sealed: [...through].map(([{ event }, linkageId]) => ({ event, linkageId })), linked };
  }

  /** True when nobody is answered in this store, as of a moment ago. */
  async isPaused(storeId: string): Promise<boolean> {
    return this.assistant.wasPaused(storeId);
  }

  /** Milliseconds to wait for more after this message, before the assistant answers. */
  async quietMs(storeId: string, message: MessageEvent, at: Date): Promise<number> {
    return message.origin === 'customer' ? this.assistant.quietWindowMs(storeId, [{ content: message.content, at }]) : 0;
  }
}
