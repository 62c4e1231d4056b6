import { USAGE_KINDS } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { isSubscribed } from '../stores/index.js';
import type { BillingDto, PlanDto, UsageMeterDto } from './billing.dto.js';
import { graceEndsAt } from './payments/payment-state.js';
import { PaymentDesk } from './payments/payment-desk.js';
import type { Payer } from './payments/payer.entity.js';
import { Payers } from './payments/payers.js';
import type { PaymentDto } from './payments/payments.dto.js';
import { periodOf, reachedAt } from './period.js';
import { type Plan, PLANS } from './plans.js';
import { Subscriptions } from './subscriptions.service.js';
import { stateOf } from './usage-state.js';
import { Usage } from './usage.service.js';

/** Plan, use and payment of a store as the API shows them. */
@Injectable()
export class BillingView {
  constructor(private readonly subscriptions: Subscriptions, private readonly usage: Usage, private readonly payers: Payers, private readonly desk: PaymentDesk, private readonly clock: Clock) {}

  /** @throws AppError store.not_found */
  async of(storeId: string): Promise<BillingDto> {
    const now = this.clock.now();
    const { store, plan, since } = await this.subscriptions.get(storeId);
    const period = periodOf(since, now);
    const [counts, payer] = await Promise.all([this.usage.count(storeId, period), this.desk.plans.length === 0 ? undefined : this.payers.find(storeId)]);
    return {
      plan: presentPlan(plan), status: store.subscriptionStatus, is_receiving: isSubscribed(store, now),
      trial_ends_at: store.subscriptionStatus === 'trial' ? store.trialEndsAt.toISOString() : null,
      period_from: period.from.toISOString(), period_to: period.to.toISOString(),
      meters: USAGE_KINDS.map((kind): UsageMeterDto => {
        const [used, limit] = [counts[kind], plan.limits[kind]];
        return { kind, used, limit, state: stateOf(used, limit), reached_at: limit === null || used >= limit ? null : reachedAt(period, now, used, limit)?.toISOString() ?? null };
      }),
      plans: PLANS.map(presentPlan), payable_plans: [...this.desk.plans], payment: payer === undefined ? null : presentPayment(payer),
    };
  }
}

function presentPlan({ id, limits }: Plan): PlanDto {
  return { id, limits: USAGE_KINDS.map((kind) => ({ kind, limit: limits[kind] })) };
}

function presentPayment({ status, plan, periodTo, endsAt, overdueSince }: Payer): PaymentDto | null {
  if (status === null) return null;
  return { status, plan, period_to: periodTo?.toISOString() ?? null, ends_at: endsAt?.toISOString() ?? null, grace_ends_at: overdueSince === null ? null : graceEndsAt(overdueSince).toISOString() };
}
