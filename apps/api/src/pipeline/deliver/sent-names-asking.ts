import { SendError } from '#providers/contract';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { AccountDirectory } from '../../modules/accounts/index.js';
import { ASK_NAME, type Nameless, SentNames } from '../../modules/conversations/index.js';
import { INGEST, WebhookEvents } from '../../modules/webhooks/index.js';
import { Database } from '../../platform/database/database.js';
import { Jobs } from '../../platform/queue/index.js';

/** Asks providers, when the sweeper says that it is time, for the lasting names of messages that they know by a provisional one, until an echo tells it or they do. */
@Injectable()
export class SentNamesAsking implements OnModuleInit {
  readonly #log = new Logger('naming');

  constructor(private readonly db: Database, private readonly jobs: Jobs, private readonly accounts: AccountDirectory, private readonly names: SentNames, private readonly events: WebhookEvents) {}

  onModuleInit(): void {
    this.jobs.handle(ASK_NAME, (nameless) => this.ask(nameless));
  }

  async ask(nameless: Nameless): Promise<void> {
    const taken = await this.db.inStore(nameless.storeId, (tx) => this.names.take(tx, nameless));
    if (!taken) return;
    const { storeId, accountId, provisionalId } = nameless;
    const account = await this.accounts.open(storeId, accountId);
    // An inactive account, or one of another environment, asks its provider for nothing.
    if (!account.isActive) return this.db.inStore(storeId, (tx) => this.names.putOff(tx, nameless));
    const found = await account.naming?.nameOf(provisionalId).catch((error: unknown) => this.#note(error, provisionalId));
    await this.db.inStore(storeId, async (tx) => {
      if (found) await this.names.settle(tx, { storeId, accountId, messageId: taken.messageId, externalId: found.externalId, failureOf: account.failureOf.bind(account) }, found.status, found.code === undefined ? undefined : account.explain(found.code));
      else await this.names.postpone(tx, nameless, taken.tries);
    });
    // An echo may have waited for it.
    if (found && await this.db.acrossStores('ingest', (tx) => this.events.hurry(tx, storeId, accountId)) > 0) await this.jobs.enqueue(INGEST, {});
  }

  #note(error: unknown, provisionalId: string): undefined {
    if (!(error instanceof SendError)) throw error;
    this.#log.warn(`The name of ${provisionalId} could not be asked for: ${error.message}`);
    return undefined;
  }
}
