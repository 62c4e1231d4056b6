import { AccountDirectory, AccountsService } from '../../apps/api/src/modules/accounts/index.js';
import { Notifications } from '../../apps/api/src/modules/notifications/index.js';
import { MINUTE } from '../../apps/api/src/platform/clock/clock.js';
import { untilBlocked } from '../support/locks.js';
import { type Notifying, openNotifying } from '../support/notifying.js';

describe('R174: the time between two notifications', () => {
  let n: Notifying;
  beforeAll(async () => { n = await openNotifying(); });
  afterAll(() => n.line.close());

  it('holds for two workers that look at the same moment', async () => {
    const staff = n.aNumber();
    await n.aConversation(staff);
    const rule = await n.aRule({ trigger: 'custom_event', event_name: 'order.big', recipient: 'phone', phone: `+${staff}`, dedupe_minutes: 60 });
    // Both wait until their account can send; nobody rings for them then.
    await n.line.t.app.get(AccountsService, { strict: false }).pause(n.shop.storeId, n.shop.accountId, { code: 'meta.190', text: 'Invalid access token' });
    for (const key of ['one', 'two']) await n.shop.owner.post(n.at('notification-events'), { name: 'order.big' }).set('idempotency-key', key).expect(202);
    await n.line.settled();
    await n.line.t.owner.query('update accounts set paused_at = null where id = $1', [n.shop.accountId]);
    await n.line.t.owner.query('update account_revision set revision = revision + 1');
    await n.line.t.app.get(AccountDirectory, { strict: false }).openAnew(n.shop.storeId, n.shop.accountId);
    n.line.t.clock.advance(2 * MINUTE);
    const notifications = n.line.t.app.get(Notifications, { strict: false });
    const { owner } = n.line.t;
    await owner.query('begin');
    // Whoever has something to write waits, and has not said yet that the person gets it.
    await owner.query('lock table messages in share mode');
    const sending = [notifications.send(n.shop.storeId), notifications.send(n.shop.storeId)];
    await untilBlocked(owner, 2);
    await owner.query('commit');
    await Promise.all(sending);
    await n.later(MINUTE);
    expect(n.read(staff)).toHaveLength(1);
    expect((await n.logOf(rule)).map(({ reason_code: code }) => code).toSorted()).toEqual(['duplicate', null]);
  });
});
