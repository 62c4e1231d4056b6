import { Injectable, type OnModuleInit } from '@nestjs/common';
import { READ_SOURCE, SourceReading } from '../../modules/knowledge/index.js';
import { SECOND } from '../../platform/clock/clock.js';
import { Jobs } from '../../platform/queue/index.js';

/** Sources that one process reads at the same time: each takes a process of its own, and as much memory. */
const AT_ONCE = 2;

/** Lets sources of knowledge be read, a few at a time, so that what else waits in their queue never waits for them. */
@Injectable()
export class KnowledgeReading implements OnModuleInit {
  #busy = 0;

  constructor(private readonly jobs: Jobs, private readonly reading: SourceReading) {}

  onModuleInit(): void {
    this.jobs.handle(READ_SOURCE, async (ids) => {
      if (this.#busy >= AT_ONCE) return this.jobs.enqueue(READ_SOURCE, ids, { delayMs: SECOND });
      this.#busy += 1;
      try {
        await this.reading.read(ids.storeId, ids.sourceId);
      } finally {
        this.#busy -= 1;
      }
    }, ({ storeId, sourceId }) => this.reading.giveUp(storeId, sourceId));
  }
}
