import { parsePublicId, publicId } from '#contracts';
import { AccountsService } from '../../apps/api/src/modules/accounts/index.js';
import { DAY, HOUR, MINUTE } from '../../apps/api/src/platform/clock/clock.js';
import { type Notifying, openNotifying } from '../support/notifying.js';
import { rows } from '../support/shop.js';

/** Nobody looked for a while, because the worker stood still. */
describe('notifications that are found late', () => {
  let n: Notifying;
  let token: string;
  beforeAll(async () => {
    n = await openNotifying();
    token = n.shop.accessToken;
    await n.shop.owner.patch(n.at('').replace(/\/$/, ''), { timezone: 'Europe/Madrid' }).expect(200);
    await rows(n.line.t, 'update product_variants set stock = 100 where id = $1', [n.mug]);
  });
  afterAll(() => n.line.close());

  const outcomes = async (rule: string) => (await n.logOf(rule)).map(({ status, reason_code: code }) => code ?? status).toSorted();
  /** Until it is so many minutes after midnight at the store. */
  const until = async (minute: number): Promise<void> => {
    const [hours = 0, minutes = 0] = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Madrid', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(n.line.t.clock.now()).split(':').map(Number);
    await n.later((minute - hours * 60 - minutes + 1440) % 1440 * MINUTE);
  };
  const aLamp = async (sku: string, waId: string) => {
    const price = { amount: 4500, currency: 'USD' };
    const { id, variants: [{ id: variant }] } = (await n.shop.owner.post(n.at('products'), { title: sku, status: 'active', variants: [{ sku, price, stock: 0 }] }).expect(201)).body as { id: string; variants: [{ id: string }] };
    const wish = (await n.shop.owner.post(n.at('stock-wishes'), { customer: `+${waId}`, variant_id: variant }).expect(201)).body.id as string;
    return {
      set: (stock: number) => n.shop.owner.patch(n.at(`products/${id}`), { variants: [{ id: variant, sku, price, stock }] }).expect(200),
      isOpen: async () => (await rows<{ open: boolean }>(n.line.t, 'select told_at is null as open from stock_wishes where id = $1', [parsePublicId('stock_wish', wish)]))[0]?.open,
    };
  };

  it('what is due on a day has that day and no other', async () => {
    const staff = n.aNumber();
    await n.aConversation(staff);
    await until(8 * 60);
    const daily = { trigger: 'daily', at_minute: 8 * 60 + 10, values: { 1: { text: 'all' }, 2: { text: 'news' } }, recipient: 'phone', phone: `+${staff}` };
    const rule = await n.aRule(daily);
    await n.later(15 * HOUR);
    expect([await outcomes(rule), n.read(staff).length]).toEqual([['delivered'], 1]);
    await until(8 * 60);
    await n.later(20 * HOUR);
    expect([await outcomes(rule), n.read(staff).length]).toEqual([['delivered', 'too_late'], 1]);
    await n.off(rule);
    // Of one that is due in the night of its recipient the morning counts.
    await until(12 * 60);
    const asleep = await n.aRule({ ...daily, at_minute: 23 * 60, quiet_from: 22 * 60, quiet_until: 9 * 60 });
    await n.later(18 * HOUR);
    await n.later(5 * HOUR);
    expect([await outcomes(asleep), n.read(staff).length]).toEqual([['delivered'], 2]);
    await n.off(asleep);
  });

  it('what was due within the hour goes, also on the store\'s next day', async () => {
    const staff = n.aNumber();
    await n.aConversation(staff);
    await until(23 * 60 + 50);
    const rule = await n.aRule({ trigger: 'daily', at_minute: 23 * 60 + 59, values: { 1: { text: 'all' }, 2: { text: 'news' } }, recipient: 'phone', phone: `+${staff}` });
    await n.later(11 * MINUTE);
    expect([await outcomes(rule), n.read(staff).length]).toEqual([['delivered'], 1]);
    await until(23 * 60 + 50);
    await n.later(75 * MINUTE);
    expect([await outcomes(rule), n.read(staff).length]).toEqual([['delivered', 'too_late'], 1]);
    await n.off(rule);
  });

  it('an order that has arrived meanwhile is not told to be on its way', async () => {
    const [quick, slow] = [n.aNumber(), n.aNumber()];
    const orders = [await n.anOrder(quick), await n.anOrder(slow)];
    const rule = await n.aRule({ trigger: 'order_status', order_status: 'shipped' });
    const later = await n.aRule({ trigger: 'order_status', order_status: 'shipped', wait_minutes: 60 });
    for (const order of orders) for (const status of ['placed', 'shipped']) await n.move(order, status);
    await n.move(orders[0] ?? '', 'delivered');
    await n.later(9 * HOUR);
    await n.later(MINUTE);
    expect([await outcomes(rule), n.read(quick).length, n.read(slow).length]).toEqual([['delivered', 'no_longer_true'], 1, 2]);
    expect(await outcomes(later)).toEqual(['delivered', 'delivered']);
    for (const each of [rule, later]) await n.off(each);
  });

  it('what is back is told as long as it is there, whenever that is found', async () => {
    const waId = n.aNumber();
    const lamp = await aLamp('LATE-1', waId);
    const rule = await n.aRule({ trigger: 'back_in_stock' });
    await lamp.set(3);
    await n.later(2 * DAY);
    await n.later(MINUTE);
    expect([await outcomes(rule), n.read(waId).length]).toEqual([['delivered'], 1]);
    await n.off(rule);
  });

  /** A wish whose message came too late for what was gone by then, and is open again. */
  const aMissedWish = async (sku: string) => {
    const waId = n.aNumber();
    const lamp = await aLamp(sku, waId);
    const rule = await n.aRule({ trigger: 'back_in_stock' });
    const accounts = n.line.t.app.get(AccountsService, { strict: false });
    n.line.sandbox.meta.revokeToken(token);
    await lamp.set(3);
    await n.later();
    await n.later();
    const refused = { code: 'meta.190', text: 'Invalid access token' };
    await accounts.pause(n.shop.storeId, n.shop.accountId, refused);
    await lamp.set(0);
    await n.later(2 * HOUR);
    ({ token } = n.line.sandbox.meta.addToken({ appId: n.shop.appId }));
    await n.shop.owner.patch(n.at(`accounts/${n.shop.account}`), { fields: { accessToken: token } }).expect(200);
    await n.line.settled();
    await n.later(MINUTE);
    expect([await outcomes(rule), await lamp.isOpen(), n.read(waId)]).toEqual([['too_late'], true, []]);
    const again = async (): Promise<void> => {
      const [message] = await rows<{ id: string; conversation_id: string }>(n.line.t, `select m.id, m.conversation_id from messages m join notifications n on n.message_id = m.id where n.rule_id = $1`, [parsePublicId('notification_rule', rule)]);
      await n.shop.owner.post(n.at(`conversations/${publicId('conversation', message?.conversation_id ?? '')}/messages/${publicId('message', message?.id ?? '')}/retry`)).expect(201);
      await n.line.settled();
    };
    return { waId, lamp, rule, again };
  };

  it.each([[2, 1], [0, 2]])('who gets it by a person\'s second try, with %d in stock, is told %d times in all', async (stock, times) => {
    const { waId, lamp, rule, again } = await aMissedWish(`AGAIN-${stock}`);
    await lamp.set(stock);
    await again();
    expect([n.read(waId).length, await lamp.isOpen()]).toEqual([1, stock === 0]);
    await lamp.set(5);
    await n.later();
    await n.later(MINUTE);
    expect(n.read(waId)).toHaveLength(times);
    await n.off(rule);
  });

  it.each(['is refused', 'is reported to have failed'])('whom a person\'s second try does not reach, as it %s, is told the next time', async (how) => {
    const { waId, lamp, rule, again } = await aMissedWish(`UNREACHED-${how.length}`);
    const { customer } = n.line.sandbox.phone({ waId, name: 'Away' });
    await lamp.set(2);
    if (how === 'is refused') {
      customer.onWhatsApp = false;
      await again();
      customer.onWhatsApp = true;
    } else {
      n.line.sandbox.meta.unsubscribe(n.shop.businessId, n.shop.appId);
      await again();
      n.line.sandbox.meta.subscribe(n.shop.businessId, n.shop.appId);
      expect(await lamp.isOpen()).toBe(false);
      await n.line.sandbox.meta.reportStatus(n.line.sandbox.meta.sent.findLast((sent) => sent.customer.waId === waId)?.id ?? '', 'failed', { code: 131026, details: '' });
      await n.line.settled();
    }
    const before = n.read(waId).length;
    expect([await outcomes(rule), await lamp.isOpen()]).toEqual([['meta.131026'], true]);
    await lamp.set(0);
    await lamp.set(5);
    await n.later();
    await n.later(MINUTE);
    expect([n.read(waId).length, await lamp.isOpen()]).toEqual([before + 1, false]);
    await n.off(rule);
  });

  it.each([['still there', 2], ['gone again', 0]])('whom a person\'s second try reached after all, although it was reported to have failed, waits no more: it is %s', async (_how, stock) => {
    const { waId, lamp, rule, again } = await aMissedWish(`REACHED-${stock}`);
    await lamp.set(2);
    n.line.sandbox.meta.unsubscribe(n.shop.businessId, n.shop.appId);
    await again();
    n.line.sandbox.meta.subscribe(n.shop.businessId, n.shop.appId);
    const { id = '' } = n.line.sandbox.meta.sent.findLast((sent) => sent.customer.waId === waId) ?? {};
    await n.line.sandbox.meta.reportStatus(id, 'failed', { code: 131026, details: '' });
    await n.line.settled();
    expect([await outcomes(rule), await lamp.isOpen()]).toEqual([['meta.131026'], true]);
    await lamp.set(stock);
    await n.line.sandbox.meta.reportStatus(id, 'delivered');
    await n.line.settled();
    expect([await outcomes(rule), await lamp.isOpen()]).toEqual([['delivered'], false]);
    await lamp.set(0);
    await lamp.set(5);
    await n.later();
    await n.later(MINUTE);
    expect(n.read(waId)).toHaveLength(1);
    await n.off(rule);
  });
});
