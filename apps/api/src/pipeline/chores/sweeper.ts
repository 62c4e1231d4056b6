import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { BULK_LEFT_TO_PEOPLE_MS, DELIVER, type MessageRow } from '../../modules/conversations/index.js';
import { SECOND } from '../../platform/clock/clock.js';
import { defineJob, Jobs } from '../../platform/queue/index.js';
import { ForgottenWork } from './forgotten-work.js';
import { HeldEvents } from '../ingest/held-events.js';
import { IdleConversations } from './idle-conversations.js';
import { UnknownSends } from '../deliver/unknown-sends.js';

/** "Look for work whose bell was lost." Rings itself again. */
export const SWEEP = defineJob('pipeline.sweep', { queue: 'chores', key: () => 'all', concurrency: 1, attempts: 1 });
const SWEEP_EVERY_MS = 5 * SECOND;
/** Without any word about an unknown send by then, a provider that always reports never saw it (promise 2). */
const SETTLED_BY_SILENCE_MS = 60 * SECOND;

/** Rings bells again for rows whose time has passed, frees what dead workers held, and settles what nobody reported: a lost queue loses nothing. */
@Injectable()
export class Sweeper implements OnModuleInit {
  readonly #log = new Logger('sweeper');

  constructor(
    private readonly jobs: Jobs,
    private readonly lost: UnknownSends,
    private readonly idle: IdleConversations,
    private readonly held: HeldEvents,
    private readonly forgotten: ForgottenWork,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(SWEEP, async () => {
      try {
        await this.sweep();
      } finally {
        await this.jobs.enqueue(SWEEP, {}, { delayMs: SWEEP_EVERY_MS });
      }
    });
  }

  /** Begins sweeping; every process that runs jobs calls it once. */
  async start(): Promise<void> {
    await this.jobs.enqueue(SWEEP, {});
  }

  /** Each part for itself: one that fails is reported, and the others go on. */
  async sweep(): Promise<void> {
    for (const part of [
      async () => this.#ringFor(await this.lost.abandonExpired()), async () => this.#ringFor(await this.lost.settle({ ms: SETTLED_BY_SILENCE_MS, bulkMs: BULK_LEFT_TO_PEOPLE_MS })), () => this.idle.wakeSnoozed(), () => this.idle.giveBack(), () => this.held.release(), () => this.forgotten.ringAgain(),
    ]) {
      try {
        await part();
      } catch (error) {
        this.#log.error(error instanceof Error ? error : new Error(String(error)));
      }
    }
  }

  async #ringFor(messages: readonly MessageRow[]): Promise<void> {
    await this.jobs.enqueueMany(DELIVER, messages.map((message) => ({ storeId: message.store_id, conversationId: message.conversation_id })));
  }
}
