import { SendError } from '#providers/contract';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { AccountDirectory } from '../../modules/accounts/index.js';
import { matchCustomers } from '../../modules/customers/index.js';
import { INGEST, WebhookEvents } from '../../modules/webhooks/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { defineJob, Jobs } from '../../platform/queue/index.js';

/** "The provider may know the phone number of this customer." */
export const FIND_PHONE = defineJob<{ storeId: string; accountId: string; lid: string }>('customer.find_phone', { queue: 'chores', key: ({ accountId, lid }) => `${accountId} ${lid}`, attempts: 3 });

/** Customers of whom only WhatsApp's hidden id is known become one with those who are known by their number, once it is proven. */
@Injectable()
export class HiddenCustomers implements OnModuleInit {
  readonly #log = new Logger('customers');

  constructor(private readonly jobs: Jobs, private readonly db: Database, private readonly clock: Clock, private readonly accounts: AccountDirectory, private readonly events: WebhookEvents) {}

  onModuleInit(): void {
    this.jobs.handle(FIND_PHONE, ({ storeId, accountId, lid }) => this.find(storeId, accountId, lid), async (_ids, error) => this.#log.warn(`A customer's number could not be asked for: ${error.message}`));
  }

  async find(storeId: string, accountId: string, lid: string): Promise<void> {
    const account = await this.accounts.open(storeId, accountId);
    if (!account.isActive || !account.phoneOf) return;
    try {
      const person = await account.phoneOf(lid);
      if (person?.waId === undefined) return;
      await this.db.acrossStores('ingest', (tx) => matchCustomers(tx, [{ storeId, person, at: this.clock.now() }]));
      // Not with it: who reads events locks those first, and customers then.
      if (await this.db.acrossStores('ingest', (tx) => this.events.hurry(tx, storeId, accountId)) > 0) await this.jobs.enqueue(INGEST, {});
    } catch (error) {
      if (!(error instanceof SendError) || error.kind === 'retry') throw error;
    }
  }
}
