import type { InboundEvent, MessageEvent } from '#providers/contract';
import { Injectable } from '@nestjs/common';
import { AccountDirectory, type OpenAccount } from '../modules/accounts/index.js';
import { Assistant } from '../modules/ai/index.js';
import { isSubscribed } from '../modules/stores/index.js';
import type { WebhookEvent } from '../modules/webhooks/index.js';
import { Clock } from '../platform/clock/clock.js';

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
    private readonly assistant: Assistant,
    private readonly clock: Clock,
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

  /** True when nobody is answered in this store, as of a moment ago. */
  async isPaused(storeId: string): Promise<boolean> {
    return this.assistant.wasPaused(storeId);
  }

  /** Milliseconds to wait for more after this message, before the assistant answers. */
  async quietMs(storeId: string, message: MessageEvent, at: Date): Promise<number> {
    return message.origin === 'customer' ? this.assistant.quietWindowMs(storeId, [{ content: message.content, at }]) : 0;
  }
}
