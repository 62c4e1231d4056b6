import { Injectable } from '@nestjs/common';
import { isSubscribed, StoresService } from '../modules/stores/index.js';
import { INGEST, WebhookEvents } from '../modules/webhooks/index.js';
import { Clock } from '../platform/clock/clock.js';
import { Database, queryRows } from '../platform/database/database.js';
import { Jobs } from '../platform/queue/index.js';
import { STORES_WITH_HELD_EVENTS } from './sweeper.queries.js';

const EVER = new Date(0);

/** Events kept unread while a plan was inactive (R80). */
@Injectable()
export class HeldEvents {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly stores: StoresService,
    private readonly events: WebhookEvents,
  ) {}

  /** Those of stores whose plan has resumed are due again. */
  async release(): Promise<void> {
    const released = await this.db.acrossStores('sweeper', async (tx) => {
      const waiting = await queryRows<{ store_id: string }>(tx, STORES_WITH_HELD_EVENTS);
      if (waiting.length === 0) return 0;
      const plans = (await this.stores.plansOf(tx, waiting.map((row) => row.store_id))).filter((plan) => isSubscribed(plan, this.clock.now()));
      for (const { storeId } of plans) await this.events.putBack(tx, storeId, 'held', EVER);
      return plans.length;
    });
    if (released > 0) await this.jobs.enqueue(INGEST, {});
  }
}
