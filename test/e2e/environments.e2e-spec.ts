import { publicId } from '#contracts';
import { MessagePipeline } from '../../apps/api/src/pipeline/message.pipeline.js';
import { Sweeper } from '../../apps/api/src/pipeline/chores/sweeper.js';
import { startApp, type TestApp } from '../support/app.js';
import { withSession } from '../support/login.js';
import { type Line, openLine, rows } from '../support/shop.js';

/** A second installation that works on the same data, as a copy of production in a test environment would. */
describe('R69, R81: another environment with the data of this one', () => {
  let line: Line;
  let copy: TestApp;
  let phones = 0;
  beforeAll(async () => {
    line = await openLine({ ROLE: 'api' });
    copy = await startApp({ ROLE: 'api', PARLEY_ENVIRONMENT: 'staging', OUTBOUND_ALLOW: line.sandbox.url }, { database: line.t.database });
  });
  afterAll(async () => {
    await copy.close();
    await line.close();
  });

  const aTalk = async () => {
    const phone = line.sandbox.phone({ waId: `3465510000${(phones += 1)}`, name: `Visitor ${phones}` }).with(line.shop.numberId);
    await phone.text('do you have a blue mug?');
    await line.t.app.get(MessagePipeline).ingest();
    const [row] = await rows<{ id: string }>(line.t, 'select v.id from conversations v join customers c on c.store_id = v.store_id and c.id = v.customer_id where c.profile_name = $1', [phone.customer.name]);
    const id = row?.id ?? '';
    return { ref: { storeId: line.shop.storeId, conversationId: id }, path: `${line.shop.owner.storePath}/conversations/${publicId('conversation', id)}` };
  };
  const hello = { content: { kind: 'text', text: 'Hello from the shop' } };
  /** Everything that any installation has asked of the provider for a customer. */
  const done = () => line.sandbox.meta.sent.length;

  it('sends nothing that waits, and says why', async () => {
    const { ref, path } = await aTalk();
    await line.shop.owner.post(`${path}/messages`, hello).expect(201);
    await copy.app.get(Sweeper).sweep();
    await copy.app.get(MessagePipeline).deliver(ref);
    expect(done()).toBe(0);
    expect(await rows(line.t, `select status, failure ->> 'code' as code, failure ->> 'text' as text from messages where conversation_id = $1 and direction = 'out'`, [ref.conversationId])).toEqual([
      { status: 'failed', code: 'account.other_environment', text: 'The number is connected on another environment (test), so nothing is sent from here.' },
    ]);
    expect(await rows(line.t, 'select 1 from attempts')).toEqual([]);
  });

  it('takes no message of a person, and does not answer by itself', async () => {
    const { ref, path } = await aTalk();
    const { owner } = line.shop;
    const there = withSession(copy, owner, owner.cookie.split('=')[1] ?? '');
    expect((await there.post(`${path}/messages`, hello)).body).toMatchObject({ status: 409, code: 'account.inactive' });
    expect((await there.post(`${owner.storePath}/messages`, { to: '+34655100001', account_id: line.shop.account, ...hello })).body).toMatchObject({ status: 409, code: 'account.inactive' });
    await copy.app.get(MessagePipeline).reply(ref);
    expect(await rows(line.t, 'select silence_reason from turns where conversation_id = $1', [ref.conversationId])).toEqual([{ silence_reason: 'account_inactive' }]);
    expect(done()).toBe(0);
  });

  it('leaves the first one alone: there everything is sent as ever', async () => {
    const { ref, path } = await aTalk();
    await line.shop.owner.post(`${path}/messages`, hello).expect(201);
    await line.t.app.get(MessagePipeline).deliver(ref);
    expect(done()).toBe(1);
  });
});
