import { AccountDirectory } from '../../apps/api/src/modules/accounts/index.js';
import { AccountRevision } from '../../apps/api/src/modules/accounts/directory/account-revision.js';
import { Deliver } from '../../apps/api/src/pipeline/deliver/deliver.js';
import { MessagePipeline } from '../../apps/api/src/pipeline/message.pipeline.js';
import { startApp, type TestApp } from '../support/app.js';
import { type Line, openLine, rows, type Shop } from '../support/shop.js';
import { aTalk, textMessage } from '../support/talks.js';

/** Two processes on one database: what one has answered holds for the other, which still remembers the account as it was. */
describe('R151: an account that was set inactive sends nothing more, from no process', () => {
  let line: Line;
  let other: TestApp;
  beforeAll(async () => {
    line = await openLine();
    other = await startApp({ OUTBOUND_ALLOW: line.sandbox.url }, { database: line.t.database });
  });
  afterAll(async () => {
    await other.close();
    await line.close();
  });
  afterEach(() => jest.restoreAllMocks());

  /** A message in the queue of a number that is held, and another process that will not notice changes of accounts. */
  const aWaitingMessage = async () => {
    const shop = await line.openShop();
    const talk = await aTalk(line, 'hello', shop);
    await line.t.owner.query(`update pace_buckets set held_until = now() + interval '1 hour', refilled_at = now() where store_id = $1 and scope = 'number'`, [shop.storeId]);
    await shop.owner.post(`${talk.path}/messages`, textMessage('Still?')).expect(201);
    await line.settled();
    const revision = other.app.get(AccountRevision, { strict: false });
    jest.spyOn(revision, 'current').mockResolvedValue(await revision.current());
    expect((await other.app.get(AccountDirectory, { strict: false }).open(shop.storeId, shop.accountId)).isActive).toBe(true);
    return { shop, talk, sent: line.sandbox.meta.sent.length };
  };
  const change = async (shop: Shop, sql: string): Promise<void> => {
    await line.t.owner.query(`update pace_buckets set held_until = null where store_id = $1`, [shop.storeId]);
    await line.t.owner.query('update messages set next_attempt_at = null where store_id = $1', [shop.storeId]);
    if (sql !== '') await line.t.owner.query(`update accounts set ${sql} where id = $1`, [shop.accountId]);
  };
  const customerOf = async (conversationId: string): Promise<string> => (await rows<{ customer_id: string }>(line.t, 'select customer_id from conversations where id = $1', [conversationId]))[0]?.customer_id ?? '';

  it('what waits is refused in the moment of sending, and nothing begins to be sent', async () => {
    const { shop, talk, sent } = await aWaitingMessage();
    await shop.owner.patch(`${shop.owner.storePath}/accounts/${shop.account}`, { status: 'inactive' }).expect(200);
    await change(shop, '');
    const remembered = await other.app.get(AccountDirectory, { strict: false }).open(shop.storeId, shop.accountId);
    expect(remembered.isActive).toBe(true);
    expect(await other.app.get(Deliver, { strict: false }).permit(shop.storeId, shop.accountId, await customerOf(talk.uuid))).toBeUndefined();
    await other.app.get(MessagePipeline).deliver({ storeId: shop.storeId, conversationId: talk.uuid });
    expect(line.sandbox.meta.sent).toHaveLength(sent);
    expect((await talk.thread())[0]).toMatchObject({ text: 'Still?', status: 'failed', failure: { code: 'account.inactive' }, attempt_count: 0 });
  });

  it('of an account that was paused it goes on waiting', async () => {
    const { shop, talk, sent } = await aWaitingMessage();
    await change(shop, `paused_at = now(), paused_code = 'x', paused_text = 'x'`);
    await other.app.get(MessagePipeline).deliver({ storeId: shop.storeId, conversationId: talk.uuid });
    expect(line.sandbox.meta.sent).toHaveLength(sent);
    expect((await talk.thread())[0]).toMatchObject({ text: 'Still?', status: 'queued', attempt_count: 0 });
  });

  it('of an active one it goes out', async () => {
    const { shop, talk, sent } = await aWaitingMessage();
    await change(shop, '');
    expect(await other.app.get(Deliver, { strict: false }).permit(shop.storeId, shop.accountId, await customerOf(talk.uuid))).toBeDefined();
    await other.app.get(MessagePipeline).deliver({ storeId: shop.storeId, conversationId: talk.uuid });
    await line.settled();
    expect(line.sandbox.meta.sent).toHaveLength(sent + 1);
    expect((await talk.thread())[0]).toMatchObject({ text: 'Still?', status: 'delivered', attempt_count: 1 });
  });
});
