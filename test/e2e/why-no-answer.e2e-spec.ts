import { NO_ANSWER_CAUSES, type NoAnswerCause } from '#contracts';
import { v7 } from 'uuid';
import { BuiltInEngine } from '../../apps/api/src/modules/ai/engines/built-in/built-in-engine.js';
import { Subscriptions } from '../../apps/api/src/modules/billing/index.js';
import { Deliver } from '../../apps/api/src/pipeline/deliver/deliver.js';
import { MessagePipeline } from '../../apps/api/src/pipeline/message.pipeline.js';
import { DAY, HOUR } from '../../apps/api/src/platform/clock/clock.js';
import { type Sandbox, startSandbox } from '../../apps/sandbox/src/sandbox.js';
import { aConversation } from '../support/factories.js';
import { type Line, openLine, type Shop } from '../support/shop.js';
import { aTalk, type Talk, textMessage } from '../support/talks.js';

/** R202: every message of a customer that nobody answered says why. The list is closed: a cause without a case here does not compile. */
describe('why no answer?', () => {
  let claude: Sandbox;
  let line: Line;
  beforeAll(async () => {
    claude = await startSandbox();
    line = await openLine({ ANTHROPIC_API_KEY: 'test-key', ANTHROPIC_BASE_URL: claude.anthropicUrl });
  });
  beforeEach(() => { claude.claude.clear(); });
  afterEach(() => {
    jest.restoreAllMocks();
    line.sandbox.chaos.clear();
  });
  afterAll(async () => {
    await line.close();
    await claude.close();
  });

  const pipeline = () => line.t.app.get(MessagePipeline);
  const ago = (ms: number): Date => new Date(line.t.clock.now().getTime() - ms);
  const idsOf = ({ uuid }: Talk, shop: Shop = line.shop) => ({ storeId: shop.storeId, conversationId: uuid });
  const says = async (talk: Talk, words: string): Promise<void> => {
    await talk.phone.text(words);
    await line.settled();
  };
  /** The customer's last message, asked about. */
  const why = async (talk: Talk): Promise<unknown> => {
    const last = (await talk.thread()).find(({ direction }) => direction === 'in');
    return (await talk.owner.get(`${talk.path}/messages/${last?.id}/why`).expect(200)).body.cause;
  };
  const assistant = (shop: Shop, settings: object) => shop.owner.patch(`${shop.owner.storePath}/assistant`, settings).expect(200);
  const version = async (talk: Talk) => (await talk.get()).handler_version;
  /** A message that came in before `change` and is answered after it. */
  const between = async (shop: Shop, change: () => unknown): Promise<Talk> => {
    const held = jest.spyOn(pipeline(), 'reply').mockResolvedValue(undefined);
    const talk = await aTalk(line, 'do you have a blue mug?', shop);
    await change();
    held.mockRestore();
    await pipeline().reply(idsOf(talk, shop));
    await line.settled();
    return talk;
  };
  /** An answer that is ready and does not go out. */
  const held = async (): Promise<Talk> => {
    jest.spyOn(pipeline(), 'deliver').mockResolvedValue(undefined);
    jest.spyOn(line.t.app.get(Deliver), 'permit').mockResolvedValue(undefined);
    return aTalk(line);
  };
  /** A shop whose trial is used up. */
  const usedUp = async (kind: 'ai_conversations' | 'messages'): Promise<Shop> => {
    const shop = await line.openShop();
    const subscriptions = line.t.app.get(Subscriptions, { strict: false });
    await subscriptions.change(shop.storeId, 'trial');
    await line.t.owner.query('update subscriptions set since = $2 where store_id = $1', [shop.storeId, ago(25 * DAY)]);
    const conversations = await Promise.all([1, 2, 3, 4, 5].map(() => aConversation(line.t, shop.storeId)));
    for (const { id, accountId } of conversations) {
      const newest = ago(1.5 * DAY).getTime();
      // Exactly a day apart: less, and two of them are one conversation.
      const moments = Array.from({ length: kind === 'messages' ? 400 : 20 }, (_, at) => (kind === 'messages' ? ago(DAY) : new Date(newest - at * DAY)));
      const ids = moments.map((at) => v7({ msecs: at.getTime() }));
      await (kind === 'messages'
        ? line.t.owner.query(`insert into messages (store_id, id, conversation_id, account_id, direction, author, kind, content, text, status, attempt_count, occurred_at, created_at)
          select $1, m.id, $2, $3, 'out', 'user', 'text', '{"kind":"text","text":"x"}', 'x', 'sent', 1, m.at, m.at from unnest($4::uuid[], $5::timestamptz[]) as m (id, at)`, [shop.storeId, id, accountId, ids, moments])
        : line.t.owner.query(`insert into runs (store_id, id, conversation_id, message_ids, state, outcome, input, steps, input_tokens, output_tokens, cache_read_tokens, cache_write_tokens, started_at)
          select $1, m.id, $2, '{}', 'completed', 'reply', '{}', '[]', 0, 0, 0, 0, m.at from unnest($3::uuid[], $4::timestamptz[]) as m (id, at)`, [shop.storeId, id, ids, moments]));
    }
    subscriptions.hasChanged(shop.storeId);
    return shop;
  };

  const CASES: Readonly<Record<NoAnswerCause, () => Promise<Talk>>> = {
    assistant_off: async () => {
      const shop = await line.openShop();
      await assistant(shop, { enabled: false });
      return aTalk(line, 'hello', shop);
    },
    outside_hours: async () => {
      const shop = await line.openShop();
      await assistant(shop, { hours: {} });
      return aTalk(line, 'hello', shop);
    },
    waiting_for_person: async () => {
      const talk = await aTalk(line);
      await talk.owner.post(`${talk.path}/hand-off`, { reason: 'For the workshop' }).expect(200);
      await says(talk, 'hello?');
      return talk;
    },
    person_has_it: async () => {
      const talk = await aTalk(line);
      await talk.owner.post(`${talk.path}/messages`, textMessage('A person here')).expect(201);
      await says(talk, 'thanks, and do you deliver?');
      return talk;
    },
    ai_conversation_limit: async () => aTalk(line, 'do you have a blue mug?', await usedUp('ai_conversations')),
    message_limit: async () => aTalk(line, 'do you have a blue mug?', await usedUp('messages')),
    subscription_inactive: async () => {
      const shop = await line.openShop();
      return between(shop, () => line.t.owner.query(`update stores set subscription_status = 'inactive' where id = $1`, [shop.storeId]));
    },
    account_inactive: async () => {
      const shop = await line.openShop();
      return between(shop, () => shop.owner.patch(`${shop.owner.storePath}/accounts/${shop.account}`, { status: 'inactive' }).expect(200));
    },
    window_closed: async () => {
      const talk = await between(line.shop, () => { line.t.clock.advance(25 * HOUR); });
      line.t.clock.advance(-25 * HOUR);
      return talk;
    },
    guardrail: async () => {
      claude.claude.script([{ respond: 'It costs $4.99, and only today!', times: 2 }]);
      return aTalk(line, 'how much is the blue mug?');
    },
    provider_failure: async () => {
      claude.chaos.set({ claude500: true });
      jest.spyOn(BuiltInEngine.prototype, 'answer').mockRejectedValue(new Error('out of order'));
      const talk = await aTalk(line, 'how much is the blue mug?');
      claude.chaos.clear();
      return talk;
    },
    unsupported_kind: async () => {
      const talk = await aTalk(line);
      for (const _time of [1, 2]) {
        await talk.phone.send({ kind: 'unsupported' });
        await line.settled();
      }
      return talk;
    },
    superseded: async () => {
      const talk = await held();
      await talk.owner.post(`${talk.path}/take-over`, { handler_version: await version(talk) }).expect(200);
      await talk.owner.post(`${talk.path}/return-to-ai`, {}).expect(200);
      jest.restoreAllMocks();
      await pipeline().deliver(idsOf(talk));
      await line.settled();
      return talk;
    },
    answer_on_its_way: async () => {
      jest.spyOn(pipeline(), 'reply').mockResolvedValue(undefined);
      return aTalk(line);
    },
    answer_waits: held,
    answer_unconfirmed: async () => {
      const talk = await held();
      await line.t.owner.query(`update messages set status = 'unknown', attempt_count = 1 where conversation_id = $1 and direction = 'out'`, [talk.uuid]);
      return talk;
    },
    answer_failed: async () => {
      line.sandbox.chaos.set({ undeliverable: true }, { numberId: line.shop.numberId });
      return aTalk(line);
    },
    budget: async () => {
      const shop = await line.openShop();
      const talk = await aTalk(line, 'do you have a blue mug?', shop);
      await assistant(shop, { budget: { day_micro_usd: 0, month_micro_usd: null, soft_percent: 80, at_soft: 'warn', at_hard: 'hand_off' } });
      await says(talk, 'and a red one?');
      return talk;
    },
    given_back: async () => {
      const talk = await aTalk(line, 'I want to talk to a human');
      await talk.owner.post(`${talk.path}/return-to-ai`, {}).expect(200);
      return talk;
    },
    not_asked: async () => {
      const talk = await aTalk(line);
      await talk.phone.send({ kind: 'unsupported' });
      await line.settled();
      // As messages of before the number was connected are kept.
      await line.t.owner.query(`update messages set extra = '{"origin":"history"}', turn_id = null where conversation_id = $1 and kind = 'unsupported'`, [talk.uuid]);
      return talk;
    },
  };

  it.each(NO_ANSWER_CAUSES)('R202: %s', async (cause) => {
    expect(await why(await CASES[cause]())).toBe(cause);
  });

  it('R202: what no model could answer is answered once people let it try again; it fails still, and people have it again', async () => {
    const talk = await CASES.provider_failure();
    const handler = async (): Promise<string> => (await talk.get()).handler;
    expect([await handler(), await why(talk)]).toEqual(['waiting', 'provider_failure']);
    claude.chaos.set({ claude500: true });
    await talk.owner.post(`${talk.path}/return-to-ai`, { answer_waiting: true }).expect(200);
    await line.settled();
    expect([await handler(), await why(talk)]).toEqual(['waiting', 'provider_failure']);
    claude.chaos.clear();
    jest.restoreAllMocks();
    claude.claude.script([{ respond: 'Which of our mugs do you mean?' }]);
    await talk.owner.post(`${talk.path}/return-to-ai`, { answer_waiting: true }).expect(200);
    await line.settled();
    expect([await handler(), await why(talk)]).toEqual(['ai', null]);
    expect((await talk.thread()).filter(({ direction }) => direction === 'out').map(({ text }) => text)).toContain('Which of our mugs do you mean?');
  });

  it('R202: a later answer of the assistant ends the matter of one that was given back', async () => {
    const talk = await CASES.given_back();
    const asked = (await talk.thread()).find(({ direction }) => direction === 'in');
    await says(talk, 'do you have a blue mug?');
    expect((await talk.owner.get(`${talk.path}/messages/${asked?.id}/why`).expect(200)).body.cause).toBeNull();
  });

  it('R202: nothing is to be explained where somebody answered', async () => {
    expect(await why(await aTalk(line))).toBeNull();
    const talk = await CASES.waiting_for_person();
    await talk.owner.post(`${talk.path}/messages`, textMessage('Here I am')).expect(201);
    await line.settled();
    expect(await why(talk)).toBeNull();
    const answer = (await talk.thread()).find(({ direction }) => direction === 'out');
    await talk.owner.get(`${talk.path}/messages/${answer?.id}/why`).expect(404);
  });
});
