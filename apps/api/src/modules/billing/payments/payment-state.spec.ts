import type Stripe from 'stripe';
import { DAY } from '../../../platform/clock/clock.js';
import { graceEndsAt, isInForce, paymentStateOf } from './payment-state.js';

const NOW = new Date('2026-04-10T00:00:00Z');
const seconds = (at: string): number => Date.parse(at) / 1000;
const NEVER = { status: null, overdueSince: null };
const planOf = (price: string) => (price === 'price_growth' ? 'growth' : price === 'price_scale' ? 'scale' : undefined);
/** The fields of a subscription that are read. */
const subscription = (id: string, status: Stripe.Subscription.Status, price = 'price_growth', more: Partial<Stripe.Subscription> = {}): Stripe.Subscription => ({
  id, status, cancel_at: null, cancel_at_period_end: false, metadata: {}, ...more,
  items: { data: [{ price: { id: price }, current_period_start: seconds('2026-04-01T00:00:00Z'), current_period_end: seconds('2026-05-01T00:00:00Z') }] },
}) as unknown as Stripe.Subscription;
const state = (subscriptions: readonly Stripe.Subscription[], before: Parameters<typeof paymentStateOf>[1] = NEVER) => paymentStateOf(subscriptions, before, planOf, NOW);

describe('how paying stands', () => {
  it.each<[Stripe.Subscription.Status, string | null, boolean]>([
    ['trialing', 'active', true], ['active', 'active', true], ['past_due', 'past_due', true], ['unpaid', 'unpaid', false], ['canceled', 'ended', false], ['incomplete_expired', 'ended', false],
    ['paused', 'ended', false], ['incomplete', null, false], ['a_status_of_next_year', 'past_due', true],
  ])('R80: %s at Stripe is %s here, in force: %s', (theirs, ours, given) => {
    const { status } = state([subscription('sub_1', theirs)]);
    expect(status).toBe(ours);
    expect(isInForce(status)).toBe(given);
  });

  it('is that of the subscription which gives most, and of the newest among equals', () => {
    expect(state([subscription('sub_3', 'canceled'), subscription('sub_2', 'active', 'price_scale'), subscription('sub_1', 'past_due')])).toMatchObject({ subscriptionId: 'sub_2', plan: 'scale', status: 'active' });
    expect(state([subscription('sub_2', 'active', 'price_scale'), subscription('sub_1', 'active')])).toMatchObject({ subscriptionId: 'sub_2' });
  });

  it('ends when nothing is left of what was there, and never begins from nothing', () => {
    expect(state([], { status: 'active', overdueSince: null }).status).toBe('ended');
    expect(state([]).status).toBeNull();
  });

  it('a missing payment takes the plan after fourteen days, and not before', () => {
    const since = new Date(NOW.getTime() - 14 * DAY);
    expect(graceEndsAt(since)).toEqual(NOW);
    expect(state([subscription('sub_1', 'past_due')])).toMatchObject({ status: 'past_due', overdueSince: NOW });
    expect(state([subscription('sub_1', 'past_due')], { status: 'past_due', overdueSince: new Date(since.getTime() + 1) }).status).toBe('past_due');
    expect(state([subscription('sub_1', 'past_due')], { status: 'past_due', overdueSince: since }).status).toBe('unpaid');
    expect(state([subscription('sub_1', 'active')], { status: 'past_due', overdueSince: since })).toMatchObject({ status: 'active', overdueSince: null });
  });

  it('knows the period, its end, and prices that are no plan', () => {
    expect(state([subscription('sub_1', 'active', 'price_other', { cancel_at_period_end: true })])).toMatchObject({
      plan: null, periodFrom: new Date('2026-04-01T00:00:00Z'), periodTo: new Date('2026-05-01T00:00:00Z'), endsAt: new Date('2026-05-01T00:00:00Z'),
    });
    expect(state([subscription('sub_1', 'active', 'price_growth', { cancel_at: seconds('2026-04-20T00:00:00Z') })]).endsAt).toEqual(new Date('2026-04-20T00:00:00Z'));
  });
});
