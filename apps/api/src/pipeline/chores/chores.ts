import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AccountSignals, COMPARE_PHONE } from '../../modules/accounts/index.js';
import { DELIVER, Outbox } from '../../modules/conversations/index.js';
import { Jobs } from '../../platform/queue/index.js';

/** What happens beside the line and never holds it up: accounts that can be used again. */
@Injectable()
export class Chores implements OnModuleInit {
  constructor(private readonly jobs: Jobs, private readonly outbox: Outbox, private readonly accountSignals: AccountSignals) {}

  onModuleInit(): void {
    this.accountSignals.onChange(async ({ storeId, accountId, usable }) => (usable ? this.resumeDeliveries(storeId, accountId) : undefined));
    this.accountSignals.onChange(async ({ storeId, accountId, phoneDue }) => (phoneDue ? this.jobs.enqueue(COMPARE_PHONE, { storeId, accountId }) : undefined));
  }

  /** An account can be used again: what waited for it may go, in order. */
  async resumeDeliveries(storeId: string, accountId: string): Promise<void> {
    const waiting = await this.outbox.conversationsWaiting(storeId, accountId);
    await this.jobs.enqueueMany(DELIVER, waiting.map((conversationId) => ({ storeId, conversationId })));
  }
}
