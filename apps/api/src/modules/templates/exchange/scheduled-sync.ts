import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock, HOUR } from '../../../platform/clock/clock.js';
import { Env } from '../../../platform/config/env.js';
import { Database } from '../../../platform/database/database.js';
import { Jobs } from '../../../platform/queue/index.js';
import { SYNC_TEMPLATES } from './exchange.jobs.js';
import { DUE_SYNCS } from './exchange.queries.js';
import { TemplateSync } from './sync.service.js';

const ASKED_EVERY_MS = 12 * HOUR;

/** Twice a day, what webhooks did not tell: templates that people changed at the provider. Only of active accounts (R152). */
@Injectable()
export class ScheduledTemplateSync implements OnModuleInit {
  readonly #log = new Logger('templates');

  constructor(private readonly db: Database, private readonly clock: Clock, private readonly jobs: Jobs, private readonly sync: TemplateSync, private readonly env: Env) {}

  onModuleInit(): void {
    this.jobs.handle(SYNC_TEMPLATES, async () => {
      try {
        await this.run();
      } finally {
        await this.jobs.enqueue(SYNC_TEMPLATES, {}, { delayMs: HOUR });
      }
    });
  }

  /** Begins, unless it is to happen within `delayMs` anyway. */
  async start(delayMs = HOUR / 12): Promise<void> {
    await this.jobs.enqueue(SYNC_TEMPLATES, {}, { delayMs });
  }

  /** Each account for itself: one that fails is reported, and the others go on. */
  async run(): Promise<void> {
    const due = await this.db.acrossStoresStatement<{ store_id: string; account_id: string }>('sweeper', DUE_SYNCS, [this.clock.ago(ASKED_EVERY_MS), this.env.PARLEY_ENVIRONMENT]);
    for (const { store_id: storeId, account_id: accountId } of due) {
      await this.sync.run(storeId, accountId).catch((error: unknown) => this.#log.error(error instanceof Error ? error : new Error(String(error))));
    }
  }
}
