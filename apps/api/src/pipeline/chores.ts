import { SendError } from '#providers/contract';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { AccountDirectory, AccountSignals } from '../modules/accounts/index.js';
import { DELIVER, MARK_READ, type MessageRow } from '../modules/conversations/index.js';
import { FETCH_MEDIA, IncomingMedia } from '../modules/media/index.js';
import { Database, queryRows } from '../platform/database/database.js';
import { Jobs, PermanentFailure } from '../platform/queue/index.js';

/** What happens beside the line and never holds it up: files of customers, read receipts. */
@Injectable()
export class Chores implements OnModuleInit {
  readonly #log = new Logger('chores');

  constructor(
    private readonly jobs: Jobs,
    private readonly db: Database,
    private readonly accounts: AccountDirectory,
    private readonly media: IncomingMedia,
    private readonly accountSignals: AccountSignals,
  ) {}

  onModuleInit(): void {
    this.accountSignals.onChange(async ({ storeId, accountId, usable }) => (usable ? this.resumeDeliveries(storeId, accountId) : undefined));
    this.jobs.handle(FETCH_MEDIA, ({ storeId, mediaId }) => this.fetchMedia(storeId, mediaId), ({ storeId, mediaId }, error) => this.media.giveUp(storeId, mediaId, error.message));
    this.jobs.handle(MARK_READ, ({ storeId, messageId }) => this.markRead(storeId, messageId), async ({ messageId }, error) => this.#log.warn(`No read receipt for ${messageId}: ${error.message}`));
  }

  /** An account can be used again: what waited for it may go, in order. */
  async resumeDeliveries(storeId: string, accountId: string): Promise<void> {
    const waiting = await this.db.inStore(storeId, (tx) => queryRows<{ conversation_id: string }>(tx,
      `select distinct conversation_id from messages where store_id = $1 and account_id = $2 and status = 'queued'`, [storeId, accountId]));
    await this.jobs.enqueueMany(DELIVER, waiting.map((row) => ({ storeId, conversationId: row.conversation_id })));
  }

  /** Brings a customer's file home while the provider still has it (R60, R61, R204). */
  async fetchMedia(storeId: string, mediaId: string): Promise<void> {
    const missing = await this.media.missing(storeId, mediaId);
    if (!missing) return;
    if (missing.accountId === null) throw new PermanentFailure('the account that received it was removed');
    const account = await this.accounts.open(storeId, missing.accountId);
    if (!account.media || !account.isActive) throw new PermanentFailure('the account cannot fetch files');
    try {
      await this.media.keep(storeId, mediaId, await account.media.download(missing.ref));
    } catch (error) {
      if (error instanceof SendError && error.kind === 'reject') throw new PermanentFailure(account.explain(error.code, error.detail).text);
      throw error;
    }
  }

  /** Tells the customer that their message was read (R145). */
  async markRead(storeId: string, messageId: string): Promise<void> {
    const [message] = await this.db.inStore(storeId, (tx) => queryRows<MessageRow>(tx, 'select * from messages where store_id = $1 and id = $2', [storeId, messageId]));
    if (!message || message.external_id === null) return;
    const account = await this.accounts.open(storeId, message.account_id);
    if (!account.isActive || account.isPaused || !account.markRead) return;
    try {
      await account.markRead(message.external_id);
    } catch (error) {
      // A receipt is a courtesy: what cannot work is not tried again.
      if (!(error instanceof SendError) || error.kind === 'retry') throw error;
    }
  }
}
