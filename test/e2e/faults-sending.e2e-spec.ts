import { publicId } from '#contracts';
import { StatusFacts } from '../../apps/api/src/modules/conversations/status-facts.js';
import { Sending } from '../../apps/api/src/modules/sending/index.js';
import { IncomingEvents } from '../../apps/api/src/modules/webhooks/intake/incoming-events.js';
import { MessagePipeline } from '../../apps/api/src/pipeline/message.pipeline.js';
import { Sweeper } from '../../apps/api/src/pipeline/chores/sweeper.js';
import { MINUTE, SECOND } from '../../apps/api/src/platform/clock/clock.js';
import { PermanentFailure } from '../../apps/api/src/platform/queue/index.js';
import { startApp, type TestApp } from '../support/app.js';
import { deliver, statusBody, textBody } from '../support/bodies.js';
import { untilBlocked } from '../support/locks.js';
import { listen } from '../support/webhooks.js';
import { type Line, openLine, rows } from '../support/shop.js';

interface Sent { id: string; status: string; external_id: string | null; attempt_count: number; unknown_count: number; text: string }

/** Promises 2 and 3 where messages go out: once, and in order. */
describe('promises 2 and 3: what goes out', () => {
  let line: Line;
  let people = 0;
  beforeAll(async () => { line = await openLine(); });
  afterAll(() => line.close());
  afterEach(() => {
    line.sandbox.chaos.clear();
    expect(line.sandbox.unplanned).toEqual([]);
  });

  /** A customer who wrote and was answered, so that a person can write to them. */
  const aTalk = async () => {
    const { shop, sandbox } = line;
    const phone = sandbox.phone({ waId: `34633${String(100_000 + (people += 1))}`, name: `Reader ${people}` }).with(shop.numberId);
    await phone.text('hello');
    await line.settled();
    const [row] = await rows<{ id: string }>(line.t, 'select v.id from conversations v join customers c on c.store_id = v.store_id and c.id = v.customer_id where c.profile_name = $1', [phone.customer.name]);
    const id = row?.id ?? '';
    const path = `${shop.owner.storePath}/conversations/${publicId('conversation', id)}`;
    return {
      phone, id,
      say: async (text: string): Promise<void> => void await shop.owner.post(`${path}/messages`, { content: { kind: 'text', text } }).expect(201),
      sent: () => rows<Sent>(line.t, `select * from messages where conversation_id = $1 and author = 'user' order by created_at, id`, [id]),
      /** Texts that the provider took for this customer. */
      taken: () => sandbox.meta.sent.filter((send) => send.customer === phone.customer && send.type === 'text').map((send) => (send.body['text'] as { body: string }).body),
      attempts: () => rows<{ state: string }>(line.t, `select a.state from attempts a join messages m on m.store_id = a.store_id and m.id = a.message_id where m.conversation_id = $1 and m.author = 'user' order by a.number`, [id]),
    };
  };
  const sweep = async (): Promise<void> => {
    await line.t.app.get(Sweeper).sweep();
    await line.settled();
  };
  /** The provider takes messages and reports nothing of them. */
  const withoutReports = async (work: () => Promise<void>): Promise<void> => {
    line.sandbox.meta.unsubscribe(line.shop.businessId, line.shop.appId);
    try {
      await work();
    } finally {
      line.sandbox.meta.subscribe(line.shop.businessId, line.shop.appId);
    }
  };

  describe('promise 2: once', () => {
    it('row 6: 50 replays of one webhook over two processes are one message, one unread and one answer', async () => {
      const other = await startApp({ OUTBOUND_ALLOW: line.sandbox.url }, { database: line.t.database });
      try {
        const origins = [await listen(other), `http://127.0.0.1:${(line.t.app.getHttpServer().address() as { port: number }).port}`];
        // Opens the window on the other side, and arrives nowhere.
        await withoutReports(async () => void await line.sandbox.phone({ waId: '34633999999', name: 'Replayed' }).with(line.shop.numberId).text('hello'));
        const body = textBody(line.shop, { from: '34633999999', id: 'wamid.replayed', text: 'do you have a blue mug?', name: 'Replayed', at: Math.floor(line.t.clock.now().getTime() / 1000) });
        const statuses = await Promise.all(Array.from({ length: 50 }, (_item, index) => deliver(origins[index % 2] ?? '', body, line.shop.appSecret)));
        expect(new Set(statuses)).toEqual(new Set([200]));
        await other.app.get(IncomingEvents, { strict: false }).flush();
        // Either process may have taken the work.
        await other.jobs.drain();
        await line.settled();
        await other.jobs.drain();
        await line.settled();
        const found = await rows<{ unread_count: number; turns: number; incoming: number; outgoing: number }>(line.t, `
          select v.unread_count, (select count(*)::int from turns t where t.conversation_id = v.id) as turns,
            (select count(*)::int from messages m where m.conversation_id = v.id and m.direction = 'in') as incoming,
            (select count(*)::int from runs r where r.conversation_id = v.id and r.state = 'completed') as outgoing
          from conversations v join customers c on c.store_id = v.store_id and c.id = v.customer_id where c.profile_name = 'Replayed'`);
        expect(found).toEqual([{ unread_count: 1, turns: 1, incoming: 1, outgoing: 1 }]);
        expect(line.sandbox.meta.sent.filter((send) => send.customer.waId === '34633999999')).toHaveLength(1);
      } finally {
        await other.close();
      }
    });

    it('a send whose answer was lost and of which no word comes is tried once more after a minute, and never a third time', async () => {
      const talk = await aTalk();
      await withoutReports(async () => {
        line.sandbox.chaos.set({ dropSendResponse: true });
        await talk.say('Are you there?');
        await line.settled();
        expect(await talk.sent()).toMatchObject([{ status: 'unknown', attempt_count: 1, external_id: null }]);
        line.t.clock.advance(59 * SECOND);
        await sweep();
        expect(talk.taken()).toEqual(['Are you there?']);
        line.t.clock.advance(2 * SECOND);
        await sweep();
        expect(await talk.sent()).toMatchObject([{ status: 'unknown', attempt_count: 2 }]);
        expect(talk.taken()).toHaveLength(2);
        for (const minutes of [2, 10, 60]) {
          line.t.clock.advance(minutes * MINUTE);
          await sweep();
        }
        expect(talk.taken()).toHaveLength(2);
        expect(await talk.sent()).toMatchObject([{ status: 'unknown', attempt_count: 2 }]);
      });
      line.t.clock.advance(-(61 * SECOND + 72 * MINUTE));
    });

    it('a send that broke at the provider is tried once more after a minute, and arrives once', async () => {
      const talk = await aTalk();
      line.sandbox.chaos.set({ answer500: 1 });
      await talk.say('Did this get lost?');
      await line.settled();
      expect(await talk.sent()).toMatchObject([{ status: 'unknown', attempt_count: 1 }]);
      expect(talk.taken()).not.toContain('Did this get lost?');
      line.t.clock.advance(61 * SECOND);
      await sweep();
      expect(talk.taken().filter((text) => text === 'Did this get lost?')).toHaveLength(1);
      expect(await talk.sent()).toMatchObject([{ attempt_count: 2, external_id: expect.any(String) }]);
      line.t.clock.advance(-61 * SECOND);
    });

    it('half an answer is none: the status that carries the attempt tells that it arrived, and nothing is sent again', async () => {
      const talk = await aTalk();
      line.sandbox.chaos.set({ brokenBody: 1 });
      await talk.say('Half of it');
      await line.settled();
      line.t.clock.advance(61 * SECOND);
      await sweep();
      expect(talk.taken().filter((text) => text === 'Half of it')).toHaveLength(1);
      expect(await talk.sent()).toMatchObject([{ status: 'delivered', attempt_count: 1, external_id: expect.any(String) }]);
      line.t.clock.advance(-61 * SECOND);
    });

    it('a worker that dies between the send and its commit leaves an attempt that the status webhook settles, without a second send', async () => {
      const talk = await aTalk();
      const died = await dyingAfterTheSend(line.t, async () => {
        await withoutReports(async () => {
          await talk.say('One moment please');
          await line.settled();
        });
      });
      expect(died).toBe(1);
      expect(await talk.sent()).toMatchObject([{ status: 'sending', external_id: null }]);
      expect(talk.taken()).toEqual(['One moment please']);
      // Its lease runs out before any word came: nobody knows.
      line.t.clock.advance(46 * SECOND);
      await sweep();
      expect(await talk.sent()).toMatchObject([{ status: 'unknown' }]);
      expect(await talk.attempts()).toEqual([{ state: 'unknown' }]);

      const send = line.sandbox.meta.sent.at(-1);
      await line.sandbox.meta.reportStatus(send?.id ?? '', 'delivered');
      await line.settled();
      expect(await talk.sent()).toMatchObject([{ status: 'delivered', external_id: send?.id, attempt_count: 1 }]);
      expect(await talk.attempts()).toEqual([{ state: 'accepted' }]);
      line.t.clock.advance(10 * MINUTE);
      await sweep();
      expect(talk.taken()).toEqual(['One moment please']);
      line.t.clock.advance(-(46 * SECOND + 10 * MINUTE));
    });

    it('a late answer to a send that was given up for unknown is believed, and stops the second try', async () => {
      const talk = await aTalk();
      const sending = line.t.app.get(Sending, { strict: false });
      const send = sending.send.bind(sending);
      let answered: () => void = () => undefined;
      const answer = new Promise<void>((resolve) => { answered = resolve; });
      let waits: () => void = () => undefined;
      const waiting = new Promise<void>((resolve) => { waits = resolve; });
      const late = jest.spyOn(sending, 'send').mockImplementationOnce(async (...args) => {
        const outcome = await send(...args);
        waits();
        await answer;
        return outcome;
      });
      line.sandbox.meta.unsubscribe(line.shop.businessId, line.shop.appId);
      await talk.say('Late');
      await waiting;
      line.t.clock.advance(46 * SECOND);
      await line.t.app.get(Sweeper).sweep();
      expect(await talk.sent()).toMatchObject([{ status: 'unknown' }]);
      answered();
      await line.settled();
      late.mockRestore();
      line.t.clock.advance(2 * MINUTE);
      await sweep();
      expect(talk.taken()).toEqual(['Late']);
      expect((await talk.sent())[0]?.external_id).toBe(line.sandbox.meta.sent.at(-1)?.id);
      line.sandbox.meta.subscribe(line.shop.businessId, line.shop.appId);
      line.t.clock.advance(-(46 * SECOND + 2 * MINUTE));
    });
  });

  describe('promise 3: in order', () => {
    it('R191: statuses that come before the answer to the send are kept and shown', async () => {
      const talk = await aTalk();
      line.sandbox.chaos.set({ statusBeforeAnswer: true });
      await talk.say('Early');
      await line.settled();
      expect(await talk.sent()).toMatchObject([{ status: 'delivered', attempt_count: 1 }]);
      expect(talk.taken()).toEqual(['Early']);
    });

    it('statuses without our id that come before the answer are shown once it is recorded', async () => {
      const talk = await aTalk();
      const sending = line.t.app.get(Sending, { strict: false });
      const send = sending.send.bind(sending);
      const { port } = line.t.app.getHttpServer().address() as { port: number };
      const held = jest.spyOn(sending, 'send').mockImplementationOnce(async (...args) => {
        const outcome = await send(...args);
        const early = statusBody(line.shop, { id: line.sandbox.meta.sent.at(-1)?.id ?? '', status: 'delivered' });
        expect(await deliver(`http://127.0.0.1:${port}`, early, line.shop.appSecret)).toBe(200);
        await line.t.app.get(MessagePipeline).ingest();
        return outcome;
      });
      await withoutReports(async () => {
        await talk.say('Anonymous');
        await line.settled();
      });
      held.mockRestore();
      expect(await talk.sent()).toMatchObject([{ status: 'delivered', attempt_count: 1 }]);
    });

    it('a status that is stored at the very moment at which the answer is recorded is shown all the same', async () => {
      const talk = await aTalk();
      const sending = line.t.app.get(Sending, { strict: false });
      const facts = line.t.app.get(StatusFacts, { strict: false });
      const [send, apply] = [sending.send.bind(sending), facts.apply.bind(facts)];
      let letGo: () => void = () => undefined;
      const held = new Promise<void>((resolve) => { letGo = resolve; });
      let stored = Promise.resolve();
      const sent = jest.spyOn(sending, 'send').mockImplementationOnce(async (...args) => {
        const outcome = await send(...args);
        const event = { kind: 'status', externalId: line.sandbox.meta.sent.at(-1)?.id ?? '', status: 'delivered', person: {}, errors: [] } as const;
        await new Promise<void>((written) => {
          stored = line.t.db.acrossStores('ingest', async (tx) => {
            await facts.record(tx, [{ storeId: args[0].storeId, accountId: args[0].id, event, receivedAt: line.t.clock.now() }]);
            written();
            await held;
          });
        });
        return outcome;
      });
      // Whoever records the answer without waiting for the other has looked for its status before that is there.
      const applied = jest.spyOn(facts, 'apply').mockImplementation(async (...args) => {
        const looked = apply(...args);
        if (applied.mock.calls.length === 2) void Promise.race([looked, untilBlocked(line.t.owner, 1)]).then(letGo);
        return looked;
      });
      await withoutReports(async () => {
        await talk.say('At once');
        await line.settled();
        await stored;
      });
      sent.mockRestore();
      applied.mockRestore();
      expect(await talk.sent()).toMatchObject([{ status: 'delivered', attempt_count: 1 }]);
    });

    it('R129, R191: statuses that come in reverse and twice never lower what is shown', async () => {
      const talk = await aTalk();
      await withoutReports(async () => {
        await talk.say('Reverse');
        await line.settled();
      });
      const id = line.sandbox.meta.sent.at(-1)?.id ?? '';
      for (const status of ['read', 'sent', 'delivered', 'read', 'failed'] as const) await line.sandbox.meta.reportStatus(id, status, status === 'failed' ? { code: 131026, details: 'late' } : undefined);
      await line.settled();
      expect(await talk.sent()).toMatchObject([{ status: 'read', failure: null }]);
    });

    it('messages of ten conversations, written at once, leave in the order of their writing with two workers at work', async () => {
      const other = await startApp({ OUTBOUND_ALLOW: line.sandbox.url }, { database: line.t.database });
      try {
        const talks = [];
        while (talks.length < 10) talks.push(await aTalk());
        const texts = Array.from({ length: 8 }, (_item, index) => `Line ${index}`);
        await Promise.all(talks.map(async (talk) => { for (const text of texts) await talk.say(text); }));
        await line.settled();
        // Rung for by everybody at once.
        await Promise.all(talks.flatMap((talk) => [line.t, other, line.t].map((app) => app.app.get(MessagePipeline).deliver({ storeId: line.shop.storeId, conversationId: talk.id }))));
        await line.settled();
        for (const talk of talks) expect(talk.taken().filter((text) => text.startsWith('Line'))).toEqual(texts);
      } finally {
        await other.close();
      }
    });

    // With Meta's own words, and by something in front of it that has none.
    it.each(['throughput', 'answer429'] as const)('a provider that is too busy for one message (%s) holds back those behind it', async (tooBusy) => {
      const talk = await aTalk();
      line.sandbox.chaos.set({ [tooBusy]: 1 });
      await talk.say('First');
      await talk.say('Second');
      await line.settled();
      expect(talk.taken().filter((text) => /First|Second/.test(text))).toEqual([]);
      line.t.clock.advance(5 * SECOND);
      await line.t.app.get(MessagePipeline).deliver({ storeId: line.shop.storeId, conversationId: talk.id });
      await line.settled();
      expect(talk.taken().filter((text) => /First|Second/.test(text))).toEqual(['First', 'Second']);
      line.t.clock.advance(-5 * SECOND);
    });
  });
});

/** While `work` runs, whoever has sent a message dies before writing its outcome down. @returns how often that was */
async function dyingAfterTheSend(t: TestApp, work: () => Promise<void>): Promise<number> {
  const sending = t.app.get(Sending, { strict: false });
  let deaths = 0;
  const dead = jest.spyOn(sending, 'settle').mockImplementation(() => {
    deaths += 1;
    throw new PermanentFailure('this worker is dead');
  });
  try {
    await work();
  } finally {
    dead.mockRestore();
  }
  return deaths;
}
