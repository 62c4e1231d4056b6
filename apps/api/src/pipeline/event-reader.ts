import type { InboundEvent, MessageEvent } from '#providers/contract';
import { Injectable } from '@nestjs/common';
import { AccountDirectory, type OpenAccount } from '../modules/accounts/index.js';
import { Assistant } from '../modules/ai/index.js';
import { isSubscribed, StoresService } from '../modules/stores/index.js';
import type { WebhookEvent } from '../modules/webhooks/index.js';
import { Clock } from '../platform/clock/clock.js';
import type { Tx } from '../platform/database/database.js';

/** A raw event with what its account's provider found in it. */
export interface ReadEvent {
  readonly event: WebhookEvent;
  readonly account: OpenAccount;
  readonly inbound: readonly InboundEvent[];
}

/** Opens the account of every raw event and lets its provider read the body. Writes nothing. */
@Injectable()
export class EventReader {
  constructor(
    private readonly accounts: AccountDirectory,
    private readonly stores: StoresService,
    private readonly assistant: Assistant,
    private readonly clock: Clock,
  ) {}

  /** Events of stores without an active plan come back in `held`: they are read when the plan resumes (R80). */
  async read(tx: Tx, events: readonly WebhookEvent[]): Promise<{ read: ReadEvent[]; held: WebhookEvent[] }> {
    const now = this.clock.now();
    const plans = await this.stores.plansOf(tx, [...new Set(events.map((event) => event.storeId))]);
    const subscribed = new Set(plans.filter((plan) => isSubscribed(plan, now)).map((plan) => plan.storeId));
    const read: ReadEvent[] = [];
    for (const event of events) {
      if (!subscribed.has(event.storeId)) continue;
      const account = await this.accounts.open(event.storeId, event.accountId);
      read.push({ event, account, inbound: account.parse(event.body, event.alsoNumberIds) });
    }
    return { read, held: events.filter((event) => !subscribed.has(event.storeId)) };
  }

  /** Milliseconds to wait for more after this message, before the assistant answers. */
  async quietMs(storeId: string, message: MessageEvent, at: Date): Promise<number> {
    return message.origin === 'customer' ? this.assistant.quietWindowMs(storeId, [{ content: message.content, at }]) : 0;
  }
}
