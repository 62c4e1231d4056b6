import { publicId } from '#contracts';
import { AccountsService } from '../../apps/api/src/modules/accounts/index.js';
import { Carts } from '../../apps/api/src/modules/orders/index.js';
import { HOUR, MINUTE } from '../../apps/api/src/platform/clock/clock.js';
import { type Notifying, openNotifying } from '../support/notifying.js';
import { rows } from '../support/shop.js';

/** An account that its provider refuses, until somebody corrects it. */
describe('notifications of an account that cannot send for a while', () => {
  let n: Notifying;
  let token: string;
  beforeAll(async () => {
    n = await openNotifying();
    token = n.shop.accessToken;
    await rows(n.line.t, 'update product_variants set stock = 100 where id = $1', [n.mug]);
  });
  afterAll(() => n.line.close());

  const pause = () => n.line.t.app.get(AccountsService, { strict: false }).pause(n.shop.storeId, n.shop.accountId, { code: 'meta.190', text: 'Invalid access token' });
  const correct = async (): Promise<void> => {
    ({ token } = n.line.sandbox.meta.addToken({ appId: n.shop.appId }));
    await n.shop.owner.patch(n.at(`accounts/${n.shop.account}`), { fields: { accessToken: token } }).expect(200);
    await n.line.settled();
  };
  const shipped = async (waId: string): Promise<string> => {
    const order = await n.anOrder(waId);
    await n.move(order, 'placed');
    return order;
  };
  const aRule = () => n.aRule({ trigger: 'order_status', order_status: 'shipped' });

  it('what ships meanwhile is told when it can send again, within the hour; after that it is no news any more, and the log says so', async () => {
    const [soon, late, after] = [n.aNumber(), n.aNumber(), n.aNumber()];
    const orders = [await shipped(soon), await shipped(late), await shipped(after)];
    const rule = await aRule();
    await pause();
    await n.move(orders[1] ?? '', 'shipped');
    await n.later();
    expect(await n.logOf(rule)).toMatchObject([{ status: 'pending', reason_code: null }]);
    await n.later(40 * MINUTE);
    await n.move(orders[0] ?? '', 'shipped');
    await n.later();
    await n.later(25 * MINUTE);
    expect((await n.logOf(rule)).map(({ status, reason_code: code }) => [status, code])).toEqual([['pending', null], ['skipped', 'too_late']]);
    await correct();
    await n.later(MINUTE);
    expect([n.read(soon).length, n.read(late)]).toEqual([1, []]);
    await n.move(orders[2] ?? '', 'shipped');
    await n.later(3 * HOUR);
    expect(n.read(after)).toHaveLength(1);
    await n.off(rule);
  });

  it('whoever sends again after hours sends nothing that was written before, but for what people want', async () => {
    const [waId, written] = [n.aNumber(), n.aNumber()];
    const orders = [await shipped(waId), await shipped(written)];
    const rule = await aRule();
    n.line.sandbox.meta.revokeToken(token);
    for (const order of orders) await n.move(order, 'shipped');
    await n.later();
    // One found out that the account cannot send; of the other that may be so, too.
    const kept = (await n.logOf(rule)).filter(({ status }) => status === 'queued');
    expect(kept.length).toBeGreaterThan(0);
    await n.later(2 * HOUR);
    await correct();
    await n.later(MINUTE);
    expect([n.read(waId), n.read(written)]).toEqual([[], []]);
    expect((await n.logOf(rule)).map(({ reason_code: code }) => code)).toEqual(['too_late', 'too_late']);
    const [message] = await rows<{ id: string; conversation_id: string }>(n.line.t, `select id, conversation_id from messages where store_id = $1 and failure->>'code' = 'too_late'`, [n.shop.storeId]);
    await n.shop.owner.post(n.at(`conversations/${publicId('conversation', message?.conversation_id ?? '')}/messages/${publicId('message', message?.id ?? '')}/retry`)).expect(201);
    await n.line.settled();
    expect(n.read(waId).length + n.read(written).length).toBe(1);
    await n.off(rule);
  });

  it('what is found more than a day after it happened is left out, what is found on the same day is not', async () => {
    const [old, fresh] = [n.aNumber(), n.aNumber()];
    const orders = [await shipped(old), await shipped(fresh)];
    const rule = await aRule();
    await n.move(orders[0] ?? '', 'shipped');
    for (const clock of [n.line.t.clock, n.line.sandbox]) clock.advance(5 * HOUR);
    await n.move(orders[1] ?? '', 'shipped');
    await n.later(20 * HOUR);
    expect([n.read(old), n.read(fresh).length]).toEqual([[], 1]);
    expect((await n.logOf(rule)).map(({ customer_phone: phone, reason_code: code }) => `${phone} ${code}`).toSorted()).toEqual([`+${old} too_late`, `+${fresh} null`].toSorted());
    await n.off(rule);
  });

  it('what has passed when it can send again is not told, and quiet hours are no delay of the account', async () => {
    const waId = n.aNumber();
    const cart = { storeId: n.shop.storeId, conversationId: await n.aConversation(waId) };
    const left = await n.aRule({ trigger: 'cart_abandoned', wait_minutes: 60 });
    await n.line.t.app.get(Carts, { strict: false }).setLine(cart, n.mug, 2);
    await n.later(59 * MINUTE);
    await pause();
    await n.later(2 * MINUTE);
    expect(await n.logOf(left)).toMatchObject([{ status: 'pending' }]);
    await n.line.t.app.get(Carts, { strict: false }).cancel(cart);
    await correct();
    await n.later(MINUTE);
    expect([(await n.logOf(left))[0], n.read(waId)]).toMatchObject([{ status: 'skipped', reason_code: 'no_longer_true' }, []]);
    await n.off(left);

    const sleeper = n.aNumber();
    const order = await shipped(sleeper);
    const [hours = 0, minutes = 0] = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Madrid', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(n.line.t.clock.now()).split(':').map(Number);
    const asleep = hours * 60 + minutes;
    const rule = await n.aRule({ trigger: 'order_status', order_status: 'shipped', quiet_from: asleep, quiet_until: (asleep + 480) % 1440 });
    await pause();
    await n.move(order, 'shipped');
    await n.later(6 * HOUR);
    expect(await n.logOf(rule)).toMatchObject([{ status: 'pending', reason_code: null }]);
    await correct();
    // An hour later it is morning on the Canary Islands, too.
    await n.later(3 * HOUR + MINUTE);
    expect(n.read(sleeper)).toHaveLength(1);
    await n.off(rule);
  });
});
