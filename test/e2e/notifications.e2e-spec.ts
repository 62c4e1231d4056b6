import { publicId } from '#contracts';
import { DAY, HOUR, MINUTE } from '../../apps/api/src/platform/clock/clock.js';
import { Carts } from '../../apps/api/src/modules/orders/index.js';
import { Sweeper } from '../../apps/api/src/pipeline/sweeper.js';
import { anApprovedTemplate } from '../support/bulk.js';
import { type Line, openLine, rows, type Shop } from '../support/shop.js';

interface Logged { rule_id: string | null; status: string; reason_code: string | null; message_id: string | null; customer_phone: string | null; waits_until: string | null }

describe('notifications', () => {
  let line: Line;
  let shop: Shop;
  let template: string;
  let mug: string;
  beforeAll(async () => {
    line = await openLine();
    shop = line.shop;
    template = await anApprovedTemplate(line, shop, { name: 'news', category: 'utility', body: 'Hello {{1}}, here is news: {{2}}.' });
    mug = (await rows<{ id: string }>(line.t, `select id from product_variants where store_id = $1 and sku = 'MUG-B'`, [shop.storeId]))[0]?.id ?? '';
  });
  afterAll(() => line.close());

  const at = (rest: string): string => `${shop.owner.storePath}/${rest}`;
  let people = 0;
  const aNumber = (): string => `34633${String(100_000 + (people += 1))}`;
  const aConversation = async (waId: string, words = 'hello'): Promise<string> => {
    await line.sandbox.phone({ waId, name: `Person ${waId.slice(-2)}` }).with(shop.numberId).text(words);
    await line.settled();
    const found = await rows<{ id: string }>(line.t, 'select v.id from conversations v join customers c on c.id = v.customer_id where v.store_id = $1 and c.phone = $2', [shop.storeId, `+${waId}`]);
    return found[0]?.id ?? '';
  };
  const anOrder = async (waId: string): Promise<string> => {
    const conversation = publicId('conversation', await aConversation(waId));
    const order = (await shop.owner.post(at('orders'), { conversation_id: conversation, lines: [{ variant_id: publicId('variant', mug), quantity: 1 }], delivery: { method: 'pickup', name: 'Ada', phone: `+${waId}` } }).expect(201)).body as { id: string };
    return order.id;
  };
  const move = (order: string, status: string) => shop.owner.post(at(`orders/${order}/transitions`), { status }).expect(200);
  const NEWS = { 1: { column: 'customer_name', fallback: 'friend' }, 2: { text: 'news' } };
  const aRule = async (rule: object): Promise<string> => (await shop.owner.post(at('notification-rules'), { name: `Rule ${(people += 1)}`, enabled: true, template_id: template, values: NEWS, ...rule }).expect(201)).body.id as string;
  /** What the worker does every few seconds. */
  const later = async (ms = 0): Promise<void> => {
    line.t.clock.advance(ms);
    line.sandbox.advance(ms);
    await line.t.app.get(Sweeper, { strict: false }).sweep();
    await line.settled();
  };
  const logOf = async (rule: string, query = ''): Promise<Logged[]> => (await shop.owner.get(at(`notifications?rule_id=${rule}${query}`)).expect(200)).body.data;
  const read = (waId: string): string[] => line.sandbox.meta.sent.filter(({ customer, body }) => customer.waId === waId && (body as { type?: string }).type === 'template')
    .map(({ body }) => (body as { template: { components: { parameters: { text: string }[] }[] } }).template.components[0]?.parameters.map(({ text }) => text).join('|') ?? '');
  const off = (rule: string) => shop.owner.patch(at(`notification-rules/${rule}`), { enabled: false }).expect(200);

  it('R174: an order that ships is told once, with its values, however often the worker looks', async () => {
    const waId = aNumber();
    const order = await anOrder(waId);
    const early = aNumber();
    const earlier = await anOrder(early);
    for (const status of ['placed', 'shipped']) await move(earlier, status);
    const rule = await aRule({ trigger: 'order_status', order_status: 'shipped', values: { 1: { column: 'customer_name', fallback: 'friend' }, 2: { column: 'order_items' } } });
    for (const status of ['placed', 'paid', 'shipped']) await move(order, status);
    await later();
    await later(MINUTE);
    // Back and forth again is no second time.
    await move(order, 'preparing');
    await move(order, 'shipped');
    await later(MINUTE);
    expect([read(waId), read(early)]).toEqual([[`Person ${waId.slice(-2)}|1 × Blue Ceramic Mug`], []]);
    expect(await logOf(rule)).toMatchObject([{ status: 'delivered', reason_code: null, customer_phone: `+${waId}` }]);
    expect((await shop.owner.get(at(`notification-rules/${rule}`)).expect(200)).body).toMatchObject({ sent_lately: 1, failed_lately: 0, last_sent_at: expect.any(String) });
    expect((await rows(line.t, `select type from live_events where store_id = $1 and type = 'notification.settled'`, [shop.storeId])).length).toBe(1);
    // The inbox has it where the customer's answer will be, and the assistant keeps the conversation.
    expect((await rows<{ handler: string }>(line.t, 'select handler from conversations v join customers c on c.id = v.customer_id where v.store_id = $1 and c.phone = $2', [shop.storeId, `+${waId}`]))[0]?.handler).toBe('ai');

    const after = await aRule({ trigger: 'order_status', order_status: 'shipped', wait_minutes: 7 * 1440 });
    const cancelled = aNumber();
    const second = await anOrder(cancelled);
    for (const status of ['placed', 'shipped', 'cancelled']) await move(second, status);
    await off(rule);
    await later(7 * DAY);
    expect([read(waId).length, read(cancelled), (await logOf(after)).map(({ status }) => status)]).toEqual([2, [], ['delivered', 'delivered']]);
    await off(after);
  });

  it('conditions, a fixed number, the time between two, and values that are missing', async () => {
    const [waId, staff] = [aNumber(), aNumber()];
    const big = await aRule({ trigger: 'custom_event', event_name: 'order.big', recipient: 'phone', phone: `+${staff}`, conditions: [{ field: 'amount', operator: 'at_least', value: '100' }], values: { 1: { text: 'team' }, 2: { column: 'amount' } }, dedupe_minutes: 60 });
    const strict = await aRule({ trigger: 'custom_event', event_name: 'order.big', values: { 1: { column: 'customer_name' }, 2: { column: 'missing' } } });
    const tell = (data: object, key: string) => shop.owner.post(at('notification-events'), { name: 'order.big', customer: `+${waId}`, data }).set('idempotency-key', key).expect(202);
    expect((await tell({ amount: 150 }, 'a')).body).toMatchObject({ name: 'order.big', rules: 2 });
    await line.settled();
    await tell({ amount: 150 }, 'a');
    await tell({ amount: 20 }, 'b');
    await tell({ amount: 300 }, 'c');
    await later();
    expect([read(staff), read(waId)]).toEqual([['team|150'], []]);
    expect((await logOf(big, '&unmet=true')).map(({ status, reason_code: code }) => [status, code])).toEqual(expect.arrayContaining([['delivered', null], ['skipped', 'condition_not_met'], ['skipped', 'duplicate']]));
    expect(await logOf(big)).toHaveLength(2);
    expect((await logOf(strict)).map(({ reason_code: code }) => code)).toEqual(['value_missing', 'value_missing', 'value_missing']);
    await later(HOUR);
    await tell({ amount: 400 }, 'd');
    await line.settled();
    expect(read(staff)).toEqual(['team|150', 'team|400']);
    const key = (await shop.owner.post(at('api-keys'), { name: 'Shop', scopes: ['messages:send'] }).expect(201)).body.value as string;
    const asKey = () => line.t.http().post(at('notification-events')).set('authorization', `Bearer ${key}`);
    expect((await asKey().send({ name: 'order.big' })).body.code).toBe('idempotency_key.required');
    expect((await asKey().set('idempotency-key', 'z').send({ name: 'nobody.listens', customer: 'nonsense' })).body.errors).toMatchObject([{ pointer: '/customer', code: 'not_a_phone' }]);
    expect((await asKey().set('idempotency-key', 'z').send({ name: 'nobody.listens' })).body).toMatchObject({ rules: 0, customer_id: null });
    for (const rule of [big, strict]) await off(rule);
  });

  it('a cart that was left, and a conversation that nobody took; what passed meanwhile is not told', async () => {
    const waId = aNumber();
    const cart = { storeId: shop.storeId, conversationId: await aConversation(waId) };
    const rule = await aRule({ trigger: 'cart_abandoned', wait_minutes: 60, values: { 1: { column: 'order_total' }, 2: { column: 'order_items' } } });
    const waiting = await aRule({ trigger: 'conversation_waiting', wait_minutes: 10, values: { 1: { column: 'customer_name' }, 2: { column: 'waiting_minutes' } } });
    await line.t.app.get(Carts, { strict: false }).setLine(cart, mug, 2);
    const handedOff = aNumber();
    const taken = aNumber();
    const [waits, answered] = [publicId('conversation', await aConversation(handedOff)), publicId('conversation', await aConversation(taken))];
    const version = ((await shop.owner.get(at(`conversations/${answered}`)).expect(200)).body as { handler_version: number }).handler_version;
    for (const each of [waits, answered]) await shop.owner.post(at(`conversations/${each}/hand-off`), { reason: 'wants a person' }).expect(200);
    await shop.owner.post(at(`conversations/${answered}/take-over`), { handler_version: version + 1 }).expect(200);
    await later(5 * MINUTE);
    expect([read(waId), read(handedOff)]).toEqual([[], []]);
    await later(6 * MINUTE);
    expect([read(handedOff), read(taken)]).toEqual([[`Person ${handedOff.slice(-2)}|10`], []]);
    await later(50 * MINUTE);
    await later(HOUR);
    expect(read(waId)).toEqual(['$25.00|2 × Blue Ceramic Mug']);
    const [hours = 0, minutes = 0] = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Madrid', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(line.t.clock.now()).split(':').map(Number);
    const asleep = hours * 60 + minutes;
    // Who orders while the notification waits for the morning is not asked about the cart.
    await shop.owner.patch(at(`notification-rules/${rule}`), { quiet_from: asleep, quiet_until: (asleep + 480) % 1440 }).expect(200);
    // Nor is somebody thanked for an order that was called off before the morning.
    const thanks = await aRule({ trigger: 'order_status', order_status: 'placed', quiet_from: asleep, quiet_until: (asleep + 480) % 1440 });
    const regretted = await anOrder(taken);
    await move(regretted, 'placed');
    await line.t.app.get(Carts, { strict: false }).setLine(cart, mug, 3);
    await later(61 * MINUTE);
    expect((await logOf(rule))[0]).toMatchObject({ status: 'pending', waits_until: expect.any(String) });
    await line.t.app.get(Carts, { strict: false }).cancel(cart);
    await move(regretted, 'cancelled');
    await later(DAY);
    expect([(await logOf(rule))[0], read(waId).length]).toMatchObject([{ status: 'skipped', reason_code: 'no_longer_true' }, 1]);
    expect((await logOf(thanks))[0]).toMatchObject({ status: 'skipped', reason_code: 'no_longer_true' });
    for (const each of [rule, waiting, thanks]) await off(each);
  });

  it('R198, R210, consent: nothing is sent that may not be sent, and the log says why', async () => {
    const marketing = await anApprovedTemplate(line, shop, { name: 'offer', category: 'marketing' });
    const waId = aNumber();
    await line.sandbox.phone({ waId, name: 'Stopper' }).with(shop.numberId).text('STOP');
    await line.settled();
    const before = read(waId).length;
    const rules = [await aRule({ trigger: 'custom_event', event_name: 'x', template_id: marketing }), await aRule({ trigger: 'custom_event', event_name: 'y' })];
    const tell = async (name: string): Promise<void> => {
      await shop.owner.post(at('notification-events'), { name, customer: `+${waId}` }).expect(202);
      await line.settled();
    };
    await tell('x');
    await shop.owner.patch(at(`accounts/${shop.account}`), { status: 'inactive' }).expect(200);
    await tell('y');
    await shop.owner.patch(at(`accounts/${shop.account}`), { status: 'active' }).expect(200);
    await line.t.owner.query(`update templates set status = 'paused' where store_id = $1 and name = 'news'`, [shop.storeId]);
    await tell('y');
    expect((await shop.owner.patch(at(`notification-rules/${rules[1]}`), { dedupe_minutes: 1 }).expect(422)).body).toMatchObject({ code: 'notification_rule.incomplete', errors: [{ pointer: '/template_id' }] });
    await line.t.owner.query(`update templates set status = 'approved' where store_id = $1 and name = 'news'`, [shop.storeId]);
    expect([...await logOf(rules[0] ?? ''), ...(await logOf(rules[1] ?? '')).toReversed()].map(({ reason_code: code }) => code)).toEqual(['opted_out', 'account.inactive', 'template.paused']);
    expect(read(waId)).toHaveLength(before);
    for (const rule of rules) await off(rule);
  });

  it('a notification that fails keeps nobody else from theirs, is tried again, and what set it off stays', async () => {
    const rule = await aRule({ trigger: 'custom_event', event_name: 'z' });
    const [broken, fine] = [aNumber(), aNumber()];
    await line.t.owner.query(`create function refuse_one() returns trigger language plpgsql as $$ begin
      if exists (select from customers c join conversations v on v.customer_id = c.id where v.id = new.conversation_id and c.phone = '+${broken}') then raise 'broken'; end if; return new; end $$`);
    await line.t.owner.query('create trigger refuse_one before insert on messages for each row execute function refuse_one()');
    for (const waId of [broken, fine]) await shop.owner.post(at('notification-events'), { name: 'z', customer: `+${waId}` }).expect(202);
    await line.settled();
    expect([read(broken), read(fine).length]).toEqual([[], 1]);
    expect((await logOf(rule, '&status=pending')).map(({ customer_phone: phone }) => phone)).toEqual([`+${broken}`]);
    await line.t.owner.query('drop trigger refuse_one on messages; drop function refuse_one');
    await later(MINUTE);
    expect([read(broken).length, (await logOf(rule)).map(({ status }) => status)]).toEqual([1, ['delivered', 'delivered']]);
    await shop.owner.delete(at(`notification-rules/${rule}`)).expect(204);
    expect((await rows(line.t, 'select rule_name from notifications where rule_id is null')).length).toBe(2);
  });

  it('a day in numbers goes to a fixed number at its time; a dry run sends nothing and keeps nothing', async () => {
    const staff = aNumber();
    await shop.owner.patch(at('').replace(/\/$/, ''), { timezone: 'Europe/Berlin' }).expect(200);
    const hour = new Date(line.t.clock.now().getTime() + 3 * HOUR);
    const [h = 0] = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Berlin', hour: '2-digit', hourCycle: 'h23' }).format(hour).split(':').map(Number);
    const rule = await aRule({ trigger: 'daily', at_minute: h * 60, recipient: 'phone', phone: `+${staff}`, values: { 1: { column: 'date' }, 2: { column: 'orders' } } });
    const counts = async (): Promise<unknown> => (await rows(line.t, 'select (select count(*) from notifications) as n, (select count(*) from customers) as c, (select count(*) from messages) as m'))[0];
    const before = await counts();
    const dry = (await shop.owner.post(at(`notification-rules/${rule}/dry-run`), { days: 7 }).expect(200)).body;
    expect(dry).toMatchObject({ days: 7, occurrences: 7, would_send: 7, reasons: [], is_cut: false });
    expect(dry.examples).toHaveLength(7);
    expect(dry.examples[0]).toMatchObject({ outcome: 'sent', to: `+${staff}`, text: expect.stringMatching(/^Hello \w+ \d+, \d{4}, here is news: \d+\.$/) });
    expect(await counts()).toEqual(before);
    await later(3 * HOUR);
    await later(HOUR);
    expect(read(staff)).toHaveLength(1);
    await off(rule);
    const orders = await aRule({ trigger: 'order_status', order_status: 'shipped', enabled: false, conditions: [{ field: 'order_amount', operator: 'at_least', value: '10000' }] });
    expect((await shop.owner.post(at(`notification-rules/${orders}/dry-run`), { days: 30 }).expect(200)).body).toMatchObject({ occurrences: 3, would_send: 0, reasons: [{ code: 'condition_not_met', count: 3 }] });
  });

  it('refuses what cannot work, at its place', async () => {
    const post = (rule: object) => shop.owner.post(at('notification-rules'), { name: 'N', trigger: 'order_status', order_status: 'paid', ...rule });
    const at422 = async (rule: object): Promise<unknown[]> => {
      const { code, errors } = (await post(rule).expect(422)).body as { code: string; errors: { pointer: string; code: string }[] };
      return [code, errors.map((each) => `${each.pointer} ${each.code}`).join()];
    };
    expect(await at422({ order_status: null })).toEqual(['request.invalid', '/order_status required']);
    expect(await at422({ trigger: 'cart_abandoned', wait_minutes: 5 })).toEqual(['request.invalid', '/wait_minutes too_small']);
    expect(await at422({ trigger: 'daily', at_minute: 60 })).toEqual(['request.invalid', '/recipient not_allowed']);
    expect(await at422({ recipient: 'phone', phone: 'me' })).toEqual(['request.invalid', '/phone not_a_phone']);
    expect(await at422({ conditions: [{ field: 'moon', operator: 'is', value: 'full' }] })).toEqual(['request.invalid', '/conditions/0/field not_known']);
    expect(await at422({ values: { 1: { column: 'moon' } } })).toEqual(['request.invalid', '/values/1/column not_known']);
    expect(await at422({ quiet_from: 60 })).toEqual(['request.invalid', '/quiet_until required']);
    expect(await at422({ enabled: true })).toEqual(['notification_rule.incomplete', '/template_id required']);
    expect(await at422({ enabled: true, template_id: template, values: { 1: { text: 'x' } } })).toEqual(['notification_rule.incomplete', '/values/2 required']);
    await post({}).expect(201);
    expect((await post({ name: 'n' }).expect(409)).body).toMatchObject({ code: 'notification_rule.name_taken', errors: [{ pointer: '/name' }] });
  });
});
