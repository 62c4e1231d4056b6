import { publicId } from '#contracts';
import { Sweeper } from '../../apps/api/src/pipeline/chores/sweeper.js';
import { MessagePipeline } from '../../apps/api/src/pipeline/message.pipeline.js';
import { HOUR, SECOND } from '../../apps/api/src/platform/clock/clock.js';
import { type Line, openLine, rows } from '../support/shop.js';

/** Promise 2: what was acknowledged is not silence, however late it is read. */
describe('promise 2: a send whose answer was lost, and of which a report lies unread', () => {
  let line: Line;
  let people = 0;
  beforeAll(async () => { line = await openLine(); });
  afterAll(() => line.close());
  afterEach(() => {
    line.sandbox.chaos.clear();
    jest.restoreAllMocks();
  });

  const plan = (status: string) => rows(line.t, 'update stores set subscription_status = $2 where id = $1', [line.shop.storeId, status]);
  const sweep = async (): Promise<void> => {
    await line.t.app.get(Sweeper).sweep();
    await line.settled();
  };
  const aTalk = async () => {
    const { shop, sandbox } = line;
    const phone = sandbox.phone({ waId: `34634${String(100_000 + (people += 1))}`, name: `Listener ${people}` }).with(shop.numberId);
    await phone.text('hello');
    await line.settled();
    const [row] = await rows<{ id: string }>(line.t, 'select v.id from conversations v join customers c on c.store_id = v.store_id and c.id = v.customer_id where c.profile_name = $1', [phone.customer.name]);
    const id = row?.id ?? '';
    return {
      say: async (text: string): Promise<void> => void await shop.owner.post(`${shop.owner.storePath}/conversations/${publicId('conversation', id)}/messages`, { content: { kind: 'text', text } }).expect(201),
      status: async () => (await rows<{ status: string; attempt_count: number }>(line.t, `select status, attempt_count from messages where conversation_id = $1 and author = 'user'`, [id])),
      taken: () => sandbox.meta.sent.filter((send) => send.customer === phone.customer && send.type === 'text').map((send) => (send.body['text'] as { body: string }).body),
    };
  };

  it('is not sent again while the plan has ended, nor when it resumes', async () => {
    const talk = await aTalk();
    await plan('inactive');
    line.sandbox.chaos.set({ dropSendResponse: true });
    await talk.say('Your parcel is here');
    await line.settled();
    line.sandbox.chaos.clear();
    expect(await talk.status()).toEqual([{ status: 'unknown', attempt_count: 1 }]);
    for (const ms of [61 * SECOND, HOUR]) {
      line.t.clock.advance(ms);
      await sweep();
      expect(await talk.status()).toEqual([{ status: 'unknown', attempt_count: 1 }]);
    }
    await plan('active');
    await sweep();
    await sweep();
    expect(talk.taken()).toEqual(['Your parcel is here']);
    expect(await talk.status()).toEqual([{ status: 'delivered', attempt_count: 1 }]);
    line.t.clock.advance(-(61 * SECOND + HOUR));
  });

  it('is not sent again before the events that came meanwhile are read', async () => {
    const talk = await aTalk();
    const held = jest.spyOn(line.t.app.get(MessagePipeline), 'ingest').mockResolvedValue(undefined);
    line.sandbox.chaos.set({ dropSendResponse: true });
    await talk.say('It has left');
    await line.settled();
    line.sandbox.chaos.clear();
    line.t.clock.advance(61 * SECOND);
    await sweep();
    expect(await talk.status()).toEqual([{ status: 'unknown', attempt_count: 1 }]);
    held.mockRestore();
    await line.t.app.get(MessagePipeline).ingest();
    await line.settled();
    expect(talk.taken()).toEqual(['It has left']);
    expect(await talk.status()).toMatchObject([{ attempt_count: 1 }]);
    line.t.clock.advance(-61 * SECOND);
  });

  it('is tried once more when only news lie unread: something always comes', async () => {
    const talk = await aTalk();
    line.sandbox.meta.unsubscribe(line.shop.businessId, line.shop.appId);
    line.sandbox.chaos.set({ dropSendResponse: true });
    await talk.say('Anything new?');
    await line.settled();
    line.sandbox.chaos.clear();
    line.sandbox.meta.subscribe(line.shop.businessId, line.shop.appId);
    line.t.clock.advance(61 * SECOND);
    const held = jest.spyOn(line.t.app.get(MessagePipeline), 'ingest').mockResolvedValue(undefined);
    await rows(line.t, `insert into webhook_events (store_id, id, account_id, received_at, body) select store_id, gen_random_uuid(), id, $2, '{}' from accounts where store_id = $1`, [line.shop.storeId, line.t.clock.now()]);
    await sweep();
    expect(await talk.status()).toMatchObject([{ attempt_count: 2 }]);
    held.mockRestore();
    line.t.clock.advance(-61 * SECOND);
  });

  it('waits for a person when something that came meanwhile cannot be read', async () => {
    const talk = await aTalk();
    line.sandbox.meta.unsubscribe(line.shop.businessId, line.shop.appId);
    line.sandbox.chaos.set({ dropSendResponse: true });
    await talk.say('Is it there?');
    await line.settled();
    line.sandbox.chaos.clear();
    line.sandbox.meta.subscribe(line.shop.businessId, line.shop.appId);
    await rows(line.t, `insert into webhook_events (store_id, id, account_id, received_at, body, state) select store_id, gen_random_uuid(), id, $2, '{}', 'failed' from accounts where store_id = $1`, [line.shop.storeId, line.t.clock.now()]);
    line.t.clock.advance(61 * SECOND);
    await sweep();
    expect(talk.taken()).toEqual(['Is it there?']);
    expect(await talk.status()).toEqual([{ status: 'unknown', attempt_count: 1 }]);
    line.t.clock.advance(-61 * SECOND);
  });
});
