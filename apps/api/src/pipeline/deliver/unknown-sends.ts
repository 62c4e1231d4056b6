import { Injectable, Logger } from '@nestjs/common';
import { AccountDirectory } from '../../modules/accounts/index.js';
import { type MessageRow, Outbox } from '../../modules/conversations/index.js';
import { Sending } from '../../modules/sending/index.js';
import { WebhookEvents } from '../../modules/webhooks/index.js';
import { Database, type Tx } from '../../platform/database/database.js';

/** Rows looked at in one go. */
const LIMIT = 500;

/** How long a send may stay without any word, in milliseconds; one of a bulk message longer. */
export interface Silence { readonly ms: number; readonly bulkMs: number }

/** Sends of which nobody knows whether they happened. Gives the messages whose queues are to be rung for. */
@Injectable()
export class UnknownSends {
  readonly #log = new Logger('sweeper');

  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly sending: Sending,
    private readonly accounts: AccountDirectory,
    private readonly webhookEvents: WebhookEvents,
  ) {}

  /** Attempts whose worker died: the request may have been made. */
  async abandonExpired(): Promise<readonly MessageRow[]> {
    return this.db.acrossStores('sweeper', async (tx) => this.outbox.markUnknown(tx, await this.sending.abandonExpired(tx, LIMIT)));
  }

  /**
   * After `silence` without any word: tried once more where the provider reports every message it took, and left to a person
   * where it cannot tell. Never a third time. One of many is always left to people: the same promotion twice is worse than late.
   */
  async settle(silence: Silence): Promise<readonly MessageRow[]> {
    const stale = await this.db.acrossStores('sweeper', (tx) => this.#stale(tx, silence));
    const again: MessageRow[] = [];
    for (const message of stale) {
      try {
        const requeued = await this.db.inStore(message.store_id, async (tx) => this.#tryOnceMore(tx, message));
        if (requeued) again.push(requeued);
      } catch (error) {
        this.#log.error(error instanceof Error ? error : new Error(String(error)), `message ${message.id}`);
      }
    }
    return again;
  }

  /** What was acknowledged and not read yet, because the plan ended or readers are behind, is no silence: it may be the word. */
  async #stale(tx: Tx, silence: Silence): Promise<readonly MessageRow[]> {
    const unread: string[] = [];
    for (;;) {
      const stale = await this.outbox.unknownFor(tx, silence, LIMIT, unread);
      const found = await this.webhookEvents.unreadAmong(tx, [...new Set(stale.filter((message) => message.extra?.bulk_message === undefined).map((message) => message.account_id))]);
      if (found.length === 0) return stale;
      unread.push(...found);
    }
  }

  async #tryOnceMore(tx: Tx, message: MessageRow): Promise<MessageRow | undefined> {
    const account = await this.accounts.open(message.store_id, message.account_id);
    const mayAskAgain = message.extra?.bulk_message === undefined && account.rules.alwaysReports && account.isActive
      && !await this.webhookEvents.setAsideSince(tx, message.store_id, message.account_id, message.created_at);
    if (mayAskAgain) return this.outbox.requeueUnknown(tx, message);
    await this.outbox.leaveUnknown(tx, message);
    return undefined;
  }
}
