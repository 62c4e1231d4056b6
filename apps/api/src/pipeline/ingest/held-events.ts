import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AccountSignals } from '../../modules/accounts/index.js';
import { isSubscribed } from '../../modules/stores/index.js';
import { INGEST, WebhookEvents } from '../../modules/webhooks/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { Jobs } from '../../platform/queue/index.js';

/** Events kept unread while a plan was inactive (R80), or until it was known that they came through the account's own phone. */
@Injectable()
export class HeldEvents implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly events: WebhookEvents,
    private readonly signals: AccountSignals,
  ) {}

  /** At once, so that little can come meanwhile and be read before it. */
  onModuleInit(): void {
    this.signals.onChange(async ({ usable }) => (usable ? this.release() : undefined));
  }

  /** Those of stores whose plan has resumed are due again, and those of phones that proved to be the account's own. */
  async release(): Promise<void> {
    const released = await this.db.acrossStores('sweeper', async (tx) => {
      const resumed = (await this.events.storesWithReleasable(tx)).filter((store) => isSubscribed(store, this.clock.now()));
      for (const { id } of resumed) await this.events.release(tx, id);
      return resumed.length;
    });
    if (released > 0) await this.jobs.enqueue(INGEST, {});
  }
}
