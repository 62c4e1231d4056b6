import { SendError } from '#providers/contract';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { AccountDirectory } from '../../modules/accounts/index.js';
import { MARK_READ, type MessageToMark, Receipts } from '../../modules/conversations/index.js';
import { Jobs } from '../../platform/queue/index.js';

/** Tells customers that their messages were read, where the account's settings say so (R145). */
@Injectable()
export class ReadReceipts implements OnModuleInit {
  readonly #log = new Logger('receipts');

  constructor(private readonly jobs: Jobs, private readonly receipts: Receipts, private readonly accounts: AccountDirectory) {}

  onModuleInit(): void {
    this.jobs.handle(MARK_READ, ({ storeId, messageId }) => this.markRead(storeId, messageId), async ({ storeId, messageId }, error) => {
      this.#log.warn(`No read receipt for ${messageId}: ${error.message}`);
      await this.receipts.settle(storeId, messageId);
    });
  }

  /** Tells the customer that their message was read (R145). A receipt is a courtesy: what cannot work is not tried again. */
  async markRead(storeId: string, messageId: string): Promise<void> {
    const message = await this.receipts.find(storeId, messageId);
    if (!message) return;
    await this.#tell(storeId, message);
    await this.receipts.settle(storeId, messageId);
  }

  async #tell(storeId: string, { accountId, externalId, chatId }: MessageToMark): Promise<void> {
    const account = await this.accounts.open(storeId, accountId);
    if (!account.isActive || account.isPaused || !account.markRead) return;
    try {
      await account.markRead(externalId, chatId === undefined ? {} : { chatId });
    } catch (error) {
      if (!(error instanceof SendError) || error.kind === 'retry') throw error;
    }
  }
}
