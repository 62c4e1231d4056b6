import { Subscriptions } from '../../apps/api/src/modules/billing/index.js';
import { Sweeper } from '../../apps/api/src/pipeline/chores/sweeper.js';
import { DAY, HOUR, MINUTE } from '../../apps/api/src/platform/clock/clock.js';
import { signatureOf } from '../../apps/sandbox/src/stripe/events.js';
import { startApp } from '../support/app.js';
import { aColleague, aPerson, logIn, type Person } from '../support/login.js';
import { openPaidLine, type PaidLine, PRICES, storeIdOf } from '../support/payments.js';
import { rows } from '../support/shop.js';
import { SecurityEvents } from '../../apps/api/src/modules/security/index.js';

describe('paying for a plan', () => {
  let paid: PaidLine;
  let owner: Person;
  beforeAll(async () => { paid = await openPaidLine(); });
  beforeEach(async () => {
    paid.stripe.way = 'in_order';
    owner = await aPerson(paid.line.t);
  });
  afterAll(() => paid.close());

  const billing = async (who = owner) => (await who.get(`${who.storePath}/billing`).expect(200)).body;
  const operator = () => paid.line.t.app.get(Subscriptions, { strict: false });

  it('R86: a plan is chosen, paid on Stripe\'s page, and in force with the first event', async () => {
    expect(await billing()).toMatchObject({ payable_plans: ['starter', 'growth'], payment: null });
    expect((await owner.get(`${owner.storePath}/billing/prices`).expect(200)).body).toEqual({ data: [
      { plan: 'starter', amount: 1900, currency: 'USD', interval: 'month', interval_count: 1 }, { plan: 'growth', amount: 4900, currency: 'USD', interval: 'month', interval_count: 1 },
    ] });
    const session = await paid.choose(owner, 'growth');
    expect(paid.stripe.world.sessions.get(session)).toMatchObject({ clientReferenceId: storeIdOf(owner), subscriptionMetadata: { store_id: storeIdOf(owner) }, priceId: PRICES.growth });
    expect(await billing()).toMatchObject({ plan: { id: 'self_hosted' }, payment: null });
    const { periodEnd } = await paid.stripe.pay(session);
    expect(await billing()).toMatchObject({
      plan: { id: 'growth' }, status: 'active', is_receiving: true, period_to: new Date(periodEnd * 1000).toISOString(),
      payment: { status: 'active', plan: 'growth', period_to: new Date(periodEnd * 1000).toISOString(), ends_at: null, grace_ends_at: null },
    });
    const { body } = await owner.post(`${owner.storePath}/billing/checkout`, { plan: 'starter' }).expect(409);
    expect(body.code).toBe('billing.already_subscribed');
    expect((await owner.post(`${owner.storePath}/billing/portal`).expect(200)).body.url).toContain('/stripe/portal/');
  });

  it('checkouts at the same time make one customer, and one page that can be paid', async () => {
    const { world } = paid.stripe;
    const [customers, sessions] = [world.customers.size, world.sessions.size];
    const answers = await Promise.all((['growth', 'starter', 'growth', 'starter'] as const).map((plan) => owner.post(`${owner.storePath}/billing/checkout`, { plan })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(world.customers.size).toBe(customers + 1);
    const made = [...world.sessions.values()].slice(sessions);
    expect(new Set(made.map(({ customerId }) => customerId)).size).toBe(1);
    expect(made.map(({ status }) => status).toSorted()).toEqual(['expired', 'expired', 'expired', 'open']);
    const [open] = made.filter(({ status }) => status === 'open');
    await paid.stripe.pay(open?.id ?? '');
    expect((await owner.post(`${owner.storePath}/billing/checkout`, { plan: 'starter' })).body.code).toBe('billing.already_subscribed');
  });

  it.each(['twice', 'reversed'] as const)('events that come %s change nothing about it', async (way) => {
    paid.stripe.way = way;
    const subscription = await paid.buy(owner, 'starter');
    await paid.stripe.changePrice(subscription.id, PRICES.growth);
    expect(await billing()).toMatchObject({ plan: { id: 'growth' }, payment: { status: 'active', plan: 'growth' } });
    const kept = await rows<{ count: number }>(paid.line.t, 'select count(*)::int as count from payment_events where store_id = $1', [owner.storeId]);
    expect(kept).toEqual([{ count: 5 }]);
  });

  it('an event of before that comes late is asked about, not believed', async () => {
    paid.stripe.way = 'held';
    const subscription = await paid.buy(owner, 'growth');
    expect((await billing()).payment).toBeNull();
    expect((await owner.post(`${owner.storePath}/billing/refresh`).expect(200)).body).toMatchObject({ plan: { id: 'growth' }, payment: { status: 'active' } });
    await paid.stripe.become(subscription.id, 'canceled');
    await paid.stripe.release();
    expect(await billing()).toMatchObject({ is_receiving: false, status: 'inactive', payment: { status: 'ended' } });
  });

  it('events that come together end in what is true', async () => {
    const subscription = await paid.buy(owner, 'starter');
    paid.stripe.way = 'held';
    await paid.stripe.become(subscription.id, 'past_due');
    await paid.stripe.changePrice(subscription.id, PRICES.growth);
    await paid.stripe.become(subscription.id, 'active');
    const known = paid.stripe.deliveries.map(({ event }) => event);
    await Promise.all([paid.stripe.release(), ...known.slice(-4).map((event) => paid.stripe.post(event))]);
    expect(await billing()).toMatchObject({ plan: { id: 'growth' }, payment: { status: 'active', plan: 'growth', grace_ends_at: null } });
  });

  it('R80, R162: a failed payment leaves the plan for fourteen days with a warning, then messages wait, and paying lets them in', async () => {
    const { shop } = paid.line;
    const subscription = await paid.buy(shop.owner, 'growth');
    await paid.stripe.become(subscription.id, 'past_due');
    const warned = await billing(shop.owner);
    expect(warned).toMatchObject({ is_receiving: true, plan: { id: 'growth' }, payment: { status: 'past_due' } });
    expect(Math.abs(Date.parse(warned.payment.grace_ends_at) - paid.line.t.clock.in(14 * DAY).getTime())).toBeLessThan(MINUTE);
    paid.advance(13 * DAY);
    await paid.check();
    expect(await billing(shop.owner)).toMatchObject({ is_receiving: true });
    paid.advance(DAY + HOUR);
    await paid.check();
    expect(await billing(shop.owner)).toMatchObject({ is_receiving: false, status: 'inactive', payment: { status: 'unpaid' } });
    const phone = paid.line.sandbox.phone({ waId: '34611299001', name: 'Patient Customer' }).with(shop.numberId);
    await phone.text('do you have a blue mug?');
    await paid.line.settled();
    expect(phone.thread.entries).toHaveLength(1);
    await paid.stripe.become(subscription.id, 'active');
    await paid.line.t.app.get(Sweeper).sweep();
    await paid.line.settled();
    expect(phone.thread.entries.map(({ from }) => from)).toEqual(['customer', 'business']);
    expect(await billing(shop.owner)).toMatchObject({ is_receiving: true, plan: { id: 'growth' }, payment: { status: 'active', grace_ends_at: null } });
    await paid.stripe.become(subscription.id, 'unpaid');
    expect(await billing(shop.owner)).toMatchObject({ is_receiving: false, payment: { status: 'unpaid' } });
    paid.advance(-14 * DAY - HOUR);
  });

  it('a plan that is cancelled stays until its end', async () => {
    const subscription = await paid.buy(owner, 'starter');
    await paid.stripe.cancelAtEnd(subscription.id);
    expect(await billing()).toMatchObject({ is_receiving: true, payment: { status: 'active', ends_at: new Date(subscription.periodEnd * 1000).toISOString() } });
    await paid.stripe.cancelAtEnd(subscription.id, false);
    expect((await billing()).payment.ends_at).toBeNull();
    await paid.stripe.become(subscription.id, 'canceled');
    expect(await billing()).toMatchObject({ is_receiving: false, payment: { status: 'ended' } });
    await paid.buy(owner, 'growth');
    expect(await billing()).toMatchObject({ is_receiving: true, plan: { id: 'growth' } });
  });

  it('a renewal that nobody told of is asked for', async () => {
    const subscription = await paid.buy(owner, 'starter');
    paid.stripe.way = 'held';
    await paid.stripe.renew(subscription.id);
    const end = (await billing()).payment.period_to;
    paid.advance(33 * DAY);
    await paid.check();
    expect(Date.parse((await billing(await logIn(paid.line.t, owner))).payment.period_to)).toBeGreaterThan(Date.parse(end));
    paid.advance(-33 * DAY);
  });

  it('what the operator gives stays when a payment ends, and what was paid for does not', async () => {
    const subscription = await paid.buy(owner, 'starter');
    await operator().change(owner.storeId, 'scale');
    await paid.stripe.become(subscription.id, 'past_due');
    await paid.stripe.become(subscription.id, 'active');
    expect(await billing()).toMatchObject({ plan: { id: 'scale' } });
    await paid.stripe.become(subscription.id, 'canceled');
    expect(await billing()).toMatchObject({ plan: { id: 'scale' }, is_receiving: true, payment: { status: 'ended' } });
  });

  it('a price that is no plan of ours changes no plan', async () => {
    const subscription = await paid.buy(owner, 'growth');
    paid.stripe.addPrice({ id: 'price_of_something_else', amount: 1 });
    await paid.stripe.changePrice(subscription.id, 'price_of_something_else');
    expect(await billing()).toMatchObject({ plan: { id: 'growth' }, is_receiving: true, payment: { status: 'active', plan: null } });
  });

  it('a price that is no plan of ours gives a store on trial nothing, least of all a plan without limits', async () => {
    await paid.line.t.app.get(Subscriptions, { strict: false }).change(owner.storeId, 'trial');
    await paid.line.t.owner.query('delete from subscriptions where store_id = $1', [owner.storeId]);
    const subscription = await paid.buy(owner, 'growth');
    await paid.line.t.owner.query('delete from subscriptions where store_id = $1', [owner.storeId]);
    await paid.line.t.owner.query(`update stores set subscription_status = 'trial' where id = $1`, [owner.storeId]);
    paid.stripe.addPrice({ id: 'price_from_before', amount: 1 });
    await paid.stripe.changePrice(subscription.id, 'price_from_before');
    expect(await billing()).toMatchObject({ plan: { id: 'trial' } });
  });

  it('two tabs do not pay twice, and a declined card gives nothing', async () => {
    const first = await paid.choose(owner, 'starter');
    const second = await paid.choose(owner, 'growth');
    await expect(paid.stripe.pay(first)).rejects.toThrow('expired');
    await paid.stripe.refuseFirst(second);
    expect(await billing()).toMatchObject({ payment: null, plan: { id: 'self_hosted' } });
    await paid.stripe.pay(second);
    expect(await billing()).toMatchObject({ plan: { id: 'growth' } });
  });

  it('a customer who was removed at Stripe is made anew', async () => {
    const { customerId } = await paid.buy(owner, 'starter');
    await paid.stripe.deleteCustomer(customerId);
    expect(await billing()).toMatchObject({ is_receiving: false, payment: { status: 'ended' } });
    expect((await paid.buy(owner, 'growth')).customerId).not.toBe(customerId);
    expect(await billing()).toMatchObject({ is_receiving: true, plan: { id: 'growth' } });
  });

  it('a subscription that says it is for another store is given to nobody', async () => {
    const other = await aPerson(paid.line.t);
    const session = await paid.choose(owner, 'growth');
    Object.assign(paid.stripe.world.sessions.get(session) ?? {}, { subscriptionMetadata: { store_id: storeIdOf(other) } });
    await paid.stripe.pay(session);
    expect((await billing()).payment).toBeNull();
    expect((await billing(other)).payment).toBeNull();
  });

  it('owners alone pay, agents look, and unknown plans are refused', async () => {
    const admin = await aColleague(paid.line.t, owner, 'admin');
    for (const path of ['checkout', 'portal', 'refresh']) await admin.post(`${owner.storePath}/billing/${path}`, { plan: 'growth' }).expect(403);
    const agent = await aColleague(paid.line.t, owner, 'agent');
    await agent.get(`${owner.storePath}/billing/prices`).expect(200);
    expect((await owner.post(`${owner.storePath}/billing/checkout`, { plan: 'scale' }).expect(422)).body.errors).toMatchObject([{ pointer: '/plan', code: 'not_allowed' }]);
    expect((await owner.post(`${owner.storePath}/billing/checkout`, { plan: 'self_hosted' }).expect(422)).body.errors).toMatchObject([{ pointer: '/plan' }]);
    expect((await owner.post(`${owner.storePath}/billing/portal`).expect(409)).body.code).toBe('billing.nothing_to_manage');
  });

  it('while Stripe does not answer nothing is lost: pages say so, events are sent again', async () => {
    const subscription = await paid.buy(owner, 'starter');
    paid.stripe.failing = 'server_error';
    expect((await owner.post(`${owner.storePath}/billing/portal`).expect(503)).body.code).toBe('billing.unavailable');
    const isTold = paid.stripe.become(subscription.id, 'unpaid');
    await isTold;
    expect(await billing()).toMatchObject({ is_receiving: true });
    paid.stripe.failing = undefined;
    const [latest] = paid.stripe.deliveries.toReversed();
    expect(latest?.attempts[0]?.status).toBe(503);
    if (latest) await paid.stripe.post(latest.event);
    expect(await billing()).toMatchObject({ is_receiving: false, payment: { status: 'unpaid' } });
  }, 60_000);

  describe('the webhook', () => {
    const post = (body: string, signature?: string) => paid.line.t.http().post(paid.webhookPath).set('content-type', 'application/json').set(signature === undefined ? {} : { 'stripe-signature': signature }).send(body);
    const seconds = (): number => Math.floor(paid.line.t.clock.now().getTime() / 1000);
    /** A cancellation that somebody invents. */
    const forged = async (): Promise<string> => {
      const { customerId, id } = await paid.buy(owner, 'growth');
      return JSON.stringify({ id: 'evt_forged', object: 'event', type: 'customer.subscription.deleted', data: { object: { id, object: 'subscription', customer: customerId, status: 'canceled' } } });
    };

    it('R64: refuses what is not signed, signed with another secret, signed long ago or changed: 400, a security event without a store, and nothing else', async () => {
      const body = await forged();
      const refused = [undefined, 'nonsense', signatureOf(body, 'whsec_other', seconds()), signatureOf(body, paid.webhookSecret, seconds() - 301), signatureOf(`${body} `, paid.webhookSecret, seconds())];
      for (const signature of refused) expect((await post(body, signature).expect(400)).body.code).toBe('request.malformed');
      await paid.line.t.app.get(SecurityEvents, { strict: false }).flush();
      const noted = await rows<{ kind: string; store_id: string | null; count: number }>(paid.line.t, `select kind, store_id, sum(count)::int as count from security_events where detail->>'service' = 'stripe' group by 1, 2 order by 1`);
      expect(noted).toEqual([{ kind: 'webhook.bad_signature', store_id: null, count: 4 }, { kind: 'webhook.missing_signature', store_id: null, count: 1 }]);
      expect(await billing()).toMatchObject({ payment: { status: 'active' } });
    });

    it('a true signature over an untrue story changes nothing either: Stripe is asked', async () => {
      const body = await forged();
      await post(body, signatureOf(body, paid.webhookSecret, seconds())).expect(200);
      expect(await billing()).toMatchObject({ payment: { status: 'active' }, is_receiving: true });
    });

    it.each(['{"id":"evt_1","object":"event","type":"customer.created","data":{"object":{"id":"cus_of_somebody","object":"customer"}}}', '{"id":"evt_2","object":"event","type":"price.updated","data":{"object":{"id":"price_1","object":"price"}}}'])('takes what concerns no store, and forgets it: %s', async (body) => {
      await post(body, signatureOf(body, paid.webhookSecret, seconds())).expect(200);
    });
  });
});

describe('without keys', () => {
  it('nothing is sold: no plans to pay for, no page, no webhook', async () => {
    const t = await startApp();
    try {
      const owner = await aPerson(t);
      expect((await owner.get(`${owner.storePath}/billing`).expect(200)).body).toMatchObject({ payable_plans: [], payment: null });
      expect((await owner.get(`${owner.storePath}/billing/prices`).expect(200)).body).toEqual({ data: [] });
      expect((await owner.post(`${owner.storePath}/billing/checkout`, { plan: 'growth' }).expect(409)).body.code).toBe('billing.no_payments');
      await t.http().post('/api/webhooks/stripe').send('{}').expect(404);
    } finally {
      await t.close();
    }
  });
});
