import { SendError } from '#providers/contract';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { AccountDirectory } from '../../modules/accounts/index.js';
import { ConversationIntake, MARK_READ } from '../../modules/conversations/index.js';
import { Jobs } from '../../platform/queue/index.js';

/** Tells customers that their messages were read, where the account's settings say so (R145). */
@Injectable()
export class ReadReceipts implements OnModuleInit {
  readonly #log = new Logger('receipts');

  constructor(private readonly jobs: Jobs, private readonly intake: ConversationIntake, private readonly accounts: AccountDirectory) {}

  onModuleInit(): void {
    this.jobs.handle(MARK_READ, ({ storeId, messageId }) => this.markRead(storeId, messageId), async ({ messageId }, error) => this.#log.warn(`No read receipt for ${messageId}: ${error.message}`));
  }

  /** Tells the customer that their message was read (R145). */
  async markRead(storeId: string, messageId: string): Promise<void> {
    const message = await this.intake.nameOf(storeId, messageId);
    if (!message) return;
    const account = await this.accounts.open(storeId, message.accountId);
    if (!account.isActive || account.isPaused || !account.markRead) return;
    try {
      await account.markRead(message.externalId, message.chatId === undefined ? {} : { chatId: message.chatId });
    } catch (error) {
      // A receipt is a courtesy: what cannot work is not tried again.
      if (!(error instanceof SendError) || error.kind === 'retry') throw error;
    }
  }
}
