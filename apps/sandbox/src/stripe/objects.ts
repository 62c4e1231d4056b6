import type { PortalSession, StripeCustomer, StripePrice, StripeSession, StripeSubscription, StripeWorld } from './world.js';

/** Objects as Stripe's API of 2026-10-28 writes them. Periods stand on items, not on the subscription, since 2025-03-31. */
export class StripeObjects {
  constructor(private readonly world: StripeWorld, private readonly origin: () => string) {}

  price({ id, amount, currency, interval, product, active }: StripePrice): object {
    return {
      id, object: 'price', active, billing_scheme: 'per_unit', created: 1_750_000_000, currency, custom_unit_amount: null, livemode: false, lookup_key: null, metadata: {}, nickname: null, product,
      recurring: interval === null ? null : { interval, interval_count: 1, meter: null, trial_period_days: null, usage_type: 'licensed' },
      tax_behavior: 'unspecified', tiers_mode: null, transform_quantity: null, type: interval === null ? 'one_time' : 'recurring', unit_amount: amount, unit_amount_decimal: String(amount),
    };
  }

  customer({ id, created, name, email, metadata, deleted }: StripeCustomer): object {
    if (deleted) return { id, object: 'customer', deleted: true };
    return { id, object: 'customer', address: null, balance: 0, created, default_source: null, delinquent: false, description: null, email, invoice_settings: {}, livemode: false, metadata, name, shipping: null };
  }

  session(session: StripeSession): object {
    const price = this.world.prices.get(session.priceId);
    const total = (price?.amount ?? 0) * session.quantity;
    return {
      id: session.id, object: 'checkout.session', amount_subtotal: total, amount_total: total, cancel_url: session.cancelUrl, client_reference_id: session.clientReferenceId, created: session.created,
      currency: price?.currency ?? null, customer: session.customerId, customer_email: null, expires_at: session.created + 86_400, invoice: null, livemode: false, metadata: session.metadata, mode: 'subscription',
      payment_intent: null, payment_status: session.status === 'complete' ? 'paid' : 'unpaid', status: session.status, subscription: session.subscriptionId, success_url: session.successUrl, ui_mode: 'hosted_page',
      url: session.status === 'open' ? `${this.origin()}/stripe/checkout/${session.id}` : null,
    };
  }

  subscription(subscription: StripeSubscription): object {
    const price = this.world.prices.get(subscription.priceId);
    return {
      id: subscription.id, object: 'subscription', billing_cycle_anchor: subscription.created, cancel_at: subscription.cancelAtPeriodEnd ? subscription.periodEnd : null, cancel_at_period_end: subscription.cancelAtPeriodEnd,
      canceled_at: subscription.canceledAt, collection_method: 'charge_automatically', created: subscription.created, currency: price?.currency ?? 'usd', customer: subscription.customerId, ended_at: subscription.endedAt,
      items: {
        object: 'list', has_more: false, url: `/v1/subscription_items?subscription=${subscription.id}`,
        data: [{
          id: subscription.itemId, object: 'subscription_item', created: subscription.created, current_period_start: subscription.periodStart, current_period_end: subscription.periodEnd, metadata: {},
          price: price === undefined ? null : this.price(price), quantity: subscription.quantity, subscription: subscription.id,
        }],
      },
      latest_invoice: `in_${subscription.id.slice(4)}`, livemode: false, metadata: subscription.metadata, start_date: subscription.created, status: subscription.status, trial_end: null, trial_start: null,
    };
  }

  portal({ id, created, customerId, returnUrl }: PortalSession): object {
    return { id, object: 'billing_portal.session', configuration: 'bpc_sandbox', created, customer: customerId, flow: null, livemode: false, locale: null, return_url: returnUrl, url: `${this.origin()}/stripe/portal/${id}` };
  }

  invoice(subscription: StripeSubscription, paid: boolean): object {
    const price = this.world.prices.get(subscription.priceId);
    return {
      id: `in_${subscription.id.slice(4)}`, object: 'invoice', amount_due: price?.amount ?? 0, amount_paid: paid ? price?.amount ?? 0 : 0, currency: price?.currency ?? 'usd', customer: subscription.customerId, livemode: false,
      metadata: {}, parent: { type: 'subscription_details', subscription_details: { subscription: subscription.id, metadata: subscription.metadata } }, status: paid ? 'paid' : 'open',
    };
  }
}

/** A list as Stripe gives it, newest first. */
export function listOf(data: readonly object[], url: string, limit: number): object {
  return { object: 'list', data: data.slice(0, limit), has_more: data.length > limit, url };
}
