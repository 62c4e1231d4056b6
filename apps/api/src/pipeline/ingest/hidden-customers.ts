import { SendError } from '#providers/contract';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { AccountDirectory, type OpenAccount } from '../../modules/accounts/index.js';
import { matchCustomers, noteAsked } from '../../modules/customers/index.js';
import { INGEST, WebhookEvents } from '../../modules/webhooks/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { defineJob, Jobs } from '../../platform/queue/index.js';

// Not an interface: those have no index signature, which a job's payload needs.
type HiddenCustomer = { readonly storeId: string; readonly accountId: string; readonly lid: string };
/** "The provider may know the phone number of this customer." */
export const FIND_PHONE = defineJob<HiddenCustomer>('customer.find_phone', { queue: 'chores', key: ({ accountId, lid }) => `${accountId} ${lid}`, attempts: 3 });

/** Customers of whom only WhatsApp's hidden id is known become one with those who are known by their number, once it is proven. */
@Injectable()
export class HiddenCustomers implements OnModuleInit {
  readonly #log = new Logger('customers');

  constructor(private readonly jobs: Jobs, private readonly db: Database, private readonly clock: Clock, private readonly accounts: AccountDirectory, private readonly events: WebhookEvents) {}

  onModuleInit(): void {
    this.jobs.handle(FIND_PHONE, (hidden) => this.find(hidden), async ({ storeId, lid }, error) => {
      this.#log.warn(`A customer's number could not be asked for: ${error.message}`);
      await noteAsked(this.db, storeId, lid, this.clock.now());
    });
  }

  /** Their next message asks again, whatever is answered now. */
  async find({ storeId, accountId, lid }: HiddenCustomer): Promise<void> {
    const account = await this.accounts.open(storeId, accountId);
    if (!account.isActive) return;
    await this.#ask(account, lid);
    await noteAsked(this.db, storeId, lid, this.clock.now());
  }

  async #ask(account: OpenAccount, lid: string): Promise<void> {
    const { storeId, id: accountId } = account;
    if (!account.phoneOf) return;
    try {
      const person = await account.phoneOf(lid);
      if (person?.waId === undefined) return;
      const now = this.clock.now();
      await this.db.acrossStores('ingest', (tx) => matchCustomers(tx, [{ storeId, person, at: now }], now));
      // Not with it: who reads events locks those first, and customers then.
      if (await this.db.acrossStores('ingest', (tx) => this.events.hurry(tx, storeId, accountId)) > 0) await this.jobs.enqueue(INGEST, {});
    } catch (error) {
      if (!(error instanceof SendError) || error.kind === 'retry') throw error;
    }
  }
}
