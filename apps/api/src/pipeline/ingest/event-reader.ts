import type { InboundEvent, MessageEvent } from '#providers/contract';
import { Injectable } from '@nestjs/common';
import { AccountDirectory, type OpenAccount } from '../../modules/accounts/index.js';
import { Assistant } from '../../modules/ai/index.js';
import { isSubscribed } from '../../modules/stores/index.js';
import type { WebhookEvent } from '../../modules/webhooks/index.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/database.js';
import { type Admitted, Admission } from './admission.js';

/** A raw event with what its account's provider found in it. */
export interface ReadEvent {
  readonly event: WebhookEvent;
  readonly account: OpenAccount;
  readonly inbound: readonly InboundEvent[];
}

/** What was found in raw events, and what was not looked into. */
export interface ReadBatch {
  readonly readAt: Date;
  readonly read: readonly ReadEvent[];
  /** Of stores without an active plan: they are read when the plan resumes (R80). */
  readonly held: readonly WebhookEvent[];
  /** The plan has resumed, and what came before them has not been released yet: they are read after that. */
  readonly behind: readonly WebhookEvent[];
}

/** Opens the account of every raw event and lets its provider read the body. */
@Injectable()
export class EventReader {
  constructor(private readonly accounts: AccountDirectory, private readonly assistant: Assistant, private readonly clock: Clock, private readonly admission: Admission) {}

  /** Events that wait for their store's plan stay unread. */
  async read(events: readonly WebhookEvent[]): Promise<ReadBatch> {
    const now = this.clock.now();
    const [read, held, behind]: [ReadEvent[], WebhookEvent[], WebhookEvent[]] = [[], [], []];
    for (const event of events) {
      if (!isSubscribed(event.plan, now)) held.push(event);
      else if (event.isBehindHeld) behind.push(event);
      else {
        const account = await this.accounts.open(event.storeId, event.accountId);
        read.push({ event, account, inbound: account.parse(event.body, event.alsoNumberIds) });
      }
    }
    return { readAt: now, read, held, behind };
  }

  /** Says what may be taken in; part of the transaction that reads the batch. */
  async admit(tx: Tx, batch: ReadBatch): Promise<Admitted> {
    return this.admission.admit(tx, batch);
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
