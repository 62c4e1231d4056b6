import Client from 'stripe';
import { Receiver } from '../testing/receiver.js';
import { type Sandbox, startSandbox } from '../sandbox.js';

describe('the stand-in for Stripe, asked by its own client', () => {
  let sandbox: Sandbox;
  let client: Client;
  beforeAll(async () => {
    sandbox = await startSandbox();
    client = new Client('sk_test_sandbox', { host: '127.0.0.1', port: new URL(sandbox.url).port, protocol: 'http', telemetry: false, maxNetworkRetries: 0 });
  });
  beforeEach(() => {
    sandbox.stripe.clear();
    sandbox.stripe.addPrice({ id: 'price_growth', amount: 4900 });
    sandbox.stripe.addPrice({ id: 'price_once', amount: 4900, interval: null });
  });
  afterAll(() => sandbox.close());

  const wish = async (): Promise<Client.Checkout.SessionCreateParams> => ({
    mode: 'subscription', customer: (await client.customers.create({ name: 'Shop' })).id, line_items: [{ price: 'price_growth', quantity: 1 }], success_url: 'https://shop.example/done',
    metadata: { store_id: 'st_1' }, subscription_data: { metadata: { store_id: 'st_1' } }, client_reference_id: 'st_1',
  });
  const refusal = async (asked: Promise<unknown>): Promise<Record<string, unknown>> => {
    const error = await asked.then(() => undefined, (thrown: unknown) => thrown);
    if (!(error instanceof Client.errors.StripeError)) throw new Error(`not refused: ${String(error)}`);
    return { status: error.statusCode, type: error.rawType, code: error.code, param: error.param, message: error.message };
  };

  it('sells a subscription and shows how it stands', async () => {
    expect(await client.prices.retrieve('price_growth')).toMatchObject({ unit_amount: 4900, currency: 'usd', recurring: { interval: 'month', interval_count: 1 } });
    const session = await client.checkout.sessions.create(await wish());
    expect(session).toMatchObject({ status: 'open', client_reference_id: 'st_1', url: expect.stringContaining('/stripe/checkout/cs_test_') as string });
    const paid = await sandbox.stripe.pay(session.id);
    const { data: [subscription] } = await client.subscriptions.list({ customer: paid.customerId, status: 'all' });
    expect(subscription).toMatchObject({ id: paid.id, status: 'active', metadata: { store_id: 'st_1' }, items: { data: [{ price: { id: 'price_growth' } }] } });
    await sandbox.stripe.become(paid.id, 'canceled');
    expect((await client.subscriptions.list({ customer: paid.customerId })).data).toEqual([]);
    expect((await client.billingPortal.sessions.create({ customer: paid.customerId, return_url: 'https://shop.example' })).url).toContain('/stripe/portal/bps_');
  });

  it.each<[string, object, object]>([
    ['an unknown parameter', { colour: 'blue' }, { code: 'parameter_unknown', param: 'colour', message: 'Received unknown parameter: colour' }],
    ['an unknown parameter further in', { subscription_data: { backdate_start_date: 5 } }, { code: 'parameter_unknown', param: 'subscription_data[backdate_start_date]' }],
    ['no mode', { mode: undefined }, { code: 'parameter_missing', param: 'mode' }],
    ['an unknown price', { line_items: [{ price: 'price_none', quantity: 1 }] }, { code: 'resource_missing', param: 'line_items[0][price]', message: "No such price: 'price_none'" }],
    ['a price that is paid once', { line_items: [{ price: 'price_once', quantity: 1 }] }, { param: 'line_items' }],
    ['no price', { line_items: undefined }, { code: 'parameter_missing', param: 'line_items' }],
    ['no quantity', { line_items: [{ price: 'price_growth' }] }, { param: 'line_items[0][quantity]' }],
    ['an unknown customer', { customer: 'cus_none' }, { code: 'resource_missing', param: 'customer' }],
    ['no way back', { success_url: undefined }, { code: 'parameter_missing', param: 'success_url' }],
    ['a way back that is no address', { success_url: 'shop.example' }, { code: 'url_invalid', param: 'success_url' }],
    ['an empty text', { client_reference_id: '' }, { code: 'parameter_invalid_empty', param: 'client_reference_id' }],
  ])('refuses a checkout with %s', async (_name, change, expected) => {
    expect(await refusal(client.checkout.sessions.create({ ...await wish(), ...change }))).toMatchObject({ status: 400, type: 'invalid_request_error', ...expected });
  });

  it('refuses other keys, no key, another form of body, and addresses that Stripe has not', async () => {
    const stranger = new Client('sk_test_wrong', { host: '127.0.0.1', port: new URL(sandbox.url).port, protocol: 'http', maxNetworkRetries: 0 });
    expect(await refusal(stranger.customers.create({}))).toMatchObject({ status: 401 });
    expect((await fetch(`${sandbox.url}/v1/customers`, { method: 'POST' })).status).toBe(401);
    expect((await fetch(`${sandbox.url}/v1/customers`, { method: 'POST', headers: { authorization: 'Bearer sk_test_sandbox', 'content-type': 'application/json' }, body: '{}' })).status).toBe(400);
    expect((await fetch(`${sandbox.url}/v1/charges`, { headers: { authorization: 'Bearer sk_test_sandbox' } })).status).toBe(404);
    expect(await refusal(client.prices.retrieve('price_none'))).toMatchObject({ status: 404, code: 'resource_missing' });
    sandbox.stripe.world.portalIsSetUp = false;
    expect(await refusal(client.billingPortal.sessions.create({ customer: (await client.customers.create({})).id }))).toMatchObject({ status: 400 });
    expect(sandbox.unplanned).toEqual([]);
  });

  it('answers a repeated request as it did, and refuses its key with other parameters', async () => {
    const first = await client.customers.create({ name: 'Shop' }, { idempotencyKey: 'k1' });
    expect((await client.customers.create({ name: 'Shop' }, { idempotencyKey: 'k1' })).id).toBe(first.id);
    expect(await refusal(client.customers.create({ name: 'Other' }, { idempotencyKey: 'k1' }))).toMatchObject({ status: 400, type: 'idempotency_error' });
  });

  it('signs events as its client checks them, sends them twice, the other way round, later, and again after a failure', async () => {
    const receiver = await new Receiver().open();
    sandbox.stripe.setEndpoint(receiver.url, 'whsec_1');
    const types = (): string[] => receiver.received.splice(0).map(({ body, headers }) => client.webhooks.constructEvent(body, String(headers['stripe-signature']), 'whsec_1').type);
    const buy = async () => sandbox.stripe.pay((await client.checkout.sessions.create(await wish())).id);
    try {
      const { id } = await buy();
      const inOrder = types();
      expect(inOrder).toEqual(['customer.subscription.created', 'customer.subscription.updated', 'invoice.paid', 'checkout.session.completed']);
      sandbox.stripe.way = 'reversed';
      await buy();
      expect(types()).toEqual(inOrder.toReversed());
      sandbox.stripe.way = 'twice';
      await sandbox.stripe.cancelAtEnd(id);
      expect(types()).toEqual(['customer.subscription.updated', 'customer.subscription.updated']);
      sandbox.stripe.way = 'held';
      await sandbox.stripe.become(id, 'past_due');
      expect(types()).toEqual([]);
      receiver.answers.push(500);
      await sandbox.stripe.release();
      await sandbox.idle();
      expect(types().toSorted()).toEqual(['customer.subscription.updated', 'invoice.payment_failed', 'invoice.payment_failed']);
    } finally {
      await receiver.close();
    }
  });

  it('has a page that pays and one that changes, cancels and fails', async () => {
    const session = await client.checkout.sessions.create(await wish());
    expect(await (await fetch(String(session.url))).text()).toContain('$49.00 / month');
    const done = await fetch(String(session.url), { method: 'POST', body: new URLSearchParams({ do: 'pay' }), redirect: 'manual' });
    expect([done.status, done.headers.get('location')]).toEqual([303, 'https://shop.example/done']);
    const [{ id, customerId } = { id: '', customerId: '' }] = sandbox.stripe.world.subscriptions.values();
    const portal = String((await client.billingPortal.sessions.create({ customer: customerId, return_url: 'https://shop.example/?a=1&b=2' })).url);
    sandbox.stripe.addPrice({ id: 'price_scale', amount: 9900 });
    const act = (form: Record<string, string>) => fetch(portal, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' });
    await act({ price: 'price_scale' });
    expect(await (await fetch(portal)).text()).toContain('href="https://shop.example/?a=1&amp;b=2"');
    await act({ cancel: 'end' });
    await act({ charge: 'fails' });
    expect(sandbox.stripe.world.subscriptions.get(id)).toMatchObject({ priceId: 'price_scale', cancelAtPeriodEnd: true, status: 'past_due' });
    await act({ cancel: 'now' });
    expect(sandbox.stripe.world.subscriptions.get(id)?.status).toBe('canceled');
  });
});
