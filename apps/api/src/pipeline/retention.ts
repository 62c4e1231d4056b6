import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { KnowledgeRetention } from '../modules/knowledge/index.js';
import { EdgeRetention } from '../modules/stores/index.js';
import { WebhookRetention } from '../modules/webhooks/index.js';
import { HOUR } from '../platform/clock/clock.js';
import { LiveRetention } from '../platform/live/live-retention.js';
import { defineJob, Jobs } from '../platform/queue/index.js';

/** "Remove what has run out." Rings itself again. */
export const RETAIN = defineJob('pipeline.retain', { queue: 'chores', key: () => 'all', concurrency: 1, attempts: 1 });

/** Once an hour: partitions for coming days, and an end for everything that is kept for a time only. */
@Injectable()
export class Retention implements OnModuleInit {
  readonly #log = new Logger('retention');

  constructor(
    private readonly jobs: Jobs,
    private readonly webhooks: WebhookRetention,
    private readonly edge: EdgeRetention,
    private readonly live: LiveRetention,
    private readonly knowledge: KnowledgeRetention,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(RETAIN, async () => {
      try {
        await this.webhooks.run();
        await this.edge.purge();
        await this.live.run();
        await this.knowledge.purge();
      } catch (error) {
        this.#log.error(error instanceof Error ? error : new Error(String(error)));
      } finally {
        await this.jobs.enqueue(RETAIN, {}, { delayMs: HOUR });
      }
    });
  }

  /** Begins; every process that runs jobs calls it once. */
  async start(): Promise<void> {
    await this.jobs.enqueue(RETAIN, {});
  }
}
