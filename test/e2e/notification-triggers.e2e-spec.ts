import { parsePublicId, publicId } from '#contracts';
import { DAY, HOUR, MINUTE } from '../../apps/api/src/platform/clock/clock.js';
import { anApprovedTemplate } from '../support/bulk.js';
import { NotificationRetention } from '../../apps/api/src/modules/notifications/index.js';
import { type Notifying, openNotifying } from '../support/notifying.js';
import { type Line, rows, type Shop } from '../support/shop.js';

describe('what sets notifications off', () => {
  let n: Notifying;
  let line: Line;
  let shop: Shop;
  beforeAll(async () => {
    n = await openNotifying();
    ({ line, shop } = n);
  });
  afterAll(() => line.close());

  it('low stock is told to the shop once each time it falls that low, whatever made it fall, and not once there is enough again', async () => {
    const [staff, buyer] = [n.aNumber(), n.aNumber()];
    await n.aConversation(staff);
    const { id, variants: [{ id: variant }] } = (await shop.owner.post(n.at('products'), { title: 'Jug', status: 'active', variants: [{ sku: 'JUG-1', price: { amount: 900, currency: 'USD' }, stock: 9 }] }).expect(201)).body as { id: string; variants: [{ id: string }] };
    const set = (stock: number | null) => shop.owner.patch(n.at(`products/${id}`), { variants: [{ id: variant, sku: 'JUG-1', price: { amount: 900, currency: 'USD' }, stock }] }).expect(200);
    const refused = async (rule: object) => (await shop.owner.post(n.at('notification-rules'), { name: 'Few', trigger: 'low_stock', ...rule }).expect(422)).body.errors as unknown;
    expect([await refused({ recipient: 'phone', phone: `+${staff}` }), await refused({ stock_level: 3 })]).toMatchObject([[{ pointer: '/stock_level', code: 'required' }], [{ pointer: '/recipient', code: 'not_allowed' }]]);
    const rule = await n.aRule({ trigger: 'low_stock', stock_level: 3, recipient: 'phone', phone: `+${staff}`, values: { 1: { column: 'product_name' }, 2: { column: 'product_stock' } } });
    const told = async (): Promise<string[]> => {
      await n.later();
      return n.read(staff);
    };
    await set(4);
    expect(await told()).toEqual([]);
    const conversation = publicId('conversation', await n.aConversation(buyer));
    const order = (await shop.owner.post(n.at('orders'), { conversation_id: conversation, lines: [{ variant_id: variant, quantity: 2 }], delivery: { method: 'pickup', name: 'Ada', phone: `+${buyer}` } }).expect(201)).body.id as string;
    await n.move(order, 'placed');
    expect(await told()).toEqual(['Jug|2']);
    await set(1);
    expect(await told()).toHaveLength(1);
    // Nobody counts, or there are more: that is no fall. What was refilled before it was looked is no news.
    for (const stock of [null, 3, 8, 2, 9]) await set(stock);
    expect(await told()).toHaveLength(1);
    await set(3);
    expect(await told()).toEqual(['Jug|2', 'Jug|3']);
    expect((await n.logOf(rule)).map(({ status, reason_code: code }) => code ?? status).toSorted()).toEqual(['delivered', 'delivered', 'no_longer_true']);
    await n.off(rule);
  });

  it('what comes back in stock is told once, to whom waited for it and may get it, while it can be had', async () => {
    const product = async (sku: string): Promise<{ id: string; variant: string; set: (stock: number) => Promise<void> }> => {
      const [found] = await rows<{ id: string; product_id: string }>(line.t, 'select id, product_id from product_variants where store_id = $1 and sku = $2', [shop.storeId, sku]);
      const [id, variant] = [publicId('product', found?.product_id ?? ''), publicId('variant', found?.id ?? '')];
      const set = async (stock: number): Promise<void> => void await shop.owner.patch(n.at(`products/${id}`), { variants: [{ id: variant, sku, price: { amount: 3900, currency: 'USD' }, stock }] }).expect(200);
      return { id, variant, set };
    };
    const lantern = await product('LAN-1');
    const [first, second, stopper, impatient] = [n.aNumber(), n.aNumber(), n.aNumber(), n.aNumber()];
    const wish = (customer: string) => shop.owner.post(n.at('stock-wishes'), { customer, variant_id: lantern.variant });
    const waiting = async (waId: string): Promise<object[]> => (await shop.owner.get(n.at(`stock-wishes?open=true&variant_id=${lantern.variant}`)).expect(200)).body.data.filter(({ customer_phone: phone }: { customer_phone: string }) => phone === `+${waId}`);
    expect((await wish(`+${first}`).expect(409)).body).toMatchObject({ code: 'stock_wish.in_stock', errors: [{ pointer: '/variant_id' }] });
    expect((await wish('nonsense').expect(422)).body).toMatchObject({ errors: [{ pointer: '/customer', code: 'not_a_phone' }] });
    await lantern.set(0);
    const made = (await wish(`+${first}`).expect(201)).body;
    expect(made).toMatchObject({ customer_phone: `+${first}`, product_title: 'Camping Lantern', variant_title: '', source: 'person', returned_at: null, told_at: null });
    expect((await wish(`+${first}`).expect(201)).body.id).toBe(made.id);
    const withdrawn = (await wish(`+${impatient}`).expect(201)).body.id as string;
    await shop.owner.delete(n.at(`stock-wishes/${withdrawn}`)).expect(204);
    await line.sandbox.phone({ waId: stopper, name: 'Stopper' }).with(shop.numberId).text('STOP');
    await line.settled();
    await wish(`+${stopper}`).expect(201);
    const marketing = await anApprovedTemplate(line, shop, { name: 'back_again', category: 'marketing' });
    const rule = await n.aRule({ trigger: 'back_in_stock', template_id: marketing, values: { 1: { column: 'product_name' }, 2: { column: 'product_price' } } });
    await n.later();
    const silent = n.read(stopper).length;
    await lantern.set(4);
    await n.later();
    await n.later(MINUTE);
    expect([n.read(first), n.read(stopper).length, n.read(impatient)]).toEqual([['Camping Lantern|$39.00'], silent, []]);
    expect((await n.logOf(rule)).map(({ reason_code: code }) => code)).toEqual(expect.arrayContaining([null, 'opted_out']));
    expect((await shop.owner.get(n.at(`stock-wishes?customer_id=${made.customer_id}`)).expect(200)).body.data).toMatchObject([{ id: made.id, returned_at: expect.any(String), told_at: expect.any(String) }]);
    expect([await waiting(first), (await waiting(stopper)).length]).toEqual([[], 1]);

    // Sold out again: who was told is not told again, and who asks anew waits until it is there when the message can go.
    await lantern.set(0);
    await wish(`+${second}`).expect(201);
    const [hours = 0, minutes = 0] = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Madrid', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(line.t.clock.now()).split(':').map(Number);
    const asleep = hours * 60 + minutes;
    await shop.owner.patch(n.at(`notification-rules/${rule}`), { quiet_from: asleep, quiet_until: (asleep + 480) % 1440 }).expect(200);
    await lantern.set(1);
    await n.later(MINUTE);
    expect((await n.logOf(rule, '&status=pending')).length).toBeGreaterThan(0);
    await lantern.set(0);
    await n.later(9 * HOUR);
    expect([n.read(first).length, n.read(second), (await waiting(second)).length]).toEqual([1, [], 1]);
    expect((await n.logOf(rule)).map(({ reason_code: code }) => code)).toContain('no_longer_true');
    // An order that is called off gives its pieces back: that is a return too.
    await shop.owner.patch(n.at(`notification-rules/${rule}`), { quiet_from: null, quiet_until: null }).expect(200);
    await lantern.set(1);
    const conversation = publicId('conversation', await n.aConversation(n.aNumber()));
    const order = (await shop.owner.post(n.at('orders'), { conversation_id: conversation, lines: [{ variant_id: lantern.variant, quantity: 1 }], delivery: { method: 'pickup', name: 'Ada', phone: '+34600000000' } }).expect(201)).body.id as string;
    await n.move(order, 'placed');
    await n.later();
    expect(n.read(second)).toEqual([]);
    await n.move(order, 'cancelled');
    await n.later();
    await n.later(MINUTE);
    expect([n.read(second), n.read(first).length]).toEqual([['Camping Lantern|$39.00'], 1]);
    await n.off(rule);
  });

  it('the assistant asks about what is sold out, where a rule will tell; the customer\'s tap is their yes', async () => {
    const { id, variants: [{ id: variant }] } = (await shop.owner.post(n.at('products'), { title: 'Copper Kettle', status: 'active', variants: [{ sku: 'KET-1', price: { amount: 4500, currency: 'USD' }, stock: 0 }] }).expect(201)).body as { id: string; variants: [{ id: string }] };
    const waId = n.aNumber();
    const phone = line.sandbox.phone({ waId, name: 'Kettle Fan' }).with(shop.numberId);
    const last = (): { body: string; buttons: string[] } => {
      const { content } = phone.thread.entries.findLast(({ from }) => from === 'business')! as unknown as { content: { body?: { text?: string }; action?: { buttons?: { reply: { title: string } }[] } } };
      return { body: content.body?.text ?? '', buttons: (content.action?.buttons ?? []).map(({ reply }) => reply.title) };
    };
    await phone.text('copper kettle');
    await line.settled();
    expect(last()).toMatchObject({ body: expect.stringContaining('Copper Kettle'), buttons: ['View menu', 'Talk to a person'] });
    const rule = await n.aRule({ trigger: 'back_in_stock', values: { 1: { column: 'customer_name' }, 2: { column: 'product_name' } } });
    await phone.text('copper kettle');
    await line.settled();
    expect(last().buttons).toEqual(['Tell me when it\'s in', 'View menu', 'Talk to a person']);
    expect((await shop.owner.get(n.at(`stock-wishes?product_id=${id}`)).expect(200)).body.data).toEqual([]);
    await phone.tap('Tell me when it\'s in');
    await line.settled();
    expect(last().body).toBe('Done: we will write to you as soon as Copper Kettle is back.');
    expect((await shop.owner.get(n.at(`stock-wishes?product_id=${id}`)).expect(200)).body.data).toMatchObject([{ customer_phone: `+${waId}`, source: 'assistant', noted_by: null, conversation_id: expect.stringMatching(/^conv_/) }]);
    await shop.owner.patch(n.at(`products/${id}`), { variants: [{ id: variant, sku: 'KET-1', price: { amount: 4500, currency: 'USD' }, stock: 2 }] }).expect(200);
    await n.later();
    expect(n.read(waId)).toEqual(['Kettle Fan|Copper Kettle']);
    await n.off(rule);
  });

  it('days before and after a date of a customer, at the time of the store, also every year', async () => {
    await shop.owner.patch(n.at('').replace(/\/$/, ''), { timezone: 'Europe/Madrid' }).expect(200);
    const [born, seen, moved, none] = [n.aNumber(), n.aNumber(), n.aNumber(), n.aNumber()];
    const idOf = async (waId: string): Promise<string> => {
      await n.aConversation(waId);
      return publicId('customer', (await rows<{ id: string }>(line.t, 'select id from customers where store_id = $1 and phone = $2', [shop.storeId, `+${waId}`]))[0]?.id ?? '');
    };
    const madrid = (ms: number): string => new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Madrid' }).format(new Date(line.t.clock.now().getTime() + ms));
    const put = async (waId: string, name: string, body: object, status = 200) => (await shop.owner.put(n.at(`customers/${await idOf(waId)}/dates/${name}`), body).expect(status)).body;
    expect(await put(none, '=birthday', { day: '1990-01-01' }, 422)).toMatchObject({ errors: [{ pointer: '/name' }] });
    expect(await put(none, 'birthday', { day: '1990-02-30' }, 422)).toMatchObject({ errors: [{ pointer: '/day' }] });
    const birthday = await n.aRule({ trigger: 'date', date_name: 'birthday', day_offset: 0, at_minute: 9 * 60, values: { 1: { column: 'customer_name' }, 2: { column: 'date' } } });
    const before = await n.aRule({ trigger: 'date', date_name: 'appointment', day_offset: -2, at_minute: 9 * 60, values: { 1: { column: 'customer_name' }, 2: { column: 'date' } } });
    const after = await n.aRule({ trigger: 'date', date_name: 'appointment', day_offset: 1, at_minute: 9 * 60, values: { 1: { text: 'after' }, 2: { column: 'date' } } });
    // The day in ten days: its 9 o'clock is still to come wherever the test begins.
    const day = madrid(10 * DAY);
    const text = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
    await put(born, 'birthday', { day: `1990${day.slice(4)}`, repeats_yearly: true });
    await put(none, 'birthday', { day: `1990${day.slice(4)}` });
    expect(await put(seen, 'appointment', { day })).toMatchObject({ data: [{ name: 'appointment', day, repeats_yearly: false }] });
    await put(moved, 'appointment', { day });
    await put(moved, 'Appointment', { day: madrid(100 * DAY) });
    await n.later(7 * DAY);
    expect([n.read(born), n.read(seen)]).toEqual([[], []]);
    await n.later(DAY + HOUR);
    await n.later(DAY);
    expect([n.read(born), n.read(seen)]).toEqual([[], [`Person ${seen.slice(-2)}|${text}`]]);
    for (let days = 0; days < 3; days += 1) await n.later(DAY);
    expect([n.read(born), n.read(seen), n.read(moved), n.read(none)]).toEqual([[`Person ${born.slice(-2)}|${text.replace(/\d{4}$/, (year) => year)}`], [`Person ${seen.slice(-2)}|${text}`, `after|${text}`], [], []]);
    const dry = (await shop.owner.post(n.at(`notification-rules/${birthday}/dry-run`), { days: 30 }).expect(200)).body;
    expect(dry).toMatchObject({ occurrences: 1, would_send: 1 });
    expect((await shop.owner.get(n.at('customer-date-names')).expect(200)).body.data).toEqual([{ name: 'appointment' }, { name: 'birthday' }]);
    await shop.owner.delete(n.at(`customers/${await idOf(moved)}/dates/appointment`)).expect(204);
    expect((await shop.owner.get(n.at(`customers/${await idOf(moved)}/dates`)).expect(200)).body.data).toEqual([]);
    for (const each of [birthday, before, after]) await n.off(each);
  });

  it('R174: days before and after the day that was promised for an order, as long as it is promised', async () => {
    const [kept, moved, early, cancelled] = [n.aNumber(), n.aNumber(), n.aNumber(), n.aNumber()];
    const madrid = (ms: number): string => new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Madrid' }).format(new Date(line.t.clock.now().getTime() + ms));
    const day = madrid(10 * DAY);
    const text = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
    const promised = async (waId: string): Promise<string> => {
      const order = await n.anOrder(waId);
      await shop.owner.patch(n.at(`orders/${order}`), { promised_day: day }).expect(200);
      await n.move(order, 'placed');
      return order;
    };
    expect((await shop.owner.post(n.at('notification-rules'), { name: 'No day', trigger: 'promised_day', at_minute: 540 }).expect(422)).body).toMatchObject({ errors: [{ pointer: '/day_offset', code: 'required' }] });
    const before = await n.aRule({ trigger: 'promised_day', day_offset: -1, at_minute: 9 * 60, values: { 1: { column: 'order_number' }, 2: { column: 'promised_day' } } });
    const after = await n.aRule({ trigger: 'promised_day', day_offset: 2, at_minute: 9 * 60, conditions: [{ field: 'order_status', operator: 'is', value: 'delivered' }], values: { 1: { text: 'after' }, 2: { column: 'order_status' } } });
    const orders = [await promised(kept), await promised(moved), await promised(early), await promised(cancelled)] as const;
    const numbers = await Promise.all(orders.map(async (order) => (await shop.owner.get(n.at(`orders/${order}`)).expect(200)).body as { number: number; promised_day: string }));
    expect(numbers.map(({ promised_day: known }) => known)).toEqual([day, day, day, day]);
    expect((await shop.owner.patch(n.at(`orders/${orders[1]}`), { promised_day: '2026-02-30' }).expect(422)).body).toMatchObject({ errors: [{ pointer: '/promised_day' }] });
    await shop.owner.patch(n.at(`orders/${orders[1]}`), { promised_day: null }).expect(200);
    await n.move(orders[2], 'delivered');
    expect((await shop.owner.patch(n.at(`orders/${orders[2]}`), { promised_day: madrid(20 * DAY) }).expect(409)).body).toMatchObject({ code: 'order.not_allowed', errors: [{ pointer: '/promised_day' }] });
    await n.move(orders[3], 'cancelled');
    expect((await shop.owner.get(n.at(`orders/${orders[1]}/timeline`)).expect(200)).body.data).toEqual(expect.arrayContaining([
      expect.objectContaining({ type: 'promised_day_changed', actor: 'user', detail: { from: null, to: day } }), expect.objectContaining({ type: 'promised_day_changed', detail: { from: day, to: null } }),
    ]));
    await n.later(8 * DAY - HOUR);
    expect(n.read(kept)).toEqual([]);
    for (let days = 0; days < 5; days += 1) await n.later(DAY);
    expect([kept, moved, early, cancelled].map(n.read)).toEqual([[`${numbers[0]?.number}|${text}`], [], ['after|delivered'], []]);
    expect((await n.logOf(after, '&unmet=true')).map(({ reason_code: code }) => code)).toEqual(expect.arrayContaining(['condition_not_met', null]));
    expect((await shop.owner.post(n.at(`notification-rules/${before}/dry-run`), { days: 30 }).expect(200)).body).toMatchObject({ occurrences: 1, would_send: 1 });
    for (const each of [before, after]) await n.off(each);
  });

  it('R135: the first words of a person set it off, through the number that the rule names, with a picture of its own above', async () => {
    const { phoneNumberId, accessToken, appSecret } = line.sandbox.meta.addNumber({ businessAccountId: shop.businessId, appId: shop.appId });
    const second = (await shop.owner.post(n.at('accounts'), { provider: 'meta', name: 'Second number', fields: { phoneNumberId, businessAccountId: shop.businessId, accessToken, appSecret, url: line.sandbox.url } }).expect(201)).body.id as string;
    const picture = async (name: string): Promise<string> => (await line.t.http().post(n.at('media')).set('cookie', shop.owner.cookie).set('x-csrf-token', shop.owner.csrf)
      .attach('file', Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'), { filename: `${name}.png`, contentType: 'image/png' }).expect(201)).body.id;
    const [sample, own] = [await picture('sample'), await picture('own')];
    const template = await anApprovedTemplate(line, shop, { name: 'welcome', category: 'utility', body: 'Hello {{1}}, {{2}} to our shop.', picture: sample });
    const greeting = { trigger: 'first_contact', template_id: template, account_id: second, values: { 1: { column: 'customer_name' }, 2: { text: 'welcome' }, header: { text: own } } };
    expect((await shop.owner.post(n.at('notification-rules'), { name: 'Lost', enabled: true, ...greeting, values: { ...greeting.values, header: { text: publicId('media', shop.storeId) } } }).expect(422)).body).toMatchObject({ errors: [{ pointer: '/values/header', code: 'not_found' }] });
    const known = n.aNumber();
    await n.aConversation(known);
    const rule = await n.aRule(greeting);
    // Webhooks tell times in seconds.
    await n.later(MINUTE);
    const waId = n.aNumber();
    await n.aConversation(waId);
    await n.later();
    await n.aConversation(waId, 'and once more');
    await n.later();
    expect(await n.logOf(rule)).toMatchObject([{ status: 'delivered', reason_code: null }]);
    expect([n.read(waId), n.read(known)]).toEqual([[`Person ${waId.slice(-2)}|welcome`], []]);
    const [message] = await rows<{ account_id: string; content: string }>(line.t, `select m.account_id, m.content::text as content from messages m join notifications t on t.message_id = m.id where t.rule_id = $1`, [parsePublicId('notification_rule', rule)]);
    expect([publicId('account', message?.account_id ?? ''), message?.content.includes(parsePublicId('media', own) ?? ''), message?.content.includes(parsePublicId('media', sample) ?? '')]).toEqual([second, true, false]);
    await n.off(rule);
  });

  it('the log ends after ninety days, but for what keeps somebody from getting it again', async () => {
    const [yearly, weekly] = [await n.aRule({ trigger: 'custom_event', event_name: 'old', dedupe_minutes: 525_600 }), await n.aRule({ trigger: 'custom_event', event_name: 'old', dedupe_minutes: 60 })];
    const waId = n.aNumber();
    const tell = () => shop.owner.post(n.at('notification-events'), { name: 'old', customer: `+${waId}` }).expect(202);
    await tell();
    await line.settled();
    await line.t.owner.query(`update notifications set settled_at = settled_at - interval '91 days', created_at = created_at - interval '91 days' where occurrence in (select id::text from notification_events where name = 'old')`);
    await line.t.owner.query(`update notification_events set occurred_at = occurred_at - interval '91 days' where name = 'old'`);
    await line.t.app.get(NotificationRetention, { strict: false }).run();
    expect([(await n.logOf(yearly)).length, (await n.logOf(weekly)).length]).toEqual([1, 0]);
    await tell();
    await line.settled();
    expect([(await n.logOf(yearly)).map(({ reason_code: code }) => code), (await n.logOf(weekly)).map(({ reason_code: code }) => code), n.read(waId).length]).toEqual([['duplicate', null], [null], 3]);
    for (const each of [yearly, weekly]) await n.off(each);
  });
});
