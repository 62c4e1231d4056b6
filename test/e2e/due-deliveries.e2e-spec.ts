import { DELIVER } from '../../apps/api/src/modules/conversations/index.js';
import { ForgottenWork } from '../../apps/api/src/pipeline/chores/forgotten-work.js';
import { Sweeper } from '../../apps/api/src/pipeline/chores/sweeper.js';
import { HOUR, MINUTE } from '../../apps/api/src/platform/clock/clock.js';
import { type Line, openLine, rows, type Shop } from '../support/shop.js';
import { aTalk } from '../support/talks.js';

/** One message of a queue: its status, when it may be tried, its account, and of what many it is one. */
interface Waiting { readonly status?: 'queued' | 'sending' | 'unknown'; readonly inMs?: number; readonly account?: string; readonly extra?: object }
/** More than the sweeper rings for at once. */
const MANY = 600;

describe('the sweeper rings for queues whose head is due', () => {
  let line: Line;
  beforeAll(async () => { line = await openLine(); });
  afterAll(() => line.close());
  beforeEach(async () => {
    await rows(line.t, 'delete from messages where is_waiting');
  });

  const at = (ms: number): Date => new Date(line.t.clock.now().getTime() + ms);
  /** Conversations of the shop with these messages, oldest first, that wait since a minute ago. */
  const queues = async ({ storeId, accountId }: Pick<Shop, 'storeId' | 'accountId'>, count: number, waiting: readonly Waiting[]): Promise<string[]> => {
    const made = await rows<{ id: string }>(line.t, `with people as (insert into customers (store_id, id, created_at, updated_at) select $1, gen_random_uuid(), $3, $3 from generate_series(1, $4) returning id)
      insert into conversations (store_id, id, account_id, customer_id, handler_changed_at, last_message_at, created_at, updated_at) select $1, gen_random_uuid(), $2, id, $3, $3, $3, $3 from people returning id`, [storeId, accountId, at(-MINUTE), count]);
    const ids = made.map(({ id }) => id);
    for (const [place, { status = 'queued', inMs, account = accountId, extra = null }] of waiting.entries()) {
      await rows(line.t, `insert into messages (store_id, id, conversation_id, account_id, direction, author, kind, content, text, status, next_attempt_at, extra, occurred_at, created_at)
        select $1, gen_random_uuid(), c, $2, 'out', 'api', 'text', '{"kind": "text", "text": "x"}', 'x', $4, $5, $6, $7, $7 from unnest($3::uuid[]) c`, [storeId, account, ids, status, inMs === undefined ? null : at(inMs), extra, at(-MINUTE + place)]);
    }
    return ids;
  };
  /** For which conversations it rings now. Nobody hears these bells. */
  const rung = async (): Promise<string[]> => {
    const bells = jest.spyOn(line.t.jobs, 'enqueueMany').mockResolvedValue(undefined);
    try {
      await line.t.app.get(ForgottenWork, { strict: false }).ringAgain();
      return bells.mock.calls.flatMap(([job, payloads]) => (job === DELIVER ? payloads.map((payload) => (payload as unknown as { conversationId: string }).conversationId) : [])).toSorted();
    } finally {
      bells.mockRestore();
    }
  };

  it.each<[string, (shop: Shop) => Promise<unknown>, readonly Waiting[]]>([
    ['what waits behind a head whose time has not come', async () => undefined, [{ inMs: HOUR }, {}, {}]],
    ['what waits behind a message that is being sent', async () => undefined, [{ status: 'sending' }, {}]],
    ['what waits for its account', ({ accountId }) => rows(line.t, 'update accounts set paused_at = now() where id = $1', [accountId]), [{}, {}]],
    ['what waits for its number', ({ storeId, accountId }) => rows(line.t, `insert into pace_buckets (store_id, account_id, scope, tokens, refilled_at, held_until) values ($1, $2, 'number', 1, $3, $4)`, [storeId, accountId, at(0), at(HOUR)]), [{}, {}]],
  ])('not for %s, however much that is, and finds the lost bell behind it', async (_what, hold, waiting) => {
    const shop = await line.openShop();
    await hold(shop);
    await queues(shop, MANY, waiting);
    const [lost] = await queues(line.shop, 1, [{}, {}]);
    expect(await rung()).toEqual([lost]);
  });

  it('once for each head, whatever stands beside it', async () => {
    const [shop, paused, inactive] = await Promise.all([line.openShop(), line.openShop(), line.openShop()]);
    await rows(line.t, 'update accounts set paused_at = now() where id = $1', [paused.accountId]);
    await rows(line.t, `update accounts set paused_at = now(), status = 'inactive' where id = $1`, [inactive.accountId]);
    const [due, again, refused, asleep, unknown] = await Promise.all([
      queues(shop, 3, [{}, {}, {}]), queues(shop, 1, [{ inMs: -30_000 }, {}]), queues(inactive, 2, [{}]), queues(shop, 1, [{ inMs: HOUR, extra: { bulk_message: 'bulk_x' } }, {}]), queues(shop, 1, [{ status: 'unknown' }, {}]),
      queues(shop, 1, [{ inMs: HOUR, extra: { notification: 'ntf_x' } }]), queues(shop, 1, [{ inMs: HOUR }]), queues(paused, 1, [{}]),
    ]);
    expect(await rung()).toEqual([...due, ...again, ...refused, ...asleep, ...unknown].toSorted());
  });

  it('also where the template of a paused account stands before it', async () => {
    const shop = await line.openShop();
    const other = await rows<{ id: string }>(line.t, `insert into accounts (store_id, id, provider, name, status, environment, origin, path_key, created_at, updated_at, paused_at)
      select store_id, gen_random_uuid(), provider, 'Second', 'active', environment, origin, path_key || '-2', created_at, updated_at, now() from accounts where id = $1 returning id`, [shop.accountId]);
    const account = other[0]?.id ?? '';
    const moved = await queues(shop, 2, [{ account }, {}]);
    await queues(shop, 2, [{ account }]);
    expect(await rung()).toEqual(moved.toSorted());
  });

  it('and what it rings for is sent', async () => {
    const talk = await aTalk(line);
    const before = (await talk.thread()).length;
    await rows(line.t, `insert into messages (store_id, id, conversation_id, account_id, direction, author, kind, content, text, status, occurred_at, created_at)
      values ($1, gen_random_uuid(), $2, $3, 'out', 'api', 'text', '{"kind": "text", "text": "Lost"}', 'Lost', 'queued', $4, $4)`, [line.shop.storeId, talk.uuid, line.shop.accountId, at(-MINUTE)]);
    await line.t.app.get(Sweeper, { strict: false }).sweep();
    await line.settled();
    const thread = await talk.thread();
    expect(thread).toHaveLength(before + 1);
    expect(thread.find(({ text }) => text === 'Lost')).toMatchObject({ status: 'delivered' });
  });
});
