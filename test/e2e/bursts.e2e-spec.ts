import { Assistant } from '../../apps/api/src/modules/ai/index.js';
import { LONGEST_BURST_MS } from '../../apps/api/src/modules/conversations/index.js';
import { MessagePipeline } from '../../apps/api/src/pipeline/message.pipeline.js';
import { SECOND } from '../../apps/api/src/platform/clock/clock.js';
import { type Line, openLine, rows } from '../support/shop.js';

const CAP = LONGEST_BURST_MS / SECOND;

/** Nothing runs by itself: each step is taken by hand, a second after the other. */
describe('a customer who writes on and on', () => {
  let line: Line;
  let people = 0;
  beforeAll(async () => { line = await openLine({ ROLE: 'api', QUIET_WINDOW_MS: '2000' }); });
  afterAll(() => line.close());
  /** Time passes when a test says so only. */
  let now: number;
  const stopClock = () => jest.spyOn(line.t.clock, 'now').mockImplementation(() => new Date(now));
  beforeEach(() => {
    now = line.t.clock.now().getTime();
    stopClock();
  });
  afterEach(() => jest.restoreAllMocks());

  const pipeline = () => line.t.app.get(MessagePipeline);
  const aWriter = async () => {
    const phone = line.sandbox.phone({ waId: `3467750000${(people += 1)}`, name: `Writer ${people}` }).with(line.shop.numberId);
    const write = async (): Promise<void> => {
      await phone.text('and what about a blue mug?');
      await pipeline().ingest();
    };
    await write();
    const [row] = await rows<{ id: string }>(line.t, 'select v.id from conversations v join customers c on c.store_id = v.store_id and c.id = v.customer_id where c.profile_name = $1', [phone.customer.name]);
    const conversationId = row?.id ?? '';
    return {
      write, conversationId,
      reply: () => pipeline().reply({ storeId: line.shop.storeId, conversationId }),
      turns: () => rows<{ messages: number; answers: number }>(line.t, `
        select (select count(*)::int from messages m where m.turn_id = t.id) as messages, (select count(*)::int from messages m where m.run_id = t.run_id and m.direction = 'out') as answers
        from turns t where t.conversation_id = $1 order by t.closed_at`, [conversationId]),
    };
  };
  const tick = (): void => {
    now += SECOND;
    line.sandbox.clock.advance(SECOND);
  };

  it('is waited for while they write, but not for ever: one answer to all of it', async () => {
    const { write, reply, turns } = await aWriter();
    let second = 0;
    for (; (await turns()).length === 0 && second < 3 * CAP; second += 1) {
      await reply();
      tick();
      await write();
    }
    expect(second).toBe(CAP + 1);
    expect(await turns()).toEqual([{ messages: CAP + 1, answers: 1 }]);
  });

  it('who is quiet is answered after the quiet window', async () => {
    const { reply, turns } = await aWriter();
    let second = 0;
    for (; (await turns()).length === 0 && second < CAP; second += 1) {
      await reply();
      tick();
    }
    expect([second, await turns()]).toEqual([3, [{ messages: 1, answers: 1 }]]);
  });

  it('R203: a newer message stops the answer that is being made, and not each one costs another', async () => {
    const { write, reply, turns } = await aWriter();
    const began: number[] = [];
    let second = 0;
    jest.spyOn(line.t.app.get(Assistant, { strict: false }), 'answer').mockImplementation(async ({ signal }) => {
      began.push(second);
      await write();
      // Who looks for newer messages stops it.
      await new Promise<void>((resolve) => { signal.addEventListener('abort', () => resolve()); });
      return { kind: 'silent', run: null, reason: 'superseded' };
    });
    for (; second < 3 * CAP; second += 1) {
      await reply();
      tick();
      await write();
    }
    expect(began).toEqual([CAP, 2 * CAP]);
    expect(await turns()).toEqual([]);
    jest.restoreAllMocks();
    stopClock();
    for (let quiet = 0; quiet < 5; quiet += 1) {
      tick();
      await reply();
    }
    expect(await turns()).toMatchObject([{ answers: 1 }]);
  });
});
