import { Inject, Injectable, Logger, type OnModuleInit, type Provider } from '@nestjs/common';
import { StockFalls } from '../../modules/catalog/index.js';
import { Receipts } from '../../modules/conversations/index.js';
import { ConsentSettingsService } from '../../modules/customers/index.js';
import { KnowledgeRetention } from '../../modules/knowledge/index.js';
import { NotificationRetention } from '../../modules/notifications/index.js';
import { EdgeRetention } from '../../modules/stores/index.js';
import { WebhookRetention } from '../../modules/webhooks/index.js';
import { HOUR } from '../../platform/clock/clock.js';
import { LiveRetention } from '../../platform/live/live-retention.js';
import { defineJob, Jobs } from '../../platform/queue/index.js';

/** "Remove what has run out." Rings itself again. */
export const RETAIN = defineJob('pipeline.retain', { queue: 'chores', key: () => 'all', concurrency: 1, attempts: 1 });

const ENDS = Symbol('what is kept for a time only');
type End = () => Promise<unknown>;
/** The end of everything that is kept for a time only. */
export const ENDS_OF_KEEPING: Provider = {
  provide: ENDS, inject: [WebhookRetention, EdgeRetention, LiveRetention, KnowledgeRetention, NotificationRetention, StockFalls, Receipts, ConsentSettingsService],
  useFactory: (
    webhooks: WebhookRetention, edge: EdgeRetention, live: LiveRetention, knowledge: KnowledgeRetention, notifications: NotificationRetention, falls: StockFalls, receipts: Receipts, consent: ConsentSettingsService,
  ): readonly End[] => [
    () => webhooks.run(), () => edge.purge(), () => live.run(), () => knowledge.purge(), () => notifications.run(), () => falls.purge(), () => receipts.purge(), () => consent.giveUpOld(),
  ],
};

/** Once an hour: partitions for coming days, and an end for everything that is kept for a time only. */
@Injectable()
export class Retention implements OnModuleInit {
  readonly #log = new Logger('retention');

  constructor(private readonly jobs: Jobs, @Inject(ENDS) private readonly ends: readonly End[]) {}

  onModuleInit(): void {
    this.jobs.handle(RETAIN, async () => {
      try {
        // One that fails keeps the others from nothing.
        for (const end of this.ends) await end().catch((error: unknown) => this.#log.error(error instanceof Error ? error : new Error(String(error))));
      } finally {
        await this.jobs.enqueue(RETAIN, {}, { delayMs: HOUR });
      }
    });
  }

  /** Begins, unless it is to happen within `delayMs` anyway. */
  async start(delayMs = 0): Promise<void> {
    await this.jobs.enqueue(RETAIN, {}, { delayMs });
  }
}
