import { PAID_PLANS, type PaidPlan, type PaymentStatus } from '#contracts';
import type Stripe from 'stripe';
import { DAY } from '../../../platform/clock/clock.js';
import type { Payer } from './payer.entity.js';

/** A plan stays this long while a payment is missing; Stripe tries again meanwhile. */
const GRACE_MS = 14 * DAY;

export type PaymentState = Pick<Payer, 'subscriptionId' | 'status' | 'plan' | 'periodTo' | 'endsAt' | 'overdueSince'> & {
  /** Beginning of what is paid. */
  readonly periodFrom: Date | null;
};
const NOTHING: PaymentState = { subscriptionId: null, status: null, plan: null, periodFrom: null, periodTo: null, endsAt: null, overdueSince: null };
/** Of several subscriptions the one that gives most counts. */
const RANKS: Readonly<Record<PaymentStatus, number>> = { active: 0, past_due: 1, unpaid: 2, ended: 3 };

/** When a missing payment takes the plan away. */
export function graceEndsAt(overdueSince: Date): Date {
  return new Date(overdueSince.getTime() + GRACE_MS);
}

/** True while what is paid for is given. */
export function isInForce(status: PaymentStatus | null): boolean {
  return status === 'active' || status === 'past_due';
}

/**
 * How paying for a store stands, out of all subscriptions that its customer has at Stripe now.
 * @param before what was known: since when a payment is missing
 */
export function paymentStateOf(subscriptions: readonly Stripe.Subscription[], before: Pick<Payer, 'status' | 'overdueSince'>, planOf: (priceId: string) => PaidPlan | undefined, now: Date): PaymentState {
  const states = subscriptions.flatMap((subscription) => {
    const status = statusOf(subscription.status);
    return status === undefined ? [] : [stateOf(subscription, status, before, planOf, now)];
  });
  // They come newest first, and sorting keeps that order between equals.
  return states.toSorted((one, other) => RANKS[one.status ?? 'ended'] - RANKS[other.status ?? 'ended'] || sizeOf(other.plan) - sizeOf(one.plan))[0] ?? { ...NOTHING, status: before.status === null ? null : 'ended' };
}

function sizeOf(plan: PaidPlan | null): number {
  return plan === null ? -1 : PAID_PLANS.indexOf(plan);
}

/**
 * https://docs.stripe.com/billing/subscriptions/overview#subscription-statuses. The first payment of an `incomplete` one has not
 * come: it gives nothing yet. A status that Stripe adds one day neither gives for ever nor takes at once.
 */
function statusOf(status: Stripe.Subscription.Status): PaymentStatus | undefined {
  switch (status) {
    case 'trialing': case 'active': return 'active';
    case 'past_due': return 'past_due';
    case 'unpaid': return 'unpaid';
    case 'canceled': case 'incomplete_expired': case 'paused': return 'ended';
    case 'incomplete': return undefined;
    default: return 'past_due';
  }
}

function stateOf(subscription: Stripe.Subscription, status: PaymentStatus, before: Pick<Payer, 'overdueSince'>, planOf: (priceId: string) => PaidPlan | undefined, now: Date): PaymentState {
  const isOverdue = status === 'past_due' || status === 'unpaid';
  const overdueSince = isOverdue ? before.overdueSince ?? now : null;
  const isOver = overdueSince !== null && graceEndsAt(overdueSince) <= now;
  const item = subscription.items.data.find(({ price }) => planOf(price.id) !== undefined) ?? subscription.items.data[0];
  return {
    subscriptionId: subscription.id, status: isOver ? 'unpaid' : status, plan: item === undefined ? null : planOf(item.price.id) ?? null, overdueSince,
    periodFrom: item === undefined ? null : timeOf(item.current_period_start), periodTo: item === undefined ? null : timeOf(item.current_period_end),
    endsAt: status === 'ended' ? null : endOf(subscription, item),
  };
}

function endOf({ cancel_at: at, cancel_at_period_end: withPeriod }: Stripe.Subscription, item: Stripe.SubscriptionItem | undefined): Date | null {
  if (at !== null) return timeOf(at);
  return withPeriod && item !== undefined ? timeOf(item.current_period_end) : null;
}

function timeOf(seconds: number): Date {
  return new Date(seconds * 1000);
}
