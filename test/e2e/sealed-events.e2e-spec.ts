import { Client } from 'pg';
import { ConversationIntake } from '../../apps/api/src/modules/conversations/index.js';
import { Ingest } from '../../apps/api/src/pipeline/ingest/ingest.js';
import { MessagePipeline } from '../../apps/api/src/pipeline/message.pipeline.js';
import { type Linked, linkedPhones } from '../support/linked-phones.js';
import { type Line, openLine, rows } from '../support/shop.js';

describe('events that were kept unread', () => {
  let line: Line;
  let { link, sealed, phoneOf } = {} as ReturnType<typeof linkedPhones>;
  beforeAll(async () => {
    line = await openLine({ DATABASE_POOL: '6' });
    ({ link, sealed, phoneOf } = linkedPhones(line));
  });
  afterAll(() => line.close());

  const says = (linked: Linked, status: string) => line.sandbox.wasender.post(linked.session, { event: 'session.status', data: { status } });
  const asWritten = async (storeId: string): Promise<string[]> => (await rows<{ text: string }>(line.t, 'select text from messages where store_id = $1 order by id', [storeId])).map(({ text }) => text);
  /** Nobody reads what comes while `work` runs, but who is told to. */
  const withoutReaders = async (work: () => Promise<void>): Promise<void> => {
    const held = jest.spyOn(line.t.app.get(MessagePipeline), 'ingest').mockResolvedValue(undefined);
    try {
      await work();
    } finally {
      held.mockRestore();
    }
    await line.t.app.get(MessagePipeline).ingest();
    await line.settled();
  };
  const worker = () => line.t.app.get(Ingest, { strict: false });
  /** A worker that has events in hand, and reads on when it is let. */
  const workerWithEvents = async (): Promise<{ goOn(): Promise<unknown> }> => {
    let goOn = (): void => undefined;
    const reading = worker().read(new Promise<void>((resolve) => { goOn = resolve; }));
    await reading.hasMore;
    return {
      goOn: () => {
        goOn();
        return reading.batch;
      },
    };
  };
  /** A store whose own number is mistyped: what its phone brings lies sealed. */
  const linkMistyped = async (): Promise<Linked> => {
    const linked = await link({ phoneNumber: '4915100000000' });
    await says(linked, 'connected');
    await line.settled();
    for (const text of ['Do you have lanterns?', 'The small ones']) await phoneOf(linked, '12025550331').text(text);
    await line.settled();
    expect(await asWritten(linked.storeId)).toEqual([]);
    expect((await sealed(linked)).length).toBeGreaterThan(0);
    return linked;
  };
  const prove = (linked: Linked) => rows(line.t, `update linkages set verdict = 'own' where store_id = $1`, [linked.storeId]);

  it('R181: what comes between the proof of a phone and the release of what lay sealed waits for it, in the line\'s order', async () => {
    const linked = await linkMistyped();
    // The process that wrote the proof died before it released anything.
    await prove(linked);
    await phoneOf(linked, '12025550331').text('Hello?');
    await line.settled();
    expect(await asWritten(linked.storeId)).toEqual(['Do you have lanterns?', 'The small ones', 'Hello?']);
    expect(await sealed(linked)).toEqual([]);
  });

  it('R91, R181: a message is not read before the word, in another worker\'s hands, that a phone was linked through which it came', async () => {
    const linked = await link();
    await says(linked, 'connected');
    await line.settled();
    await says(linked, 'logged_out');
    await line.settled();
    await withoutReaders(async () => {
      line.t.clock.advance(2_000);
      linked.session.linkedPhone = '4915112345678';
      await says(linked, 'connected');
      const first = await workerWithEvents();
      line.t.clock.advance(2_000);
      await phoneOf(linked, '12025550332').text('To somebody else');
      expect(await worker().nextBatch()).toMatchObject({ someWait: true });
      await first.goOn();
    });
    expect(await asWritten(linked.storeId)).toEqual([]);
    expect((await sealed(linked)).length).toBeGreaterThan(0);
  });

  it('nobody waits for rows that another one releases, and nothing new goes before them', async () => {
    const linked = await linkMistyped();
    await prove(linked);
    const other = new Client({ connectionString: line.t.database.url });
    await other.connect();
    try {
      await withoutReaders(async () => {
        await phoneOf(linked, '12025550331').text('Hello?');
        await other.query('begin');
        await other.query(`select 1 from webhook_events where store_id = $1 and state = 'held' for update`, [linked.storeId]);
        expect(await worker().nextBatch()).toMatchObject({ someWait: true });
        expect(await asWritten(linked.storeId)).toEqual([]);
        await other.query('rollback');
      });
    } finally {
      await other.end();
    }
    expect(await asWritten(linked.storeId)).toEqual(['Do you have lanterns?', 'The small ones', 'Hello?']);
  });

  it('promises 1 and 3: two workers release the same rows and read new ones while phones are linked and proven: nothing is lost, nothing is overtaken', async () => {
    const shops: Linked[] = [];
    for (let place = 0; place < 4; place += 1) shops.push(await linkMistyped());
    await withoutReaders(async () => {
      const write = async (linked: Linked, text: string): Promise<void> => {
        await says(linked, 'connected');
        await phoneOf(linked, '12025550331').text(text);
      };
      for (const linked of shops) await write(linked, 'Hello?');
      const first = await workerWithEvents();
      for (const linked of shops.toReversed()) await write(linked, 'Anybody?');
      const second = await workerWithEvents();
      const correct = ({ owner, path, session }: Linked) => owner.patch(path, { fields: { phoneNumber: session.phone, apiKey: session.apiKey, webhookSecret: session.webhookSecret, personalToken: line.sandbox.wasender.personalToken } }).expect(200);
      // Some are known before, some become known meanwhile.
      for (const linked of shops.slice(0, 2)) await prove(linked);
      await Promise.all([first.goOn(), second.goOn(), ...shops.slice(2).map(correct)]);
      await Promise.all([worker().nextBatch(), worker().nextBatch()]);
      // What waited for rows in the other one's hands is rung for again.
      while (await worker().nextBatch()) { /* until none is due */ }
    });
    for (const linked of shops) {
      expect(await asWritten(linked.storeId)).toEqual(['Do you have lanterns?', 'The small ones', 'Hello?', 'Anybody?']);
      expect(await sealed(linked)).toEqual([]);
    }
    expect(line.t.warnings.filter((warning) => /deadlock|could not be read/.test(warning))).toEqual([]);
  });

  it.each(['', ', also when they are read one by one after a failure'])('R80: what comes between the return of a plan and the release of what was held for it goes behind it%s', async (failure) => {
    const { owner, storeId, numberId } = await line.openShop();
    await owner.patch(`${owner.storePath}/assistant`, { enabled: false }).expect(200);
    const plan = (status: string) => rows(line.t, 'update stores set subscription_status = $2 where id = $1', [storeId, status]);
    const phone = line.sandbox.phone({ waId: failure === '' ? '34600777333' : '34600777334', name: 'Ana' }).with(numberId);
    await plan('inactive');
    for (const text of ['Do you have lanterns?', 'The small ones']) await phone.text(text);
    await line.settled();
    expect(await asWritten(storeId)).toEqual([]);
    await plan('active');
    await withoutReaders(async () => {
      for (const text of ['Hello?', 'Anybody?']) await phone.text(text);
      if (failure !== '') jest.spyOn(line.t.app.get(ConversationIntake, { strict: false }), 'storeMessages').mockRejectedValueOnce(new Error('The connection was lost'));
      await worker().nextBatch();
    });
    expect(await asWritten(storeId)).toEqual(['Do you have lanterns?', 'The small ones', 'Hello?', 'Anybody?']);
    expect(await rows(line.t, `select 1 from webhook_events where store_id = $1 and state <> 'done'`, [storeId])).toEqual([]);
  });
});
