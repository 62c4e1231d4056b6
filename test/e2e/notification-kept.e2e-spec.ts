import { parsePublicId } from '#contracts';
import { AccountsService } from '../../apps/api/src/modules/accounts/index.js';
import { Judging } from '../../apps/api/src/modules/notifications/firing/judging.service.js';
import { Notifications } from '../../apps/api/src/modules/notifications/index.js';
import { DAY, HOUR, MINUTE } from '../../apps/api/src/platform/clock/clock.js';
import { type Notifying, openNotifying } from '../support/notifying.js';
import { rows } from '../support/shop.js';

describe('how long notifications are kept by an account that cannot send', () => {
  let n: Notifying;
  let token: string;
  beforeAll(async () => {
    n = await openNotifying();
    token = n.shop.accessToken;
    await n.shop.owner.patch(n.at('').replace(/\/$/, ''), { timezone: 'Europe/Madrid' }).expect(200);
  });
  afterAll(() => n.line.close());

  const pause = () => n.line.t.app.get(AccountsService, { strict: false }).pause(n.shop.storeId, n.shop.accountId, { code: 'meta.190', text: 'Invalid access token' });
  const correct = async (): Promise<void> => {
    ({ token } = n.line.sandbox.meta.addToken({ appId: n.shop.appId }));
    await n.shop.owner.patch(n.at(`accounts/${n.shop.account}`), { fields: { accessToken: token } }).expect(200);
    await n.line.settled();
  };
  /** What is to be told is written, and nothing of it sent yet. */
  const writeNow = async (): Promise<void> => {
    const notifications = n.line.t.app.get(Notifications, { strict: false });
    await notifications.collect(n.shop.storeId);
    await notifications.send(n.shop.storeId);
  };
  const outcomes = async (rule: string) => (await n.logOf(rule)).map(({ status, reason_code: code }) => code ?? status);
  /** Until it is 8 in the morning at the store. */
  const morning = async (): Promise<void> => {
    const [hours = 0, minutes = 0] = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Madrid', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(n.line.t.clock.now()).split(':').map(Number);
    await n.later((32 * 60 - hours * 60 - minutes) % 1440 * MINUTE);
  };
  const aProduct = async (sku: string, waId: string) => {
    const { id, variants: [{ id: variant }] } = (await n.shop.owner.post(n.at('products'), { title: sku, status: 'active', variants: [{ sku, price: { amount: 4500, currency: 'USD' }, stock: 0 }] }).expect(201)).body as { id: string; variants: [{ id: string }] };
    const wish = (await n.shop.owner.post(n.at('stock-wishes'), { customer: `+${waId}`, variant_id: variant }).expect(201)).body.id as string;
    return {
      set: (stock: number) => n.shop.owner.patch(n.at(`products/${id}`), { variants: [{ id: variant, sku, price: { amount: 4500, currency: 'USD' }, stock }] }).expect(200),
      toldAt: async () => ((await n.shop.owner.get(n.at(`stock-wishes?variant_id=${variant}`)).expect(200)).body.data as { id: string; told_at: string | null }[]).find(({ id: each }) => each === wish)?.told_at,
    };
  };

  it('what is due on a day goes for the rest of the store\'s day, also when it was written already; not on the next', async () => {
    const staff = n.aNumber();
    await n.aConversation(staff);
    await morning();
    const rule = await n.aRule({ trigger: 'daily', at_minute: 8 * 60 + 10, values: { 1: { text: 'all' }, 2: { text: 'news' } }, recipient: 'phone', phone: `+${staff}` });
    await pause();
    await n.later(11 * MINUTE);
    await n.later(3 * HOUR);
    expect(await outcomes(rule)).toEqual(['pending']);
    await correct();
    await n.later(MINUTE);
    expect(n.read(staff)).toHaveLength(1);

    await morning();
    n.line.sandbox.meta.revokeToken(token);
    await n.later(11 * MINUTE);
    expect((await outcomes(rule))[0]).toBe('queued');
    await n.later(3 * HOUR);
    await correct();
    await n.later(MINUTE);
    expect(n.read(staff)).toHaveLength(2);

    await morning();
    await pause();
    await n.later(11 * MINUTE);
    await n.later(15 * HOUR);
    expect((await outcomes(rule))[0]).toBe('pending');
    await n.later(HOUR);
    expect((await outcomes(rule))[0]).toBe('too_late');
    await correct();
    await n.later(MINUTE);
    expect(n.read(staff)).toHaveLength(2);
    await n.off(rule);
  });

  it('what is back in stock is told for as long as it can be had; who could not be told after all waits again', async () => {
    const [kept, sold, unwritten] = [n.aNumber(), n.aNumber(), n.aNumber()];
    const [lamp, rug, vase] = [await aProduct('LAMP-1', kept), await aProduct('RUG-1', sold), await aProduct('VASE-1', unwritten)];
    const rule = await n.aRule({ trigger: 'back_in_stock' });
    n.line.sandbox.meta.revokeToken(token);
    await lamp.set(3);
    await n.later();
    await n.later();
    // The second is written while its account is not known to be paused yet.
    await n.line.t.owner.query('update accounts set paused_at = null where id = $1', [n.shop.accountId]);
    await n.line.t.owner.query('update account_revision set revision = revision + 1');
    await rug.set(3);
    await writeNow();
    await n.later(2 * MINUTE);
    await vase.set(3);
    await n.later();
    expect((await outcomes(rule)).toSorted()).toEqual(['pending', 'queued', 'queued']);
    expect([typeof await lamp.toldAt(), typeof await rug.toldAt(), await vase.toldAt()]).toEqual(['string', 'string', null]);
    await n.later(DAY);
    await rug.set(0);
    await correct();
    await n.later(MINUTE);
    expect([n.read(kept).length, n.read(sold), n.read(unwritten).length]).toEqual([1, [], 1]);
    expect((await outcomes(rule)).filter((code) => code === 'too_late')).toHaveLength(1);
    expect([typeof await lamp.toldAt(), await rug.toldAt()]).toEqual(['string', null]);
    await rug.set(2);
    await n.later();
    await n.later(MINUTE);
    expect([n.read(kept).length, n.read(sold).length]).toEqual([1, 1]);
    await n.off(rule);
  });

  it('one that failed does not keep the next one back', async () => {
    const staff = n.aNumber();
    await n.aConversation(staff);
    const rule = await n.aRule({ trigger: 'custom_event', event_name: 'order.big', recipient: 'phone', phone: `+${staff}`, dedupe_minutes: 60 });
    const happens = async (key: string): Promise<void> => {
      await n.shop.owner.post(n.at('notification-events'), { name: 'order.big' }).set('idempotency-key', key).expect(202);
      await n.later(MINUTE);
    };
    await happens('first');
    await happens('second');
    expect((await outcomes(rule))[0]).toBe('duplicate');
    await n.line.t.owner.query(`update messages set status = 'failed' where id = $1`, [parsePublicId('message', (await n.logOf(rule))[1]?.message_id ?? '')]);
    await happens('third');
    expect(n.read(staff)).toHaveLength(2);
    await n.off(rule);
  });

  it('a run settles so many, whatever becomes of them, and looks at none of an account that is paused', async () => {
    const rule = await n.aRule({ trigger: 'custom_event', event_name: 'many' });
    const id = parsePublicId('notification_rule', rule);
    const counted = async () => rows<{ state: string; held: boolean; count: number }>(n.line.t, 'select state, not_before > $2 as held, count(*)::int as count from notifications where rule_id = $1 group by 1, 2 order by 1', [id, n.line.t.clock.now()]);
    await pause();
    await n.line.t.owner.query(`insert into notifications (store_id, id, rule_id, rule_name, occurrence, occurred_at, facts, state, created_at)
      select $1, gen_random_uuid(), $2, 'Many', place::text, $3, '{}', 'pending', $3 from generate_series(1, 205) place`, [n.shop.storeId, id, n.line.t.clock.now()]);
    const notifications = n.line.t.app.get(Notifications, { strict: false });
    const judged = jest.spyOn(n.line.t.app.get(Judging, { strict: false }), 'judge');
    expect(await notifications.send(n.shop.storeId)).toEqual({ sent: [], isMore: false });
    expect([judged.mock.calls.length, await counted()]).toEqual([0, [{ state: 'pending', held: true, count: 205 }]]);
    await correct();
    for (const clock of [n.line.t.clock, n.line.sandbox]) clock.advance(2 * MINUTE);
    expect(await notifications.send(n.shop.storeId)).toEqual({ sent: [], isMore: true });
    expect(await counted()).toMatchObject([{ state: 'pending', count: 5 }, { state: 'skipped', count: 200 }]);
    expect(await notifications.send(n.shop.storeId)).toEqual({ sent: [], isMore: false });
    judged.mockRestore();
    await n.off(rule);
  });
});
