import { publicId } from '#contracts';
import { DAY, HOUR, MINUTE } from '../../apps/api/src/platform/clock/clock.js';
import { Carts } from '../../apps/api/src/modules/orders/index.js';
import { anApprovedTemplate } from '../support/bulk.js';
import { type Notifying, openNotifying } from '../support/notifying.js';
import { type Line, rows, type Shop } from '../support/shop.js';

describe('notifications', () => {
  let n: Notifying;
  let line: Line;
  let shop: Shop;
  let template: string;
  let mug: string;
  beforeAll(async () => {
    n = await openNotifying();
    ({ line, shop, template, mug } = n);
  });
  afterAll(() => line.close());

  it('R174: an order that ships is told once, with its values, however often the worker looks', async () => {
    expect((await shop.owner.get(n.at(`templates/${template}`)).expect(200)).body.used_at).toBeNull();
    const waId = n.aNumber();
    const order = await n.anOrder(waId);
    const early = n.aNumber();
    const earlier = await n.anOrder(early);
    for (const status of ['placed', 'shipped']) await n.move(earlier, status);
    const rule = await n.aRule({ trigger: 'order_status', order_status: 'shipped', values: { 1: { column: 'customer_name', fallback: 'friend' }, 2: { column: 'order_items' } } });
    for (const status of ['placed', 'paid', 'shipped']) await n.move(order, status);
    await n.later();
    await n.later(MINUTE);
    // Back and forth again is no second time.
    await n.move(order, 'preparing');
    await n.move(order, 'shipped');
    await n.later(MINUTE);
    expect([n.read(waId), n.read(early)]).toEqual([[`Person ${waId.slice(-2)}|1 × Blue Ceramic Mug`], []]);
    expect(await n.logOf(rule)).toMatchObject([{ status: 'delivered', reason_code: null, customer_phone: `+${waId}` }]);
    expect((await shop.owner.get(n.at(`templates/${template}`)).expect(200)).body.used_at).toEqual(expect.any(String));
    expect((await shop.owner.get(n.at(`notification-rules/${rule}`)).expect(200)).body).toMatchObject({ sent_lately: 1, failed_lately: 0, last_sent_at: expect.any(String) });
    expect((await rows(line.t, `select type from live_events where store_id = $1 and type = 'notification.settled'`, [shop.storeId])).length).toBe(1);
    // The inbox has it where the customer's answer will be, and the assistant keeps the conversation.
    expect((await rows<{ handler: string }>(line.t, 'select handler from conversations v join customers c on c.id = v.customer_id where v.store_id = $1 and c.phone = $2', [shop.storeId, `+${waId}`]))[0]?.handler).toBe('ai');

    const after = await n.aRule({ trigger: 'order_status', order_status: 'shipped', wait_minutes: 7 * 1440 });
    const cancelled = n.aNumber();
    const second = await n.anOrder(cancelled);
    for (const status of ['placed', 'shipped', 'cancelled']) await n.move(second, status);
    await n.off(rule);
    await n.later(7 * DAY);
    expect([n.read(waId).length, n.read(cancelled), (await n.logOf(after)).map(({ status }) => status)]).toEqual([2, [], ['delivered', 'delivered']]);
    await n.off(after);
  });

  it('conditions, a fixed number, the time between two, and values that are missing', async () => {
    const [waId, staff] = [n.aNumber(), n.aNumber()];
    const big = await n.aRule({ trigger: 'custom_event', event_name: 'order.big', recipient: 'phone', phone: `+${staff}`, conditions: [{ field: 'amount', operator: 'at_least', value: '100' }, { field: 'ship_to.country', operator: 'is', value: 'es' }], values: { 1: { text: 'team' }, 2: { column: 'amount' } }, dedupe_minutes: 60 });
    const strict = await n.aRule({ trigger: 'custom_event', event_name: 'order.big', values: { 1: { column: 'customer_name' }, 2: { column: 'missing' } } });
    const tell = (data: object, key: string) => shop.owner.post(n.at('notification-events'), { name: 'order.big', customer: `+${waId}`, data: { ship_to: { country: 'ES' }, ...data } }).set('idempotency-key', key).expect(202);
    expect((await tell({ amount: 150 }, 'a')).body).toMatchObject({ name: 'order.big', rules: 2 });
    await line.settled();
    await tell({ amount: 150 }, 'a');
    await tell({ amount: 20 }, 'b');
    await tell({ amount: 500, ship_to: { country: 'PT' } }, 'far');
    await tell({ amount: 300 }, 'c');
    await n.later();
    expect([n.read(staff), n.read(waId)]).toEqual([['team|150'], []]);
    expect((await n.logOf(big, '&unmet=true')).map(({ status, reason_code: code }) => [status, code])).toEqual(expect.arrayContaining([['delivered', null], ['skipped', 'condition_not_met'], ['skipped', 'duplicate']]));
    expect(await n.logOf(big)).toHaveLength(2);
    expect((await n.logOf(strict)).map(({ reason_code: code }) => code)).toEqual(['value_missing', 'value_missing', 'value_missing', 'value_missing']);
    await n.later(HOUR);
    await tell({ amount: 400 }, 'd');
    await line.settled();
    expect(n.read(staff)).toEqual(['team|150', 'team|400']);
    const key = (await shop.owner.post(n.at('api-keys'), { name: 'Shop', scopes: ['messages:send'] }).expect(201)).body.value as string;
    const asKey = () => line.t.http().post(n.at('notification-events')).set('authorization', `Bearer ${key}`);
    expect((await asKey().send({ name: 'order.big' })).body.code).toBe('idempotency_key.required');
    expect((await asKey().set('idempotency-key', 'z').send({ name: 'nobody.listens', customer: 'nonsense' })).body.errors).toMatchObject([{ pointer: '/customer', code: 'not_a_phone' }]);
    expect((await asKey().set('idempotency-key', 'z').send({ name: 'nobody.listens' })).body).toMatchObject({ rules: 0, customer_id: null });
    for (const rule of [big, strict]) await n.off(rule);
  });

  it('a cart that was left, and a conversation that nobody took; what passed meanwhile is not told', async () => {
    const waId = n.aNumber();
    const cart = { storeId: shop.storeId, conversationId: await n.aConversation(waId) };
    const rule = await n.aRule({ trigger: 'cart_abandoned', wait_minutes: 60, values: { 1: { column: 'order_total' }, 2: { column: 'order_items' } } });
    const waiting = await n.aRule({ trigger: 'conversation_waiting', wait_minutes: 10, values: { 1: { column: 'customer_name' }, 2: { column: 'waiting_minutes' } } });
    await line.t.app.get(Carts, { strict: false }).setLine(cart, mug, 2);
    const handedOff = n.aNumber();
    const taken = n.aNumber();
    const [waits, answered] = [publicId('conversation', await n.aConversation(handedOff)), publicId('conversation', await n.aConversation(taken))];
    const version = ((await shop.owner.get(n.at(`conversations/${answered}`)).expect(200)).body as { handler_version: number }).handler_version;
    for (const each of [waits, answered]) await shop.owner.post(n.at(`conversations/${each}/hand-off`), { reason: 'wants a person' }).expect(200);
    await shop.owner.post(n.at(`conversations/${answered}/take-over`), { handler_version: version + 1 }).expect(200);
    await n.later(5 * MINUTE);
    expect([n.read(waId), n.read(handedOff)]).toEqual([[], []]);
    await n.later(6 * MINUTE);
    expect([n.read(handedOff), n.read(taken)]).toEqual([[`Person ${handedOff.slice(-2)}|10`], []]);
    await n.later(50 * MINUTE);
    await n.later(HOUR);
    expect(n.read(waId)).toEqual(['$25.00|2 × Blue Ceramic Mug']);
    const [hours = 0, minutes = 0] = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Madrid', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(line.t.clock.now()).split(':').map(Number);
    const asleep = hours * 60 + minutes;
    // Who orders while the notification waits for the morning is not asked about the cart.
    await shop.owner.patch(n.at(`notification-rules/${rule}`), { quiet_from: asleep, quiet_until: (asleep + 480) % 1440 }).expect(200);
    // Nor is somebody thanked for an order that was called off before the morning.
    const thanks = await n.aRule({ trigger: 'order_status', order_status: 'placed', quiet_from: asleep, quiet_until: (asleep + 480) % 1440 });
    const regretted = await n.anOrder(taken);
    await n.move(regretted, 'placed');
    await line.t.app.get(Carts, { strict: false }).setLine(cart, mug, 3);
    await n.later(61 * MINUTE);
    expect((await n.logOf(rule))[0]).toMatchObject({ status: 'pending', waits_until: expect.any(String) });
    await line.t.app.get(Carts, { strict: false }).cancel(cart);
    await n.move(regretted, 'cancelled');
    await n.later(DAY);
    expect([(await n.logOf(rule))[0], n.read(waId).length]).toMatchObject([{ status: 'skipped', reason_code: 'no_longer_true' }, 1]);
    expect((await n.logOf(thanks))[0]).toMatchObject({ status: 'skipped', reason_code: 'no_longer_true' });
    for (const each of [rule, waiting, thanks]) await n.off(each);
  });

  it('R198, R210, consent: nothing is sent that may not be sent, and the log says why', async () => {
    const marketing = await anApprovedTemplate(line, shop, { name: 'offer', category: 'marketing' });
    const waId = n.aNumber();
    await line.sandbox.phone({ waId, name: 'Stopper' }).with(shop.numberId).text('STOP');
    await line.settled();
    const before = n.read(waId).length;
    const rules = [await n.aRule({ trigger: 'custom_event', event_name: 'x', template_id: marketing }), await n.aRule({ trigger: 'custom_event', event_name: 'y' })];
    const tell = async (name: string): Promise<void> => {
      await shop.owner.post(n.at('notification-events'), { name, customer: `+${waId}` }).expect(202);
      await line.settled();
    };
    await tell('x');
    await shop.owner.patch(n.at(`accounts/${shop.account}`), { status: 'inactive' }).expect(200);
    await tell('y');
    await shop.owner.patch(n.at(`accounts/${shop.account}`), { status: 'active' }).expect(200);
    await line.t.owner.query(`update templates set status = 'paused' where store_id = $1 and name = 'news'`, [shop.storeId]);
    await tell('y');
    expect((await shop.owner.patch(n.at(`notification-rules/${rules[1]}`), { dedupe_minutes: 1 }).expect(422)).body).toMatchObject({ code: 'notification_rule.incomplete', errors: [{ pointer: '/template_id' }] });
    await line.t.owner.query(`update templates set status = 'approved' where store_id = $1 and name = 'news'`, [shop.storeId]);
    expect([...await n.logOf(rules[0] ?? ''), ...(await n.logOf(rules[1] ?? '')).toReversed()].map(({ reason_code: code }) => code)).toEqual(['opted_out', 'account.inactive', 'template.paused']);
    expect(n.read(waId)).toHaveLength(before);
    for (const rule of rules) await n.off(rule);
  });

  it('a notification that fails keeps nobody else from theirs, is tried again, and what set it off stays', async () => {
    const rule = await n.aRule({ trigger: 'custom_event', event_name: 'z' });
    const [broken, fine] = [n.aNumber(), n.aNumber()];
    await line.t.owner.query(`create function refuse_one() returns trigger language plpgsql as $$ begin
      if exists (select from customers c join conversations v on v.customer_id = c.id where v.id = new.conversation_id and c.phone = '+${broken}') then raise 'broken'; end if; return new; end $$`);
    await line.t.owner.query('create trigger refuse_one before insert on messages for each row execute function refuse_one()');
    for (const waId of [broken, fine]) await shop.owner.post(n.at('notification-events'), { name: 'z', customer: `+${waId}` }).expect(202);
    await line.settled();
    expect([n.read(broken), n.read(fine).length]).toEqual([[], 1]);
    expect((await n.logOf(rule, '&status=pending')).map(({ customer_phone: phone }) => phone)).toEqual([`+${broken}`]);
    await line.t.owner.query('drop trigger refuse_one on messages; drop function refuse_one');
    await n.later(MINUTE);
    expect([n.read(broken).length, (await n.logOf(rule)).map(({ status }) => status)]).toEqual([1, ['delivered', 'delivered']]);
    await shop.owner.delete(n.at(`notification-rules/${rule}`)).expect(204);
    expect((await rows(line.t, 'select rule_name from notifications where rule_id is null')).length).toBe(2);
  });

  it('a day in numbers goes to a fixed number at its time; a dry run sends nothing and keeps nothing', async () => {
    const staff = n.aNumber();
    await shop.owner.patch(n.at('').replace(/\/$/, ''), { timezone: 'Europe/Berlin' }).expect(200);
    const hour = new Date(line.t.clock.now().getTime() + 3 * HOUR);
    const [h = 0] = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Berlin', hour: '2-digit', hourCycle: 'h23' }).format(hour).split(':').map(Number);
    const rule = await n.aRule({ trigger: 'daily', at_minute: h * 60, recipient: 'phone', phone: `+${staff}`, values: { 1: { column: 'date' }, 2: { column: 'orders' } } });
    const counts = async (): Promise<unknown> => (await rows(line.t, 'select (select count(*) from notifications) as n, (select count(*) from customers) as c, (select count(*) from messages) as m'))[0];
    const before = await counts();
    const dry = (await shop.owner.post(n.at(`notification-rules/${rule}/dry-run`), { days: 7 }).expect(200)).body;
    expect(dry).toMatchObject({ days: 7, occurrences: 7, would_send: 7, reasons: [], is_cut: false });
    expect(dry.examples).toHaveLength(7);
    expect(dry.examples[0]).toMatchObject({ outcome: 'sent', to: `+${staff}`, text: expect.stringMatching(/^Hello \w+ \d+, \d{4}, here is news: \d+\.$/) });
    expect(await counts()).toEqual(before);
    await n.later(3 * HOUR);
    await n.later(HOUR);
    expect(n.read(staff)).toHaveLength(1);
    await n.off(rule);
    const orders = await n.aRule({ trigger: 'order_status', order_status: 'shipped', enabled: false, conditions: [{ field: 'order_amount', operator: 'at_least', value: '10000' }] });
    expect((await shop.owner.post(n.at(`notification-rules/${orders}/dry-run`), { days: 30 }).expect(200)).body).toMatchObject({ occurrences: 3, would_send: 0, reasons: [{ code: 'condition_not_met', count: 3 }] });
  });

  it('refuses what cannot work, at its place', async () => {
    const post = (rule: object) => shop.owner.post(n.at('notification-rules'), { name: 'N', trigger: 'order_status', order_status: 'paid', ...rule });
    const at422 = async (rule: object): Promise<unknown[]> => {
      const { code, errors } = (await post(rule).expect(422)).body as { code: string; errors: { pointer: string; code: string }[] };
      return [code, errors.map((each) => `${each.pointer} ${each.code}`).join()];
    };
    expect(await at422({ order_status: null })).toEqual(['request.invalid', '/order_status required']);
    expect(await at422({ trigger: 'cart_abandoned', wait_minutes: 5 })).toEqual(['request.invalid', '/wait_minutes too_small']);
    expect(await at422({ trigger: 'daily', at_minute: 60 })).toEqual(['request.invalid', '/recipient not_allowed']);
    expect(await at422({ trigger: 'date', at_minute: 60, day_offset: 1 })).toEqual(['request.invalid', '/date_name required']);
    expect(await at422({ trigger: 'date', at_minute: 60, date_name: 'birthday' })).toEqual(['request.invalid', '/day_offset required']);
    expect(await at422({ recipient: 'phone', phone: 'me' })).toEqual(['request.invalid', '/phone not_a_phone']);
    expect(await at422({ conditions: [{ field: 'moon', operator: 'is', value: 'full' }] })).toEqual(['request.invalid', '/conditions/0/field not_known']);
    expect(await at422({ values: { 1: { column: 'moon' } } })).toEqual(['request.invalid', '/values/1/column not_known']);
    expect(await at422({ quiet_from: 60 })).toEqual(['request.invalid', '/quiet_until required']);
    expect(await at422({ enabled: true })).toEqual(['notification_rule.incomplete', '/template_id required']);
    expect(await at422({ enabled: true, template_id: template, values: { 1: { text: 'x' } } })).toEqual(['notification_rule.incomplete', '/values/2 required']);
    expect(await at422({ enabled: true, template_id: template, values: { 1: { text: 'two\nlines' }, 2: { column: 'order_items' } } })).toEqual(['notification_rule.incomplete', '/values/1 invalid']);
    await post({}).expect(201);
    expect((await post({ name: 'n' }).expect(409)).body).toMatchObject({ code: 'notification_rule.name_taken', errors: [{ pointer: '/name' }] });
  });
});
