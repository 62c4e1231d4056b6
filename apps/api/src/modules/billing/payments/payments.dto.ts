import { PAID_PLANS, type PaidPlan, PAYMENT_STATUSES, type PaymentStatus } from '#contracts';
import { NestedList, OneOf, Text, Timestamp, Whole } from '../../../platform/http/fields.js';

export class PaymentDto {
  @OneOf(PAYMENT_STATUSES, { description: 'past_due: a payment failed and is tried again, the plan stays until grace_ends_at' }) status!: PaymentStatus;
  @OneOf(PAID_PLANS, { nullable: true, description: 'What is paid for; null when it is no plan of this installation' }) plan!: PaidPlan | null;
  @Timestamp({ nullable: true, description: 'It is renewed, or ends, then' }) period_to!: string | null;
  @Timestamp({ nullable: true, description: 'It was cancelled and ends then' }) ends_at!: string | null;
  @Timestamp({ nullable: true, description: 'Until then the missing payment has to come' }) grace_ends_at!: string | null;
}
export class CheckoutDto {
  @OneOf(PAID_PLANS) plan!: PaidPlan;
}
export class PaymentPageDto {
  @Text({ max: 5000, description: 'Send the browser there' }) url!: string;
}
export class PlanPriceDto {
  @OneOf(PAID_PLANS) plan!: PaidPlan;
  @Whole({ description: 'Minor units' }) amount!: number;
  @Text({ max: 3 }) currency!: string;
  @OneOf(['day', 'week', 'month', 'year']) interval!: 'day' | 'week' | 'month' | 'year';
  @Whole({ description: 'So many intervals are paid at once' }) interval_count!: number;
}
export class PlanPricesDto {
  @NestedList(() => PlanPriceDto, { maxItems: 10, description: 'Of plans that can be bought, smallest first' }) data!: PlanPriceDto[];
}
