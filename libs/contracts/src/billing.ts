/** Plans that a store can have; `self_hosted` has no limits. */
export const PLAN_IDS = ['trial', 'starter', 'growth', 'scale', 'self_hosted'] as const;
export type PlanId = (typeof PLAN_IDS)[number];

/** What plans limit: AI conversations (a conversation that the assistant answered, once for every 24 hours) and messages that the store sent. */
export const USAGE_KINDS = ['ai_conversations', 'messages'] as const;
export type UsageKind = (typeof USAGE_KINDS)[number];

/** From 80, 95 and 100 % of a limit. */
export const USAGE_STATES = ['ok', 'warning', 'critical', 'reached'] as const;
export type UsageState = (typeof USAGE_STATES)[number];

/** Plans that are paid for, smallest first. */
export const PAID_PLANS = ['starter', 'growth', 'scale'] as const satisfies readonly PlanId[];
export type PaidPlan = (typeof PAID_PLANS)[number];

/** How paying for a plan stands. `past_due`: a payment failed and is tried again, the plan stays meanwhile. `unpaid`: it stayed out too long. */
export const PAYMENT_STATUSES = ['active', 'past_due', 'unpaid', 'ended'] as const;
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];
