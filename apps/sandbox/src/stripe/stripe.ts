import type { StripeAccess } from './access.js';
import type { DeliveryWay, StripeDelivery, StripeEvent, StripeEvents } from './events.js';
import type { StripeObjects } from './objects.js';
import type { StripePrice, StripeSession, StripeSubscription, StripeSubscriptionStatus, StripeWorld } from './world.js';

const ENDED: readonly StripeSubscriptionStatus[] = ['canceled', 'incomplete_expired'];

/** Stand-in for Stripe: what buyers do on its pages, what its clock and its dashboard do, and the events that follow. */
export class Stripe {
  constructor(readonly world: StripeWorld, private readonly objects: StripeObjects, private readonly events: StripeEvents, private readonly access: StripeAccess) {}

  addPrice(price: Parameters<StripeWorld['addPrice']>[0]): StripePrice {
    return this.world.addPrice(price);
  }
  /** Where events go, and the secret that signs them. */
  setEndpoint(url: string, secret: string): void {
    this.events.endpoint = { url, secret };
  }
  set way(way: DeliveryWay) {
    this.events.way = way;
  }
  set failing(how: 'rate_limit' | 'server_error' | undefined) {
    this.access.failing = how;
  }
  get deliveries(): readonly StripeDelivery[] {
    return this.events.deliveries;
  }
  /** Posts what was held back. */
  release(): Promise<void> {
    return this.events.release();
  }
  /** Posts an event once more; with another secret, one that nobody should believe. */
  post(event: StripeEvent, secret?: string): Promise<StripeDelivery | undefined> {
    return this.events.post(event, secret);
  }

  /** The buyer pays: the subscription begins. @throws Error when the session is not open */
  async pay(sessionId: string): Promise<StripeSubscription> {
    const session = this.openSession(sessionId);
    const price = this.priceOf(session.priceId);
    const now = this.world.now();
    const subscription: StripeSubscription = {
      id: this.world.newId('sub'), itemId: this.world.newId('si'), created: now, customerId: session.customerId, metadata: session.subscriptionMetadata, quantity: session.quantity, priceId: session.priceId,
      status: session.trialDays === null ? 'active' : 'trialing', periodStart: now, periodEnd: session.trialDays === null ? this.world.periodEnd(now, price) : now + session.trialDays * 86_400,
      cancelAtPeriodEnd: false, canceledAt: null, endedAt: null,
    };
    this.world.subscriptions.set(subscription.id, subscription);
    Object.assign(session, { status: 'complete', subscriptionId: subscription.id });
    await this.events.emit([
      { type: 'customer.subscription.created', object: this.objects.subscription({ ...subscription, status: 'incomplete' }) },
      { type: 'customer.subscription.updated', object: this.objects.subscription(subscription) },
      { type: 'invoice.paid', object: this.objects.invoice(subscription, true) },
      { type: 'checkout.session.completed', object: this.objects.session(session) },
    ]);
    return subscription;
  }

  /** The first payment is refused by the bank, and the session stays open. */
  async refuseFirst(sessionId: string): Promise<StripeSubscription> {
    const session = this.openSession(sessionId);
    const now = this.world.now();
    const subscription: StripeSubscription = {
      id: this.world.newId('sub'), itemId: this.world.newId('si'), created: now, customerId: session.customerId, metadata: session.subscriptionMetadata, quantity: session.quantity, priceId: session.priceId,
      status: 'incomplete', periodStart: now, periodEnd: this.world.periodEnd(now, this.priceOf(session.priceId)), cancelAtPeriodEnd: false, canceledAt: null, endedAt: null,
    };
    this.world.subscriptions.set(subscription.id, subscription);
    await this.events.emit([{ type: 'customer.subscription.created', object: this.objects.subscription(subscription) }]);
    return subscription;
  }

  /** A subscription gets another status, as Stripe's retries, its settings or its clock give it. */
  async become(subscriptionId: string, status: StripeSubscriptionStatus): Promise<void> {
    const subscription = this.subscriptionOf(subscriptionId);
    const hasEnded = ENDED.includes(status);
    Object.assign(subscription, { status, endedAt: hasEnded ? this.world.now() : null, canceledAt: hasEnded ? this.world.now() : subscription.canceledAt });
    await this.events.emit([
      ...(status === 'past_due' ? [{ type: 'invoice.payment_failed', object: this.objects.invoice(subscription, false) }] : []),
      ...(status === 'active' ? [{ type: 'invoice.paid', object: this.objects.invoice(subscription, true) }] : []),
      { type: status === 'canceled' ? 'customer.subscription.deleted' : 'customer.subscription.updated', object: this.objects.subscription(subscription) },
    ]);
  }

  /** The next period begins and is paid. */
  async renew(subscriptionId: string): Promise<void> {
    const subscription = this.subscriptionOf(subscriptionId);
    Object.assign(subscription, { periodStart: subscription.periodEnd, periodEnd: this.world.periodEnd(subscription.periodEnd, this.priceOf(subscription.priceId)) });
    await this.become(subscriptionId, 'active');
  }

  async changePrice(subscriptionId: string, priceId: string): Promise<void> {
    const subscription = this.subscriptionOf(subscriptionId);
    subscription.priceId = this.priceOf(priceId).id;
    await this.events.emit([{ type: 'customer.subscription.updated', object: this.objects.subscription(subscription) }]);
  }

  /** It ends with its period, or (`false`) goes on after all. */
  async cancelAtEnd(subscriptionId: string, ends = true): Promise<void> {
    const subscription = this.subscriptionOf(subscriptionId);
    Object.assign(subscription, { cancelAtPeriodEnd: ends, canceledAt: ends ? this.world.now() : null });
    await this.events.emit([{ type: 'customer.subscription.updated', object: this.objects.subscription(subscription) }]);
  }

  async deleteCustomer(customerId: string): Promise<void> {
    const customer = this.world.customers.get(customerId);
    if (!customer) throw new Error(`no customer ${customerId}`);
    for (const { id, status } of this.subscriptionsOf(customerId)) if (!ENDED.includes(status)) await this.become(id, 'canceled');
    customer.deleted = true;
    await this.events.emit([{ type: 'customer.deleted', object: { ...this.objects.customer({ ...customer, deleted: false }) } }]);
  }

  /** Newest first. */
  subscriptionsOf(customerId: string): StripeSubscription[] {
    return [...this.world.subscriptions.values()].filter((each) => each.customerId === customerId).toReversed();
  }

  clear(): void {
    this.world.clear();
    this.events.clear();
    this.access.clear();
  }
  close(): void {
    this.events.close();
  }

  private openSession(id: string): StripeSession {
    const session = this.world.sessions.get(id);
    if (session?.status !== 'open') throw new Error(`checkout session ${id} is ${session?.status ?? 'unknown'}`);
    return session;
  }
  private subscriptionOf(id: string): StripeSubscription {
    const subscription = this.world.subscriptions.get(id);
    if (!subscription) throw new Error(`no subscription ${id}`);
    return subscription;
  }
  private priceOf(id: string): StripePrice {
    const price = this.world.prices.get(id);
    if (!price) throw new Error(`no price ${id}`);
    return price;
  }
}
