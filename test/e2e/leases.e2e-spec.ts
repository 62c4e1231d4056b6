import { Assistant } from '../../apps/api/src/modules/ai/index.js';
import { Turns } from '../../apps/api/src/modules/conversations/index.js';
import { UploadedFiles } from '../../apps/api/src/modules/sending/uploaded-files.js';
import { Sweeper } from '../../apps/api/src/pipeline/chores/sweeper.js';
import { MessagePipeline } from '../../apps/api/src/pipeline/message.pipeline.js';
import { SECOND } from '../../apps/api/src/platform/clock/clock.js';
import { startApp, type TestApp } from '../support/app.js';
import { type Line, openLine, rows } from '../support/shop.js';
import { aTalk, type Talk, textMessage } from '../support/talks.js';
import { until } from '../support/until.js';

/** Nothing is taken from a worker that is alive, however slow; what a dead one left is. */
describe('work that takes longer than its lease', () => {
  let line: Line;
  /** A second process on the same database. */
  let other: TestApp;
  beforeAll(async () => {
    line = await openLine();
    other = await startApp({ OUTBOUND_ALLOW: line.sandbox.url }, { database: line.t.database });
  });
  afterAll(async () => {
    await other.close();
    await line.close();
  });
  const gates: (() => void)[] = [];
  afterEach(() => {
    for (const open of gates) open();
    jest.restoreAllMocks();
  });

  const advance = (ms: number): void => { for (const clock of [line.t.clock, other.clock]) clock.advance(ms); };
  const gate = () => {
    let open = (): void => undefined;
    const opened = new Promise<void>((resolve) => { open = resolve; });
    gates.push(() => open());
    return { open: () => open(), opened };
  };
  /** Lets so much time pass, as often as `times`, and waits each time until the lease in `sql` ends later than that. */
  const outlive = async (ms: number, times: number, sql: string, value: string): Promise<void> => {
    for (let time = 0; time < times; time += 1) {
      advance(ms);
      await until('the lease is renewed', async () => {
        const [row] = await rows<{ ends: Date | null }>(line.t, sql, [value]);
        return (row?.ends?.getTime() ?? 0) > line.t.clock.now().getTime() + ms;
      });
      await other.app.get(Sweeper, { strict: false }).sweep();
    }
  };
  const sentTo = (talk: Talk) => line.sandbox.meta.sent.filter(({ customer }) => customer === talk.phone.customer);

  it('a slow upload is not taken for a crash: the message is sent once', async () => {
    const talk = await aTalk(line);
    const before = sentTo(talk).length;
    const { open } = slowUploads();
    await talk.owner.post(`${talk.path}/messages`, textMessage('Slowly')).expect(201);
    const lease = `select max(a.lease_until) as ends from attempts a join messages m on m.store_id = a.store_id and m.id = a.message_id where m.conversation_id = $1 and a.state = 'sending'`;
    await until('it is being sent', async () => (await rows<{ ends: Date | null }>(line.t, lease, [talk.uuid])).some(({ ends }) => ends !== null));
    await outlive(22 * SECOND, 5, lease, talk.uuid);
    expect((await talk.thread())[0]).toMatchObject({ text: 'Slowly', status: 'sending' });
    open();
    await other.jobs.drain();
    await line.settled();
    expect((await talk.thread())[0]).toMatchObject({ text: 'Slowly', status: 'delivered', attempt_count: 1 });
    expect(sentTo(talk).length - before).toBe(1);
  });

  it('promise 3: what is written while a message is being sent waits for it, whichever worker is asked', async () => {
    const talk = await aTalk(line);
    const before = sentTo(talk).length;
    const { open } = slowUploads();
    await talk.owner.post(`${talk.path}/messages`, textMessage('One')).expect(201);
    await until('it is being sent', async () => (await talk.thread())[0]?.status === 'sending');
    await talk.owner.post(`${talk.path}/messages`, textMessage('Two')).expect(201);
    await other.app.get(MessagePipeline).deliver({ storeId: line.shop.storeId, conversationId: talk.uuid });
    expect((await talk.thread()).filter(({ author }) => author === 'user').map(({ text, status }) => `${text} ${status ?? ''}`)).toEqual(['Two queued', 'One sending']);
    open();
    await until('both are there', async () => (await talk.thread()).slice(0, 2).every(({ status }) => status === 'delivered'));
    expect(sentTo(talk).slice(before).map(({ body }) => body['text'])).toMatchObject([{ body: 'One' }, { body: 'Two' }]);
  });

  it('a run of the assistant that takes longer than its lease answers once', async () => {
    const talk = await aTalk(line, 'hello');
    const before = sentTo(talk).length;
    const { open, runs } = holdAnswer(line.t);
    await talk.phone.text('do you have a blue mug?');
    await until('the assistant thinks', async () => runs() > 0);
    const elsewhere = jest.spyOn(other.app.get(Assistant, { strict: false }), 'answer');
    await outlive(40 * SECOND, 4, 'select turn_lease_until as ends from conversations where id = $1', talk.uuid);
    await other.app.get(MessagePipeline).reply({ storeId: line.shop.storeId, conversationId: talk.uuid });
    expect([runs(), elsewhere.mock.calls.length]).toEqual([1, 0]);
    open();
    await line.settled();
    expect(sentTo(talk).length - before).toBe(1);
    expect(await rows(line.t, `select state from runs where conversation_id = $1 order by id desc limit 1`, [talk.uuid])).toEqual([{ state: 'completed' }]);
  });

  it('what a dead worker left is answered by another one, and once', async () => {
    const talk = await aTalk(line, 'hello');
    const before = sentTo(talk).length;
    const { open, runs } = holdAnswer(line.t);
    // The dead renew nothing.
    jest.spyOn(line.t.app.get(Turns, { strict: false }), 'keep').mockResolvedValue(true);
    await talk.phone.text('do you have a blue mug?');
    await until('the assistant thinks', async () => runs() > 0);
    const reply = () => other.app.get(MessagePipeline).reply({ storeId: line.shop.storeId, conversationId: talk.uuid });
    advance(80 * SECOND);
    await reply();
    expect(sentTo(talk).length - before).toBe(0);
    advance(11 * SECOND);
    await reply();
    expect(sentTo(talk).length - before).toBe(1);
    open();
    await line.settled();
    expect(sentTo(talk).length - before).toBe(1);
  });

  /** Nothing is sent until it is let go, whichever process sends it. */
  function slowUploads(): { open(): void } {
    const { open, opened } = gate();
    for (const { app } of [line.t, other]) {
      const files = app.get(UploadedFiles, { strict: false });
      const prepare = files.prepare.bind(files);
      jest.spyOn(files, 'prepare').mockImplementation(async (...args) => {
        await opened;
        return prepare(...args);
      });
    }
    return { open };
  }
  /** The next answer of this process is thought about until it is let go. */
  function holdAnswer(t: TestApp): { open(): void; runs(): number } {
    const assistant = t.app.get(Assistant, { strict: false });
    const [answer, { open, opened }] = [assistant.answer.bind(assistant), gate()];
    const spy = jest.spyOn(assistant, 'answer').mockImplementation(async (...args) => {
      await opened;
      return answer(...args);
    });
    return { open, runs: () => spy.mock.calls.length };
  }
});
