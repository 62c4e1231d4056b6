import { type BeforeApplicationShutdown, type INestApplicationContext, Injectable, Logger } from '@nestjs/common';
import { BillingChecks } from '../../modules/billing/index.js';
import { ProductMeanings } from '../../modules/catalog/index.js';
import { ScheduledTemplateSync } from '../../modules/templates/index.js';
import { HOUR, MINUTE } from '../../platform/clock/clock.js';
import { Retention } from './retention.js';
import { Sweeper } from './sweeper.js';

/**
 * Begins what rings itself again: looking for forgotten work, and removing what has run out. A queue that is lost takes those bells along, too, and
 * nobody is left who would ring them: so each process that runs jobs rings them once in a while.
 */
@Injectable()
export class Housekeeping implements BeforeApplicationShutdown {
  readonly #log = new Logger('housekeeping');
  readonly #timers: NodeJS.Timeout[] = [];

  constructor(
    private readonly sweeper: Sweeper,
    private readonly retention: Retention,
    private readonly billing: BillingChecks,
    private readonly templates: ScheduledTemplateSync,
    private readonly meanings: ProductMeanings,
  ) {}

  async start(): Promise<void> {
    const hourly = [this.retention, this.billing, this.templates, this.meanings];
    for (const chore of [this.sweeper, ...hourly]) await chore.start();
    // An hour from then: where one is to ring before, however many processes there are, it does so once.
    this.#timers.push(setInterval(() => void this.#ring([this.sweeper]), MINUTE).unref(), setInterval(() => void this.#ring(hourly, HOUR), HOUR).unref());
  }

  beforeApplicationShutdown(): void {
    for (const timer of this.#timers.splice(0)) clearInterval(timer);
  }

  async #ring(chores: readonly { start(delayMs?: number): Promise<void> }[], delayMs?: number): Promise<void> {
    for (const chore of chores) await chore.start(delayMs).catch((error: unknown) => this.#log.warn(`A bell of the housekeeping could not be rung: ${String(error)}`));
  }
}

/** For every process that runs jobs. */
export async function startHousekeeping(app: INestApplicationContext): Promise<void> {
  await app.get(Housekeeping, { strict: false }).start();
}
