import { SendError } from '#providers/contract';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AccountDirectory, AccountSignals, COMPARE_PHONE } from '../../modules/accounts/index.js';
import { DELIVER, Outbox } from '../../modules/conversations/index.js';
import { DESCRIBE, FETCH_MEDIA, IncomingMedia, TRANSCRIBE } from '../../modules/media/index.js';
import { Jobs, PermanentFailure } from '../../platform/queue/index.js';

/** What happens beside the line and never holds it up: files of customers, accounts that can be used again. */
@Injectable()
export class Chores implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly outbox: Outbox,
    private readonly accounts: AccountDirectory,
    private readonly media: IncomingMedia,
    private readonly accountSignals: AccountSignals,
  ) {}

  onModuleInit(): void {
    this.accountSignals.onChange(async ({ storeId, accountId, usable }) => (usable ? this.resumeDeliveries(storeId, accountId) : undefined));
    this.accountSignals.onChange(async ({ storeId, accountId, phoneDue }) => (phoneDue ? this.jobs.enqueue(COMPARE_PHONE, { storeId, accountId }) : undefined));
    this.jobs.handle(FETCH_MEDIA, ({ storeId, mediaId }) => this.fetchMedia(storeId, mediaId), ({ storeId, mediaId }, error) => this.media.giveUp(storeId, mediaId, error.message));
  }

  /** An account can be used again: what waited for it may go, in order. */
  async resumeDeliveries(storeId: string, accountId: string): Promise<void> {
    const waiting = await this.outbox.conversationsWaiting(storeId, accountId);
    await this.jobs.enqueueMany(DELIVER, waiting.map((conversationId) => ({ storeId, conversationId })));
  }

  /** Brings a customer's file home while the provider still has it (R60, R61, R204). */
  async fetchMedia(storeId: string, mediaId: string): Promise<void> {
    const missing = await this.media.missing(storeId, mediaId);
    if (!missing) return;
    if (missing.accountId === null) throw new PermanentFailure('the account that received it was removed');
    const account = await this.accounts.open(storeId, missing.accountId);
    if (!account.media || !account.isActive) throw new PermanentFailure('the account cannot fetch files');
    try {
      const { hasWords, isShown } = await this.media.keep(storeId, mediaId, await account.media.download(missing.ref));
      if (hasWords) await this.jobs.enqueue(TRANSCRIBE, { storeId, mediaId });
      if (isShown) await this.jobs.enqueue(DESCRIBE, { storeId, mediaId });
    } catch (error) {
      if (error instanceof SendError && error.kind === 'reject') throw new PermanentFailure(account.explain(error.code, error.detail).text);
      throw error;
    }
  }
}
