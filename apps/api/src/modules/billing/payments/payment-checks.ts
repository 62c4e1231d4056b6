import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock, DAY, HOUR } from '../../../platform/clock/clock.js';
import { defineJob, Jobs } from '../../../platform/queue/index.js';
import { Payers } from './payers.js';
import { graceEndsAt } from './payment-state.js';
import { Payments } from './payments.service.js';

/** "Look whether payments are still missing." Rings itself again. */
export const CHECK_PAYMENTS = defineJob('billing.check_payments', { queue: 'chores', key: () => 'all', concurrency: 1, attempts: 1 });
/** A renewal that nobody told of by then is asked for. */
const TOLD_WITHIN_MS = DAY;
const CHECKED_EVERY_MS = 6 * HOUR;
/** Stripe repeats an event for three days. */
const EVENTS_KEPT_MS = 30 * DAY;

/** Once an hour: the end of a grace, and what should have been told and was not. */
@Injectable()
export class PaymentChecks implements OnModuleInit {
  readonly #log = new Logger('payments');

  constructor(private readonly jobs: Jobs, private readonly payers: Payers, private readonly payments: Payments, private readonly clock: Clock) {}

  onModuleInit(): void {
    this.jobs.handle(CHECK_PAYMENTS, async () => {
      try {
        await this.run();
      } catch (error) {
        this.#log.error(error instanceof Error ? error : new Error(String(error)));
      } finally {
        await this.jobs.enqueue(CHECK_PAYMENTS, {}, { delayMs: HOUR });
      }
    });
  }

  /** Begins; every process that runs jobs calls it once. */
  async start(): Promise<void> {
    await this.jobs.enqueue(CHECK_PAYMENTS, {});
  }

  async run(): Promise<void> {
    const now = this.clock.now();
    const grace = graceEndsAt(now).getTime() - now.getTime();
    for (const storeId of await this.payers.due(this.clock.ago(grace), this.clock.ago(TOLD_WITHIN_MS), this.clock.ago(CHECKED_EVERY_MS))) await this.payments.refresh(storeId);
    await this.payers.forgetEvents(this.clock.ago(EVENTS_KEPT_MS));
  }
}
