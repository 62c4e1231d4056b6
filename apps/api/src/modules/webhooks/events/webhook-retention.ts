import { Injectable, Logger } from '@nestjs/common';
import { Clock, DAY } from '../../../platform/clock/clock.js';
import { Env } from '../../../platform/config/env.js';
import { Database } from '../../../platform/database/database.js';
import { FORGET_OLD_LINKAGES } from '../../accounts/index.js';
import { FORGET_SEALED, PURGE_STATEMENTS } from '../webhook-events.queries.js';

/** Partitions of today, tomorrow and the day after. */
const DAYS_AHEAD = 2;
/** How long what came through another phone can be put back from the moment that this is known, should the account's number have been mistyped. */
const SEALED_FOR_MS = DAY;

/** Keeps raw events in one partition a day, and for RAW_EVENT_DAYS days; what nobody has read yet, as of a store whose plan has ended, until it is read. To be run every hour; twice at once is harmless. */
@Injectable()
export class WebhookRetention {
  readonly #log = new Logger('webhooks');

  constructor(private readonly db: Database, private readonly clock: Clock, private readonly env: Env) {}

  async run(): Promise<void> {
    for (let ahead = 0; ahead <= DAYS_AHEAD; ahead += 1) await this.#createPartition(dayOf(this.clock.in(ahead * DAY)));
    const oldest = this.clock.ago(this.env.RAW_EVENT_DAYS * DAY);
    await this.#dropPartitions(dayOf(oldest));
    await this.db.acrossStoresStatement('retention', FORGET_SEALED, [this.clock.ago(SEALED_FOR_MS), this.clock.now()]);
    for (const statement of [...PURGE_STATEMENTS, FORGET_OLD_LINKAGES]) await this.db.acrossStoresStatement('retention', statement, [oldest]);
  }

  /** Whoever reads them meanwhile, as a backup does, is waited for briefly, and the next hour tries again. */
  async #dropPartitions(before: string): Promise<void> {
    try {
      await this.db.acrossStoresStatement('retention', 'select drop_webhook_partitions($1::date)', [before]);
    } catch (error) {
      this.#log.warn(`Partitions before ${before} stay for now: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** Without a partition of its own a day's events are in the default one. */
  async #createPartition(day: string): Promise<void> {
    try {
      await this.db.acrossStoresStatement('retention', 'select create_webhook_partition($1::date)', [day]);
    } catch (error) {
      this.#log.warn(`No partition for ${day}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
