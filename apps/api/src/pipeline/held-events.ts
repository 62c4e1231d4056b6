import { Injectable } from '@nestjs/common';
import { isSubscribed } from '../modules/stores/index.js';
import { INGEST, WebhookEvents } from '../modules/webhooks/index.js';
import { Clock } from '../platform/clock/clock.js';
import { Database, queryRows } from '../platform/database/database.js';
import { Jobs } from '../platform/queue/index.js';
import { STORES_WITH_HELD_EVENTS } from './sweeper.queries.js';

const EVER = new Date(0);

/** Events kept unread while a plan was inactive (R80), or while nobody knew through whose phone they came. */
@Injectable()
export class HeldEvents {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly events: WebhookEvents,
  ) {}

  /** Those of stores whose plan has resumed are due again, and those of phones that were compared. */
  async release(): Promise<void> {
    const released = await this.db.acrossStores('sweeper', async (tx) => {
      const waiting = await queryRows<{ id: string } & Parameters<typeof isSubscribed>[0]>(tx, STORES_WITH_HELD_EVENTS);
      const resumed = waiting.filter((store) => isSubscribed(store, this.clock.now()));
      for (const { id } of resumed) await this.events.putBack(tx, id, 'held', EVER);
      return resumed.length;
    });
    if (released > 0) await this.jobs.enqueue(INGEST, {});
  }
}
