import type { PaidPlan } from '#contracts';
import { Inject, Injectable } from '@nestjs/common';
import { Clock, MINUTE } from '../../../platform/clock/clock.js';
import { STRIPE_ACCOUNT, type StripeAccount } from './stripe-account.js';

export interface PlanPrice {
  readonly plan: PaidPlan;
  /** Minor units. */
  readonly amount: number;
  /** ISO 4217. */
  readonly currency: string;
  readonly interval: 'day' | 'week' | 'month' | 'year';
  /** So many intervals are paid at once. */
  readonly intervals: number;
}

const KNOWN_FOR_MS = 10 * MINUTE;
const INTERVALS = ['day', 'week', 'month', 'year'] as const;

/** What plans cost, as Stripe knows it. */
@Injectable()
export class PlanPrices {
  #known: { readonly until: number; readonly prices: readonly PlanPrice[] } | undefined;

  constructor(@Inject(STRIPE_ACCOUNT) private readonly account: StripeAccount | null, private readonly clock: Clock) {}

  /** Of plans that can be bought; without those whose price is gone or is no fixed one. @throws AppError billing.unavailable */
  async list(): Promise<readonly PlanPrice[]> {
    const now = this.clock.now().getTime();
    const { account } = this;
    if (!account) return [];
    if (this.#known && this.#known.until > now) return this.#known.prices;
    const found = await Promise.all([...account.prices].map(([plan, id]) => this.#price(account, plan, id)));
    const prices = found.filter((price) => price !== undefined);
    this.#known = { until: now + KNOWN_FOR_MS, prices };
    return prices;
  }

  async #price(account: StripeAccount, plan: PaidPlan, id: string): Promise<PlanPrice | undefined> {
    const price = await account.ask((client) => client.prices.retrieve(id));
    const interval = INTERVALS.find((each) => each === price?.recurring?.interval);
    if (!price?.active || price.unit_amount === null || !price.recurring || interval === undefined) return undefined;
    return { plan, amount: price.unit_amount, currency: price.currency.toUpperCase(), interval, intervals: price.recurring.interval_count };
  }
}
