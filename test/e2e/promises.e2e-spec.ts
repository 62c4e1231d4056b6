import { publicId } from '#contracts';
import { Assistant, type AssistantAnswer } from '../../apps/api/src/modules/ai/index.js';
import { Deliver } from '../../apps/api/src/pipeline/deliver/deliver.js';
import { AnswerGate } from '../../apps/api/src/pipeline/reply/answer-gate.js';
import { MessagePipeline } from '../../apps/api/src/pipeline/message.pipeline.js';
import { Sweeper } from '../../apps/api/src/pipeline/chores/sweeper.js';
import { HOUR } from '../../apps/api/src/platform/clock/clock.js';
import { type Line, openLine, rows, type Shop } from '../support/shop.js';
import { until } from '../support/until.js';

interface Bubble { id: string; direction: string; author: string; kind: string; text: string; status: string | null; turn: { silence_reason: string | null } | null }

/** Promises 4 and 5 of the line: the person wins, and silence has a reason. */
describe('promises 4 and 5: who answers', () => {
  let line: Line;
  let people = 0;
  const gates: (() => void)[] = [];
  beforeAll(async () => { line = await openLine(); });
  afterAll(() => line.close());
  afterEach(() => {
    // Whatever a test that failed still holds: the next ones would wait for it for ever.
    for (const open of gates.splice(0)) open();
    jest.restoreAllMocks();
    line.sandbox.chaos.clear();
    expect(line.sandbox.unplanned).toEqual([]);
    expect(line.t.warnings).toEqual([]);
  });

  const aTalk = (shop: Shop = line.shop) => {
    const phone = line.sandbox.phone({ waId: `34622${String(100_000 + (people += 1))}`, name: `Caller ${people}` }).with(shop.numberId);
    const find = async (): Promise<{ id: string; handler: string; handler_version: number }> => {
      const [row] = await rows<{ id: string; handler: string; handler_version: number }>(line.t,
        'select v.* from conversations v join customers c on c.store_id = v.store_id and c.id = v.customer_id where c.profile_name = $1', [phone.customer.name]);
      if (!row) throw new Error('nobody wrote yet');
      return row;
    };
    let found: string | undefined;
    const path = async (): Promise<string> => (found ??= `${shop.owner.storePath}/conversations/${publicId('conversation', (await find()).id)}`);
    return {
      phone, find, path,
      say: async (words: string) => shop.owner.post(`${await path()}/messages`, { content: { kind: 'text', text: words } }).expect(201),
      thread: async (): Promise<Bubble[]> => (await shop.owner.get(`${await path()}/messages`).expect(200)).body.data.toReversed(),
      /** Texts that reached this customer's phone, in their order. */
      received: () => line.sandbox.meta.sent.filter((send) => send.customer === phone.customer).map((send) => JSON.stringify(send.body)),
    };
  };
  /** The assistant's answers are held back, ready, until `open` is called. */
  const holdAnswers = () => {
    const assistant = line.t.app.get(Assistant, { strict: false });
    const answer = assistant.answer.bind(assistant);
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => { open = resolve; });
    gates.push(() => open());
    const ready: AssistantAnswer[] = [];
    let arrived: () => void = () => undefined;
    const first = new Promise<void>((resolve) => { arrived = resolve; });
    const held = jest.spyOn(assistant, 'answer').mockImplementation(async (...args) => {
      const given = await answer(...args);
      ready.push(given);
      arrived();
      await gate;
      return given;
    });
    return { open, ready, first, restore: () => held.mockRestore() };
  };

  /** What is queued stays so, until the function that this gives is called. */
  const holdDeliveries = () => {
    const pipeline = line.t.app.get(MessagePipeline);
    const held = jest.spyOn(pipeline, 'deliver').mockResolvedValue(undefined);
    // As when the pace refuses: an answer that may go at once is taken in the transaction that writes it.
    const refused = jest.spyOn(line.t.app.get(Deliver), 'permit').mockResolvedValue(undefined);
    return async (talk: ReturnType<typeof aTalk>): Promise<void> => {
      held.mockRestore();
      refused.mockRestore();
      await pipeline.deliver({ storeId: line.shop.storeId, conversationId: (await talk.find()).id });
      await line.settled();
    };
  };
  /** The provider's ids of messages, in this order. */
  const sentInOrder = async (ids: readonly string[]): Promise<string[]> => {
    const known = await rows<{ id: string; external_id: string }>(line.t, 'select id, external_id from messages');
    return ids.map((id) => known.find((row) => publicId('message', row.id) === id)?.external_id ?? '');
  };
  const takeOver = async (talk: ReturnType<typeof aTalk>) => {
    const { handler_version } = await talk.find();
    return line.shop.owner.post(`${await talk.path()}/take-over`, { handler_version }).expect(200);
  };

  describe('promise 4: the person wins', () => {
    it('R155: a reply of a person while the assistant is thinking; its ready answer is dropped', async () => {
      const talk = aTalk();
      const held = holdAnswers();
      await talk.phone.text('do you have a blue mug?');
      await held.first;
      await talk.say('I will look it up for you');
      held.open();
      await line.settled();
      held.restore();
      expect(held.ready.map(({ kind }) => kind)).toEqual(['reply']);
      const thread = await talk.thread();
      expect(thread.map(({ author }) => author)).toEqual(['customer', 'user']);
      expect(talk.received()).toEqual([expect.stringContaining('I will look it up')]);
      expect(await talk.find()).toMatchObject({ handler: 'human' });
      const runs = await rows(line.t, 'select state from runs where conversation_id = $1', [(await talk.find()).id]);
      expect(runs).toEqual([{ state: 'dropped' }]);
    });

    it('a take-over at the same moment as the answer, 20 times: nothing of the assistant is sent after the person', async () => {
      const talks = Array.from({ length: 20 }, () => aTalk());
      const held = holdAnswers();
      await Promise.all(talks.map((talk) => talk.phone.text('do you have a camping lantern?')));
      // Eight turns run at once.
      while (held.ready.length < 8) await new Promise(setImmediate);
      // The last of them may not have been read yet.
      await until('everybody has a thread', async () => (await Promise.allSettled(talks.map((talk) => talk.path()))).every(({ status }) => status === 'fulfilled'));
      const saying = Promise.all(talks.map((talk) => talk.say('A person here')));
      held.open();
      await saying;
      await line.settled();
      held.restore();
      for (const talk of talks) {
        const received = talk.received();
        const person = received.findIndex((body) => body.includes('A person here'));
        expect(person).toBeGreaterThanOrEqual(0);
        expect(received.slice(person + 1)).toEqual([]);
        expect(await talk.find()).toMatchObject({ handler: 'human' });
        expect((await talk.thread()).filter(({ author, status }) => author === 'assistant' && status !== 'delivered')).toEqual([]);
      }
    });

    it('an answer that is queued and not yet claimed is dropped at the claim', async () => {
      const talk = aTalk();
      await talk.phone.text('hello');
      await line.settled();
      const greeted = talk.received().length;
      const release = holdDeliveries();
      await talk.phone.text('do you have a blue mug?');
      await line.settled();
      expect((await talk.thread()).filter(({ status }) => status === 'queued').map(({ author }) => author)).toEqual(['assistant']);
      await takeOver(talk);
      await release(talk);
      expect(talk.received()).toHaveLength(greeted);
      const thread = await talk.thread();
      expect(thread.filter(({ status }) => status === 'queued')).toEqual([]);
      // Promise 5 for the turn whose answer was dropped.
      expect(thread.at(-1)).toMatchObject({ direction: 'in', turn: { silence_reason: 'person_has_it' } });
      // Screens that showed it hear of both.
      const told = await rows(line.t, `select type from live_events where type in ('message.dropped', 'turn.silent') and $1 in (data->>'conversation_id', data#>>'{message,conversation_id}') order by id`, [publicId('conversation', (await talk.find()).id)]);
      expect(told).toEqual([{ type: 'message.dropped' }, { type: 'turn.silent' }]);
    });

    it('an answer that waits for its next try stays in the thread as failed, and holds nobody up', async () => {
      const talk = aTalk();
      const release = holdDeliveries();
      await talk.phone.text('do you have a blue mug?');
      await line.settled();
      await line.t.owner.query(`update messages set attempt_count = 1 where conversation_id = $1 and status = 'queued'`, [(await talk.find()).id]);
      await takeOver(talk);
      await talk.say('A person here');
      await release(talk);
      expect((await talk.thread()).map(({ author, status }) => ({ author, status }))).toEqual([
        { author: 'customer', status: null }, { author: 'assistant', status: 'failed' }, { author: 'user', status: 'delivered' },
      ]);
      expect(talk.received()).toHaveLength(1);
    });
  });

  it('promise 3: an answer that may go at once waits behind one that had to wait', async () => {
    const talk = aTalk();
    const held = jest.spyOn(line.t.app.get(MessagePipeline), 'deliver').mockResolvedValue(undefined);
    const refused = jest.spyOn(line.t.app.get(Deliver), 'permit').mockResolvedValueOnce(undefined);
    await talk.phone.text('hello');
    await line.settled();
    await talk.phone.text('do you have a blue mug?');
    await line.settled();
    expect(refused).toHaveBeenCalledTimes(2);
    const answers = (await talk.thread()).filter(({ author }) => author === 'assistant');
    expect(answers.length).toBeGreaterThan(1);
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 'queued'));
    held.mockRestore();
    refused.mockRestore();
    await line.t.app.get(MessagePipeline).deliver({ storeId: line.shop.storeId, conversationId: (await talk.find()).id });
    await line.settled();
    expect((await talk.thread()).filter(({ author }) => author === 'assistant').map(({ id, status }) => ({ id, status }))).toEqual(answers.map(({ id }) => ({ id, status: 'delivered' })));
    const sent = line.sandbox.meta.sent.filter((send) => send.customer === talk.phone.customer).map(({ id }) => id);
    expect(sent).toEqual(await sentInOrder(answers.map(({ id }) => id)));
  });

  describe('promise 5: silence has a reason', () => {
    /** The reason under the customer's last message, as the thread shows it. */
    const reasonIn = async (talk: ReturnType<typeof aTalk>): Promise<string | null | undefined> =>
      (await talk.thread()).filter(({ direction }) => direction === 'in').at(-1)?.turn?.silence_reason;
    const assistantOf = (shop: Shop, settings: object) => shop.owner.patch(`${shop.owner.storePath}/assistant`, settings).expect(200);
    /** What came in before `change` is answered after it. */
    const between = async (talk: ReturnType<typeof aTalk>, change: () => Promise<unknown>): Promise<void> => {
      // Nobody rings for the turn until the change is made.
      const pipeline = line.t.app.get(MessagePipeline);
      const waiting = jest.spyOn(pipeline, 'reply').mockResolvedValue(undefined);
      await talk.phone.text('do you have a blue mug?');
      await line.settled();
      await change();
      waiting.mockRestore();
      await pipeline.reply({ storeId: (await rows<{ store_id: string }>(line.t, 'select store_id from conversations where id = $1', [(await talk.find()).id]))[0]?.store_id ?? '', conversationId: (await talk.find()).id });
      await line.settled();
    };

    it('R82: the assistant is switched off', async () => {
      const shop = await line.openShop();
      await assistantOf(shop, { enabled: false });
      const talk = aTalk(shop);
      await talk.phone.text('hello');
      await line.settled();
      expect(await reasonIn(talk)).toBe('assistant_off');
      expect(talk.received()).toEqual([]);
    });

    it('R82: switched on between message and bell, the assistant answers without the sweeper', async () => {
      const shop = await line.openShop();
      await assistantOf(shop, { enabled: false });
      const [first, second] = [aTalk(shop), aTalk(shop)];
      const answerGate = line.t.app.get(AnswerGate);
      const paused = answerGate.paused.bind(answerGate);
      // The bell has been rung because the assistant pauses, and by the time it is heard it does not any more.
      const looked = jest.spyOn(answerGate, 'paused').mockImplementation(async (storeId) => {
        await assistantOf(shop, { enabled: true });
        return paused(storeId);
      });
      for (const talk of [first, second]) await talk.phone.text('do you have a blue mug?');
      await line.settled();
      expect(looked).toHaveBeenCalled();
      looked.mockRestore();
      for (const talk of [first, second]) expect((await talk.thread()).map(({ author }) => author)).toEqual(['customer', 'assistant']);
    });

    it('R84, R85: it waits for a person, or a person has it', async () => {
      const talk = aTalk();
      await talk.phone.text('I want to talk to a human');
      await line.settled();
      await talk.phone.text('hello?');
      await line.settled();
      expect(await reasonIn(talk)).toBe('waiting_for_person');
      await talk.say('Here I am');
      await talk.phone.text('great');
      await line.settled();
      expect(await reasonIn(talk)).toBe('person_has_it');
      expect((await talk.thread()).filter(({ author }) => author === 'assistant')).toHaveLength(1);
    });

    it('R80: without a plan events are kept unread, and read when it resumes', async () => {
      const shop = await line.openShop();
      await line.t.owner.query(`update stores set subscription_status = 'inactive' where id = $1`, [shop.storeId]);
      const talk = aTalk(shop);
      await talk.phone.text('do you have a blue mug?');
      await line.settled();
      const states = () => rows<{ state: string }>(line.t, 'select state from webhook_events where store_id = $1 group by state', [shop.storeId]);
      expect(await states()).toEqual([{ state: 'held' }]);
      expect(await rows(line.t, 'select 1 from messages where store_id = $1', [shop.storeId])).toEqual([]);
      await line.t.app.get(Sweeper).sweep();
      await line.settled();
      expect(await states()).toEqual([{ state: 'held' }]);

      await line.t.owner.query(`update stores set subscription_status = 'active' where id = $1`, [shop.storeId]);
      await line.t.app.get(Sweeper).sweep();
      await line.settled();
      expect(await states()).toEqual([{ state: 'done' }]);
      expect((await talk.thread()).map(({ author }) => author)).toEqual(['customer', 'assistant']);
    });

    it('R80: the plan ended between message and answer', async () => {
      const shop = await line.openShop();
      const talk = aTalk(shop);
      await between(talk, () => line.t.owner.query(`update stores set subscription_status = 'inactive' where id = $1`, [shop.storeId]));
      expect(await reasonIn(talk)).toBe('subscription_inactive');
      // A person is asked to go on, and the customer reads so once.
      expect(talk.received()).toHaveLength(1);
      expect(await rows(line.t, 'select handler, hand_off_reason from conversations where store_id = $1', [shop.storeId])).toEqual([{ handler: 'waiting', hand_off_reason: 'The store\'s subscription is not active' }]);
    });

    it('R153: the account was set inactive between message and answer', async () => {
      const shop = await line.openShop();
      const talk = aTalk(shop);
      await between(talk, () => shop.owner.patch(`${shop.owner.storePath}/accounts/${shop.account}`, { status: 'inactive' }).expect(200));
      expect(await reasonIn(talk)).toBe('account_inactive');
      expect(talk.received()).toEqual([]);
    });

    it('R211: the message was delivered after its window had closed', async () => {
      const talk = aTalk();
      await between(talk, async () => { line.t.clock.advance(25 * HOUR); });
      line.t.clock.advance(-25 * HOUR);
      expect(await reasonIn(talk)).toBe('window_closed');
      expect(talk.received()).toEqual([]);
    });

    it('nothing in it can be answered', async () => {
      const talk = aTalk();
      await talk.phone.text('hello');
      await line.settled();
      const before = talk.received().length;
      await talk.phone.send({ kind: 'unsupported' });
      await line.settled();
      await talk.phone.send({ kind: 'unsupported' });
      await line.settled();
      expect(await reasonIn(talk)).toBe('unsupported_kind');
      // Once the customer is told so; then not again.
      expect(talk.received()).toHaveLength(before + 1);
    });

    it('no turn of all these is left without an answer or a reason', async () => {
      const unexplained = await rows(line.t, `
        select t.id from turns t where t.silence_reason is null and not exists (select 1 from messages m where m.store_id = t.store_id and m.run_id = t.run_id and m.direction = 'out')
          and not exists (select 1 from runs r where r.id = t.run_id and r.state = 'dropped')
        union all
        select v.id from conversations v where v.turn_due_at is not null`);
      expect(unexplained).toEqual([]);
    });
  });
});
