import { parsePublicId, publicId } from '#contracts';
import { SendCosts } from '../../apps/api/src/modules/analytics/message-costs/send-costs.service.js';
import { HOUR } from '../../apps/api/src/platform/clock/clock.js';
import { aPerson, logIn, type Person } from '../support/login.js';
import { type Line, openLine, rows } from '../support/shop.js';

const CARD = 'Market,Currency,Marketing,Utility,Authentication,Service\nSpain,EUR,0.05,0.02,0.02,n/a\nRest of Western Europe,EUR,0.04,0.01,0.01,n/a\nAtlantis,EUR,9,9,9,9';

describe('what WhatsApp charges', () => {
  let line: Line;
  let ana: Person;
  const today = new Date().toISOString().slice(0, 10);
  const day = (back: number): string => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);
  const at = (rest: string): string => `${ana.storePath}/${rest}`;
  const costs = async (rest = `from=${day(2)}&to=${day(-1)}`) => (await ana.get(at(`message-costs?${rest}`)).expect(200)).body;

  beforeAll(async () => {
    line = await openLine();
    const [member] = await rows<{ user_id: string; email: string }>(line.t, `select m.user_id, u.email from members m join users u on u.id = m.user_id where m.store_id = $1 limit 1`, [line.shop.storeId]);
    ana = member ? await logIn(line.t, { userId: member.user_id, email: member.email, storeId: line.shop.storeId }) : await aPerson(line.t);
    // From Spain, Portugal and a number of no country; each gets one answer.
    for (const [waId, name] of [['34600111222', 'Sol'], ['351912345678', 'Rui'], ['883510000000', 'Sat']] as const) {
      await line.sandbox.phone({ waId, name }).with(line.shop.numberId).text('hello');
    }
    await line.settled();
  });
  afterAll(() => line.close());

  it('is free within 24 hours, and the meter of the month says how many were', async () => {
    const { lines, totals, allowances, undelivered } = await costs();
    expect(lines.map(({ category, country, delivered, free, unpriced, currency }: Record<string, unknown>) => ({ category, country, delivered, free, unpriced, currency }))).toEqual(expect.arrayContaining([
      { category: 'service', country: 'ES', delivered: 1, free: 1, unpriced: 0, currency: null }, { category: 'service', country: 'PT', delivered: 1, free: 1, unpriced: 0, currency: null },
    ]));
    expect([totals, undelivered]).toEqual([[], []]);
    expect(allowances).toEqual([{ account_id: expect.stringMatching(/^acc_/), account_name: expect.any(String), delivered: 3, charged: 0, free: 1000 }]);
  });

  it('is counted by the rate card of the day, and by none before its first day', async () => {
    await line.t.owner.query(`update message_facts set pricing = '{"type":"regular","category":"marketing"}'`);
    expect((await costs()).lines.map(({ unpriced }: { unpriced: number }) => unpriced)).toEqual([1, 1, 1]);
    const saved = await ana.post(at('rate-cards'), { effective_from: '2026-01-01', csv: CARD }).expect(201);
    expect(saved.body).toMatchObject({ currency: 'EUR', unknown_markets: ['Atlantis'] });
    const priced = await costs();
    expect(priced.lines.map((each: Record<string, unknown>) => [each.country, each.amount_micro, each.unpriced])).toEqual([['ES', 50_000, 0], ['PT', 40_000, 0], [null, 0, 1]]);
    expect(priced.lines.map((each: Record<string, unknown>) => each['as_other'])).toEqual([0, 0, 0]);
    expect([priced.totals, priced.per_order]).toEqual([[{ currency: 'EUR', amount_micro: 90_000 }], null]);
    // What was delivered, shared among the orders of these days; and of one bulk message what it sent.
    const [first, second] = await rows<{ id: string; conversation_id: string; customer_id: string }>(line.t, `select m.id, m.conversation_id, v.customer_id from messages m join conversations v on v.id = m.conversation_id join customers c on c.id = v.customer_id where m.store_id = $1 and m.direction = 'out' and c.phone in ('+34600111222', '+351912345678') order by c.phone`, [line.shop.storeId]);
    const variant = publicId('variant', (await rows<{ id: string }>(line.t, `select id from product_variants where store_id = $1 and sku = 'MUG-B'`, [line.shop.storeId]))[0]?.id ?? '');
    for (const customer of [first, second]) {
      const order = (await ana.post(at('orders'), { conversation_id: publicId('conversation', customer?.conversation_id ?? ''), lines: [{ variant_id: variant, quantity: 1 }], delivery: { method: 'pickup', name: 'Ada', phone: '+34600000000' } }).expect(201)).body.id as string;
      await ana.post(at(`orders/${order}/transitions`), { status: 'placed' }).expect(200);
    }
    expect(await costs()).toMatchObject({ orders: 2, per_order: { currency: 'EUR', amount_micro: 45_000 } });
    const bulk = (await ana.post(at('bulk-messages'), {}).expect(201)).body.id as string;
    await line.t.owner.query(`insert into bulk_recipients (store_id, bulk_id, id, position, phone, phone_key, name, data, state, message_id) values ($1, $2, gen_random_uuid(), 1, '+34600111222', '34600111222', '', '{}', 'written', $3)`, [line.shop.storeId, parsePublicId('bulk_message', bulk), first?.id]);
    const { lines, totals, per_order: perOrder } = await costs(`from=${day(2)}&to=${day(-1)}&bulk_message_id=${bulk}`);
    expect([lines.map(({ country, delivered }: Record<string, unknown>) => [country, delivered]), totals, perOrder]).toEqual([[['ES', 1]], [{ currency: 'EUR', amount_micro: 50_000 }], null]);
    // A newer card counts from its day on; the same day again takes its place.
    await ana.post(at('rate-cards'), { effective_from: today, currency: 'EUR', rates: [{ category: 'marketing', country: null, amount_micro: 7 }] }).expect(201);
    await ana.post(at('rate-cards'), { effective_from: today, currency: 'EUR', rates: [{ category: 'marketing', country: null, amount_micro: 1_000 }] }).expect(201);
    const asOther = await costs();
    expect(asOther.totals).toEqual([{ currency: 'EUR', amount_micro: 3_000 }]);
    expect(asOther.lines.map((each: Record<string, unknown>) => each['as_other'])).toEqual([1, 1, 1]);
    const { data } = (await ana.get(at('rate-cards')).expect(200)).body;
    expect(data.map((card: { effective_from: string }) => card.effective_from)).toEqual([today, '2026-01-01']);
    await ana.delete(at(`rate-cards/${data[0].id}`)).expect(204);
    expect((await costs()).totals).toEqual([{ currency: 'EUR', amount_micro: 90_000 }]);
    expect((await ana.delete(at(`rate-cards/${data[0].id}`))).body.code).toBe('rate_card.not_found');
  });

  it('counts nothing of a bulk message that sent nothing, and nothing of other days', async () => {
    expect((await costs(`from=${day(2)}&to=${day(-1)}&bulk_message_id=${publicId('bulk_message', '01a20000-0000-7000-8000-000000000000')}`)).lines).toEqual([]);
    expect((await costs('from=2026-01-01&to=2026-01-31')).lines).toEqual([]);
  });

  it('is told before a template is sent: by the rate card, or not known', async () => {
    const [{ id: accountId } = { id: '' }] = await rows<{ id: string }>(line.t, 'select account_id as id from conversations where store_id = $1 limit 1', [line.shop.storeId]);
    const made = async (category: string): Promise<string> => (await ana.post(at('templates'), { account_id: publicId('account', accountId), label: `About ${category}`, language: 'en', category, components: { body: 'Hello', buttons: [], samples: {} } }).expect(201)).body.id;
    const [news, order] = [await made('marketing'), await made('utility')];
    const people = new Map((await rows<{ id: string; phone: string }>(line.t, 'select id, phone from customers where store_id = $1', [line.shop.storeId])).map(({ id, phone }) => [phone, publicId('customer', id)]));
    const cost = async (template: string, phone: string) => (await ana.get(at(`message-costs/estimate?template_id=${template}&customer_id=${people.get(phone)}`)).expect(200)).body;
    expect(await cost(news, '+34600111222')).toEqual({ reason: 'price', category: 'marketing', country: 'ES', cost: { currency: 'EUR', amount_micro: 50_000 } });
    expect(await cost(news, '+883510000000')).toEqual({ reason: 'unknown', category: 'marketing', country: null, cost: null });
    // On the last day on which it was free within 24 hours of the customer, and on the first on which it is not; outside them it never was.
    const told = async (moment: string, windowMs: number) => {
      const { clock } = line.t;
      const movedMs = Date.parse(moment) - clock.now().getTime();
      clock.advance(movedMs);
      await line.t.owner.query('update conversations set window_closes_at = $2 where store_id = $1', [line.shop.storeId, clock.in(windowMs)]);
      const { reason, micro } = await line.t.app.get(SendCosts, { strict: false }).estimate(line.shop.storeId, parsePublicId('template', order) ?? '', parsePublicId('customer', people.get('+34600111222')) ?? '').finally(() => clock.advance(-movedMs));
      return [reason, micro];
    };
    expect([await told('2026-09-30T12:00:00Z', HOUR), await told('2026-09-30T12:00:00Z', -HOUR), await told('2026-10-01T12:00:00Z', HOUR)]).toEqual([['window', null], ['price', 20_000], ['price', 20_000]]);
    const plain = (await ana.post(at('accounts'), { provider: 'wasender', name: 'Linked', fields: { url: line.sandbox.wasender.url, apiKey: 'key-of-a-session-0123456789' } }).expect(201)).body.id as string;
    const local = (await ana.post(at('templates'), { account_id: plain, label: 'Plain', language: 'en', category: 'marketing', components: { body: 'Hello', buttons: [], samples: {} } }).expect(201)).body.id as string;
    expect(await cost(local, '+34600111222')).toMatchObject({ reason: 'provider', cost: null });
    await ana.get(at(`message-costs/estimate?template_id=${news}&customer_id=${publicId('customer', '01a20000-0000-7000-8000-000000000000')}`)).expect(404);
  });

  it('says when WhatsApp takes templates and none arrives', async () => {
    const [message] = await rows<{ account_id: string; conversation_id: string }>(line.t, `select account_id, conversation_id from messages where direction = 'out' limit 1`);
    for (let n = 0; n < 5; n += 1) {
      const id = `${(Date.now() - 3 * 3_600_000).toString(16).padStart(12, '0').replace(/(.{8})(.{4})/, '$1-$2')}-7000-8000-00000000000${n}`;
      await line.t.owner.query(`insert into messages (store_id, id, conversation_id, account_id, direction, author, kind, content, status, external_id, occurred_at, created_at)
        values ($1, $2, $3, $4, 'out', 'user', 'template', '{"kind":"template","name":"x","language":"en"}', 'sent', $5, now(), now())`, [line.shop.storeId, id, message?.conversation_id, message?.account_id, `wamid.${n}`]);
    }
    expect((await costs()).undelivered).toEqual([{ account_id: publicId('account', message?.account_id ?? ''), account_name: expect.any(String), taken: 5 }]);
  });

  it.each([
    ['no period', 'message-costs', 422], ['a period that ends before it begins', 'message-costs?from=2026-02-02&to=2026-02-01', 422], ['two years', 'message-costs?from=2024-01-01&to=2026-01-01', 422], ['a day that there is not', 'message-costs?from=2026-02-30&to=2026-03-02', 422],
  ])('refuses %s', async (_name, path, status) => { await ana.get(at(path)).expect(status); });

  it.each([
    ['both at once', { effective_from: today, currency: 'EUR', csv: CARD, rates: [] }], ['no currency', { effective_from: today, csv: 'Market,Marketing\nSpain,0.1' }], ['no day', { effective_from: '2026-02-31', currency: 'EUR', rates: [] }], ['a file of something else', { effective_from: today, csv: 'a,b\n1,2' }],
  ])('refuses a card with %s', async (_name, body) => { await ana.post(at('rate-cards'), body).expect(422); });
});
