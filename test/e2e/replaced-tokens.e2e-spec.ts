import { AccountsService } from '../../apps/api/src/modules/accounts/index.js';
import { MINUTE } from '../../apps/api/src/platform/clock/clock.js';
import { Sending } from '../../apps/api/src/modules/sending/index.js';
import { type Line, openLine, type Shop } from '../support/shop.js';
import { aTalk, textMessage } from '../support/talks.js';

describe('a try with credentials that are replaced while it is under way', () => {
  let line: Line;
  beforeAll(async () => { line = await openLine(); });
  afterAll(() => line.close());
  afterEach(() => jest.restoreAllMocks());

  const accountOf = async ({ owner, account }: Shop) => (await owner.get(`${owner.storePath}/accounts/${account}`).expect(200)).body as { paused: { code: string } | null };
  /** Something happens between the claim of the next message and its request. */
  const duringTheNextTry = (work: () => Promise<unknown>): void => {
    const sending = line.t.app.get(Sending, { strict: false });
    const send = sending.send.bind(sending);
    jest.spyOn(sending, 'send').mockImplementationOnce(async (...args) => {
      await work();
      return send(...args);
    });
  };
  const save = ({ owner, account }: Shop, change: object) => owner.patch(`${owner.storePath}/accounts/${account}`, change).expect(200);

  it('does not pause the account: the message goes out with the new ones', async () => {
    const shop = await line.openShop();
    const talk = await aTalk(line, 'hello', shop);
    duringTheNextTry(async () => {
      line.sandbox.meta.revokeToken(shop.accessToken);
      await save(shop, { fields: { accessToken: line.sandbox.meta.addToken({ appId: shop.appId }).token } });
    });
    await talk.owner.post(`${talk.path}/messages`, textMessage('From us')).expect(201);
    await line.settled();
    expect((await accountOf(shop)).paused).toBeNull();
    expect((await talk.thread())[0]).toMatchObject({ text: 'From us', status: 'delivered', attempt_count: 2 });
  });

  it('nor does a report of before, which comes when they are there', async () => {
    const shop = await line.openShop();
    const sentAt = line.t.clock.now();
    line.t.clock.advance(MINUTE);
    line.sandbox.advance(MINUTE);
    const accounts = line.t.app.get(AccountsService, { strict: false });
    await save(shop, { fields: { accessToken: line.sandbox.meta.addToken({ appId: shop.appId }).token } });
    expect(await accounts.pause(shop.storeId, shop.accountId, { code: 'meta.131042', text: 'Payment', at: sentAt })).toBe(false);
    expect(await accounts.pause(shop.storeId, shop.accountId, { code: 'meta.131042', text: 'Payment', at: line.t.clock.now() })).toBe(true);
  });

  it('new ones that are refused, too, pause it: the message waits', async () => {
    const shop = await line.openShop();
    const talk = await aTalk(line, 'hello', shop);
    duringTheNextTry(async () => {
      line.sandbox.meta.revokeToken(shop.accessToken);
      await save(shop, { fields: { accessToken: 'EAA-token-that-nobody-knows-0123456789' } });
    });
    await talk.owner.post(`${talk.path}/messages`, textMessage('From us')).expect(201);
    await line.settled();
    expect((await accountOf(shop)).paused).toMatchObject({ code: 'meta.190' });
    expect((await talk.thread())[0]).toMatchObject({ text: 'From us', status: 'queued', attempt_count: 2 });
    await save(shop, { fields: { accessToken: line.sandbox.meta.addToken({ appId: shop.appId }).token } });
    await line.settled();
    expect((await talk.thread())[0]).toMatchObject({ text: 'From us', status: 'delivered', attempt_count: 3 });
  });
});
