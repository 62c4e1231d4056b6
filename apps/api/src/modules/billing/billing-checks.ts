import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock, DAY, HOUR } from '../../platform/clock/clock.js';
import { defineJob, Jobs } from '../../platform/queue/index.js';
import { Payers } from './payments/payers.js';
import { graceEndsAt } from './payments/payment-state.js';
import { Payments } from './payments/payments.service.js';
import { PlanLimits } from './plan-limits.js';

/** "Look whether payments are missing and limits near." Rings itself again. */
export const CHECK_BILLING = defineJob('billing.check', { queue: 'chores', key: () => 'all', concurrency: 1, attempts: 1 });
/** A renewal that nobody told of by then is asked for. */
const TOLD_WITHIN_MS = DAY;
const CHECKED_EVERY_MS = 6 * HOUR;
/** Stripe repeats an event for three days. */
const EVENTS_KEPT_MS = 30 * DAY;

/** Once an hour: the end of a grace, payments that should have been told of and were not, and limits of shops whose people write by themselves. */
@Injectable()
export class BillingChecks implements OnModuleInit {
  readonly #log = new Logger('billing');

  constructor(private readonly jobs: Jobs, private readonly payers: Payers, private readonly payments: Payments, private readonly limits: PlanLimits, private readonly clock: Clock) {}

  onModuleInit(): void {
    this.jobs.handle(CHECK_BILLING, async () => {
      try {
        await this.run();
      } finally {
        await this.jobs.enqueue(CHECK_BILLING, {}, { delayMs: HOUR });
      }
    });
  }

  /** Begins, unless it is to happen within `delayMs` anyway. */
  async start(delayMs = 0): Promise<void> {
    await this.jobs.enqueue(CHECK_BILLING, {}, { delayMs });
  }

  /** Each store for itself: one that fails is reported, and the others go on. */
  async run(): Promise<void> {
    const grace = graceEndsAt(this.clock.now()).getTime() - this.clock.now().getTime();
    const overdue = await this.payers.due(this.clock.ago(grace), this.clock.ago(TOLD_WITHIN_MS), this.clock.ago(CHECKED_EVERY_MS));
    for (const storeId of overdue) await this.#attempt(() => this.payments.refresh(storeId));
    for (const storeId of await this.limits.busy(this.clock.ago(2 * HOUR))) await this.#attempt(() => this.limits.look(storeId));
    await this.payers.forgetEvents(this.clock.ago(EVENTS_KEPT_MS));
  }

  async #attempt(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#log.error(error instanceof Error ? error : new Error(String(error)));
    }
  }
}
