import { Injectable, Logger } from '@nestjs/common';
import { AccountDirectory } from '../../modules/accounts/index.js';
import { DELIVER, type MessageRow, Outbox } from '../../modules/conversations/index.js';
import { Sending } from '../../modules/sending/index.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { Jobs } from '../../platform/queue/index.js';

/** Rows looked at in one go. */
const LIMIT = 500;

/** Sends of which nobody knows whether they happened. */
@Injectable()
export class UnknownSends {
  readonly #log = new Logger('sweeper');

  constructor(
    private readonly db: Database,
    private readonly jobs: Jobs,
    private readonly outbox: Outbox,
    private readonly sending: Sending,
    private readonly accounts: AccountDirectory,
  ) {}

  /** Attempts whose worker died: the request may have been made. */
  async abandonExpired(): Promise<void> {
    const messages = await this.db.acrossStores('sweeper', async (tx) => {
      const abandoned = await this.sending.abandonExpired(tx, LIMIT);
      return this.outbox.markUnknown(tx, abandoned);
    });
    await this.#ring(messages);
  }

  /**
   * After `silence` without any word: tried once more where the provider reports every message it took, and left to a person
   * where it cannot tell. Never a third time. One of many is always left to people: the same promotion twice is worse than late.
   */
  async settle(silence: { readonly ms: number; readonly bulkMs: number }): Promise<void> {
    const stale = await this.db.acrossStores('sweeper', (tx) => this.outbox.unknownFor(tx, silence, LIMIT));
    const again: MessageRow[] = [];
    for (const message of stale) {
      try {
        const requeued = await this.db.inStore(message.store_id, async (tx) => this.#tryOnceMore(tx, message));
        if (requeued) again.push(requeued);
      } catch (error) {
        this.#log.error(error instanceof Error ? error : new Error(String(error)), `message ${message.id}`);
      }
    }
    await this.#ring(again);
  }

  async #tryOnceMore(tx: Tx, message: MessageRow): Promise<MessageRow | undefined> {
    const account = await this.accounts.open(message.store_id, message.account_id);
    if (message.extra?.bulk_message === undefined && account.rules.alwaysReports && account.isActive) return this.outbox.requeueUnknown(tx, message);
    await this.outbox.leaveUnknown(tx, message);
    return undefined;
  }

  async #ring(messages: readonly MessageRow[]): Promise<void> {
    await this.jobs.enqueueMany(DELIVER, messages.map((message) => ({ storeId: message.store_id, conversationId: message.conversation_id })));
  }
}
