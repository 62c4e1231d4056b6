import { publicId } from '#contracts';
import { MessagePipeline } from '../../apps/api/src/pipeline/message.pipeline.js';
import { SECOND } from '../../apps/api/src/platform/clock/clock.js';
import { type Line, openLine, rows, type Shop } from '../support/shop.js';

// More than a hundred messages go out here.
jest.setTimeout(180_000);

interface Talk { readonly conversationId: string; readonly path: string; readonly waId: string }

/** Both of Meta's limits are on in the sandbox: it turns away what goes out too early, with 131056 or 130429. The app's time moves only where a test moves it. */
describe("Meta's pace, of a pair and of a number", () => {
  let line: Line;
  let shop: Shop;
  let at: number;
  beforeAll(async () => { line = await openLine({ ROLE: 'api' }); });
  beforeEach(async () => {
    shop = await line.openShop();
    at = line.t.clock.now().getTime();
    jest.spyOn(line.t.clock, 'now').mockImplementation(() => new Date(at));
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => line.close());

  /** Somebody has written, so that everything may be answered. */
  async function talkWith(waId: string): Promise<Talk> {
    await line.sandbox.phone({ waId, name: waId }).with(shop.numberId).text('hello');
    await line.t.app.get(MessagePipeline).ingest();
    const [row] = await rows<{ id: string }>(line.t, 'select v.id from conversations v join customers c on c.store_id = v.store_id and c.id = v.customer_id where c.profile_name = $1', [waId]);
    const conversationId = row?.id ?? '';
    return { conversationId, waId, path: `${shop.owner.storePath}/conversations/${publicId('conversation', conversationId)}/messages` };
  }
  async function write({ path }: Talk, count: number): Promise<void> {
    for (let place = 0; place < count; place += 1) await shop.owner.post(path, { content: { kind: 'text', text: `Message ${place}` } }).expect(201);
  }
  /** Everything that may go now, goes, `ms` later. @returns how many each has got by then */
  async function sent(talks: readonly Talk[], ms = 0): Promise<number[]> {
    at += ms;
    line.sandbox.advance(ms);
    for (const { conversationId } of talks) await line.t.app.get(MessagePipeline).deliver({ storeId: shop.storeId, conversationId });
    return talks.map((talk) => line.sandbox.meta.sent.filter(({ customer }) => customer.waId === talk.waId).length);
  }
  const tries = () => rows(line.t, 'select state, error_code, count(*)::int as n from attempts where store_id = $1 group by 1, 2', [shop.storeId]);

  it('R182: one customer gets 45 messages at once and then one in six seconds, and holds nobody else up', async () => {
    const talks = [await talkWith('34688100001'), await talkWith('34688100002')] as const;
    await write(talks[0], 49);
    await write(talks[1], 1);
    expect(await sent(talks)).toEqual([45, 1]);
    expect(await sent(talks, 5 * SECOND)).toEqual([45, 1]);
    expect(await sent(talks, SECOND)).toEqual([46, 1]);
    expect(await sent(talks, 12 * SECOND)).toEqual([48, 1]);
    expect(await tries()).toEqual([{ state: 'accepted', error_code: null, n: 49 }]);
  });

  it('R182: a number sends 80 messages at once and then 80 a second, whoever they are for', async () => {
    const talks = [await talkWith('34688200001'), await talkWith('34688200002')] as const;
    for (const talk of talks) await write(talk, 43);
    expect(await sent(talks)).toEqual([43, 37]);
    expect(await sent(talks, 50)).toEqual([43, 41]);
    expect(await sent(talks, 25)).toEqual([43, 43]);
    expect(await tries()).toEqual([{ state: 'accepted', error_code: null, n: 86 }]);
  });
});
