import { publicId } from '#contracts';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DirectMessages } from '../../modules/conversations/index.js';
import { ConsentSettingsService } from '../../modules/customers/index.js';
import { AppError } from '../../platform/errors/app-error.js';
import { defineJob, Jobs } from '../../platform/queue/index.js';

/** "A customer wrote STOP or START, and is to be told that it was heard." */
export const CONFIRM_CONSENT = defineJob<{ storeId: string; factId: string }>('consent.confirm', { queue: 'chores', key: ({ factId }) => factId });

/** One answer to STOP or START, whoever has the conversation; the assistant says nothing to it. */
@Injectable()
export class ConsentReplies implements OnModuleInit {
  constructor(private readonly jobs: Jobs, private readonly settings: ConsentSettingsService, private readonly messages: DirectMessages) {}

  onModuleInit(): void {
    this.jobs.handle(CONFIRM_CONSENT, ({ storeId, factId }) => this.confirm(storeId, factId));
  }

  async confirm(storeId: string, factId: string): Promise<void> {
    const reply = await this.settings.replyTo(storeId, factId);
    if (reply === undefined) return;
    const message = { to: publicId('customer', reply.customerId), account_id: reply.accountId, content: { kind: 'text' as const, text: reply.text } };
    try {
      await this.messages.send(storeId, message, { kind: 'api', keyName: 'consent' }, `consent ${factId}`, { leavesHandler: true });
    } catch (error) {
      // An account set inactive, a window that closed: the wish itself is kept.
      if (!(error instanceof AppError)) throw error;
    }
  }
}
