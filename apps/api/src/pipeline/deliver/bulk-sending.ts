import { Injectable, type OnModuleInit } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { AccountDirectory, type OpenAccount } from '../../modules/accounts/index.js';
import { BulkBatches, SEND_BULK, type Step } from '../../modules/bulk/index.js';
import { SECOND } from '../../platform/clock/clock.js';
import { Jobs } from '../../platform/queue/index.js';
import { BulkProgress } from './bulk-progress.js';
import { MessagePipeline } from '../message.pipeline.js';

/** After a batch it is worth to stay for answers that are due so soon, so many times. */
const SOON_MS = SECOND / 2;
const LOOKS = 2;
/** One run of the job; then the queue has its turn again. */
const RUN_MS = 5 * SECOND;
/** What is written at once, when the first of it is due: the most that a pause still lets out. */
const AHEAD_MS = SECOND / 2;
const PROGRESS_EVERY_MS = 2 * SECOND;
/** Requests under way at once for one number. */
const MOST_AT_ONCE = 32;

/**
 * Bulk messages at an even pace below that of their number, so that people's messages always find room: each has a moment of its own,
 * and is delivered like any other message then.
 */
@Injectable()
export class BulkSending implements OnModuleInit {
  readonly #toldAt = new Map<string, number>();

  constructor(
    private readonly jobs: Jobs,
    private readonly accounts: AccountDirectory,
    private readonly batches: BulkBatches,
    private readonly pipeline: MessagePipeline,
    private readonly progress: BulkProgress,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(SEND_BULK, ({ storeId, accountId }) => this.run(storeId, accountId));
  }

  /** Sends what is due on a number, for some seconds, and rings again when there is more. */
  async run(storeId: string, accountId: string): Promise<void> {
    const endsAt = performance.now() + RUN_MS;
    const underWay = new Set<Promise<void>>();
    let delayMs: number | undefined = 0;
    let looks = 0;
    try {
      while (performance.now() < endsAt) {
        const account = await this.accounts.open(storeId, accountId);
        const perSecond = this.batches.rateOf(account);
        const step = await this.batches.next(account, Math.max(1, Math.round(perSecond * AHEAD_MS / SECOND)));
        if (step.kind === 'early') {
          if (performance.now() + step.ms >= endsAt) {
            delayMs = step.ms;
            break;
          }
          await pause(step.ms);
          continue;
        }
        if (step.kind === 'later') {
          if (underWay.size > 0) {
            await Promise.all(underWay);
            continue;
          }
          if (looks > 0 && step.ms !== undefined && step.ms <= SOON_MS) {
            looks -= 1;
            await pause(step.ms);
            continue;
          }
          delayMs = step.ms;
          break;
        }
        looks = LOOKS;
        if (step.kind === 'batch') await this.#send(account, step, SECOND / perSecond, underWay);
        await this.#tell(storeId, step.bulkId, step.kind === 'stopped');
      }
    } finally {
      await Promise.all(underWay);
    }
    if (delayMs !== undefined) await this.jobs.enqueue(SEND_BULK, { storeId, accountId }, delayMs > 0 ? { delayMs } : {});
  }

  async #send(account: OpenAccount, { messages, dueInMs }: Extract<Step, { kind: 'batch' }>, gapMs: number, underWay: Set<Promise<void>>): Promise<void> {
    const beginsAt = performance.now() + dueInMs;
    for (const [place, { conversationId }] of messages.entries()) {
      const waitMs = beginsAt + place * gapMs - performance.now();
      if (waitMs > 0) await pause(waitMs);
      while (underWay.size >= MOST_AT_ONCE) await Promise.race(underWay);
      const sending = this.#deliver(account, conversationId).finally(() => underWay.delete(sending));
      underWay.add(sending);
    }
    const restMs = beginsAt + messages.length * gapMs - performance.now();
    if (restMs > 0 && restMs <= SOON_MS) await pause(restMs);
  }

  /** What cannot be delivered now stays in its queue, and the sweeper rings for it. */
  async #deliver({ storeId, id }: OpenAccount, conversationId: string): Promise<void> {
    await this.pipeline.deliver({ storeId, conversationId }, id).catch(() => undefined);
  }

  async #tell(storeId: string, bulkId: string, isLast: boolean): Promise<void> {
    const now = performance.now();
    if (!isLast && now - (this.#toldAt.get(bulkId) ?? -PROGRESS_EVERY_MS) < PROGRESS_EVERY_MS) return;
    if (isLast) this.#toldAt.delete(bulkId);
    else this.#toldAt.set(bulkId, now);
    await this.progress.tell(storeId, bulkId);
  }
}
