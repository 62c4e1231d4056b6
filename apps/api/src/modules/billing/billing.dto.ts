import { PAID_PLANS, type PaidPlan, PLAN_IDS, type PlanId, SUBSCRIPTION_STATUSES, type SubscriptionStatus, USAGE_KINDS, USAGE_STATES, type UsageKind, type UsageState } from '#contracts';
import { Flag, Nested, NestedList, OneOf, SomeOf, Timestamp, Whole } from '../../platform/http/fields.js';
import { PaymentDto } from './payments/payments.dto.js';

export class UsageMeterDto {
  @OneOf(USAGE_KINDS) kind!: UsageKind;
  @Whole() used!: number;
  @Whole({ nullable: true, description: 'null: without limit' }) limit!: number | null;
  @OneOf(USAGE_STATES, { description: 'ok, from 80 % warning, from 95 % critical, from 100 % reached' }) state!: UsageState;
  @Timestamp({ nullable: true, description: 'When the limit is reached if the period goes on as it began' }) reached_at!: string | null;
}
export class PlanLimitDto {
  @OneOf(USAGE_KINDS) kind!: UsageKind;
  @Whole({ nullable: true }) limit!: number | null;
}
export class PlanDto {
  @OneOf(PLAN_IDS) id!: PlanId;
  @NestedList(() => PlanLimitDto, { maxItems: 10 }) limits!: PlanLimitDto[];
}
export class BillingDto {
  @Nested(() => PlanDto) plan!: PlanDto;
  @OneOf(SUBSCRIPTION_STATUSES) status!: SubscriptionStatus;
  @Flag({ description: 'False: messages are kept unread until the store has a plan again' }) is_receiving!: boolean;
  @Timestamp({ nullable: true, description: 'While on trial' }) trial_ends_at!: string | null;
  @Timestamp({ description: 'Beginning of the period that usage is counted in' }) period_from!: string;
  @Timestamp() period_to!: string;
  @NestedList(() => UsageMeterDto, { maxItems: 10 }) meters!: UsageMeterDto[];
  @NestedList(() => PlanDto, { maxItems: 10, description: 'Every plan, smallest first' }) plans!: PlanDto[];
  @SomeOf(PAID_PLANS, { description: 'Plans that owners pay for here; empty where whoever runs the installation sets them' }) payable_plans!: PaidPlan[];
  @Nested(() => PaymentDto, { nullable: true, description: 'null: nothing was paid for here' }) payment!: PaymentDto | null;
}
