import { USAGE_KINDS, type UsageState } from '#contracts';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Clock } from '../../platform/clock/clock.js';
import { StoreId } from '../../platform/http/params.js';
import { Access, isSubscribed } from '../stores/index.js';
import { BillingDto, type PlanDto, type UsageMeterDto } from './billing.dto.js';
import { periodOf, reachedAt } from './period.js';
import { type Plan, PLANS } from './plans.js';
import { Subscriptions } from './subscriptions.service.js';
import { Usage } from './usage.service.js';

@ApiTags('billing')
@Controller('api/v1/stores/:store_id/billing')
export class BillingController {
  constructor(private readonly subscriptions: Subscriptions, private readonly usage: Usage, private readonly clock: Clock) {}

  @Get()
  @Access({ role: 'agent' })
  @ApiOperation({ operationId: 'getBilling', summary: 'The plan, and what is used of it (R87, R163)' })
  @ApiOkResponse({ type: BillingDto })
  async get(@StoreId() storeId: string): Promise<BillingDto> {
    const now = this.clock.now();
    const { store, plan, since } = await this.subscriptions.get(storeId);
    const period = periodOf(since, now);
    const counts = await this.usage.count(storeId, period);
    return {
      plan: presentPlan(plan), status: store.subscriptionStatus, is_receiving: isSubscribed(store, now),
      trial_ends_at: store.subscriptionStatus === 'trial' ? store.trialEndsAt.toISOString() : null,
      period_from: period.from.toISOString(), period_to: period.to.toISOString(),
      meters: USAGE_KINDS.map((kind): UsageMeterDto => {
        const [used, limit] = [counts[kind], plan.limits[kind]];
        return { kind, used, limit, state: limit === null ? 'ok' : stateOf(used / limit), reached_at: limit === null || used >= limit ? null : reachedAt(period, now, used, limit)?.toISOString() ?? null };
      }),
      plans: PLANS.map(presentPlan),
    };
  }
}

/** From 80, 95 and 100 % a shop is told. */
function stateOf(share: number): UsageState {
  if (share >= 1) return 'reached';
  if (share >= 0.95) return 'critical';
  return share >= 0.8 ? 'warning' : 'ok';
}

function presentPlan({ id, limits }: Plan): PlanDto {
  return { id, limits: USAGE_KINDS.map((kind) => ({ kind, limit: limits[kind] })) };
}
