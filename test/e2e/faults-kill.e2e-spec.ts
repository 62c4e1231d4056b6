import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { MIGRATIONS } from '../../apps/api/src/migrations/index.js';
import { MessagePipeline } from '../../apps/api/src/pipeline/message.pipeline.js';
import { startEmbeddedPostgres } from '../../apps/api/src/platform/database/embedded-postgres.js';
import { migrate } from '../../apps/api/src/platform/database/migrate.js';
import { APP_ROLE } from '../../apps/api/src/platform/database/roles.js';
import { publicId } from '#contracts';
import { startApp, type TestApp } from '../support/app.js';
import { deliver, textBody } from '../support/bodies.js';
import { anApprovedTemplate } from '../support/bulk.js';
import { TEST_APP_PASSWORD, type TestDatabase } from '../support/database.js';
import { type Program, startProgram } from '../support/programs.js';
import { type Line as Shopline, openLine, rows } from '../support/shop.js';
import { aLine, type Line, listen, WEBHOOK_ENV } from '../support/webhooks.js';

// Processes start and recover here, which takes as long as the machine is busy.
jest.setTimeout(180_000);

/** Posts without a pause until it is stopped; keeps every id with its answer. */
class Load {
  readonly answers = new Map<string, number>();
  #isOver = false;
  #workers: Promise<void>[] = [];
  static #sent = 0;

  constructor(private readonly origin: string, private readonly line: Line) {}

  start(): void {
    this.#workers = Array.from({ length: 16 }, () => this.#work());
  }
  /** Resolves when so many were answered with 200. */
  async accepted(count: number): Promise<void> {
    while (this.acked.length < count) await pause(5);
  }
  async stop(): Promise<void> {
    this.#isOver = true;
    await Promise.all(this.#workers);
  }
  /** Everything once more, as a provider does that has missed an answer. */
  async deliverAgain(): Promise<void> {
    for (const id of this.answers.keys()) expect(await this.#deliver(id)).toBe(200);
  }
  get acked(): string[] {
    return [...this.answers].filter(([, status]) => status === 200).map(([id]) => id);
  }
  async #work(): Promise<void> {
    while (!this.#isOver) {
      const id = `wamid.load-${(Load.#sent += 1)}`;
      this.answers.set(id, await this.#deliver(id));
    }
  }
  #deliver(id: string): Promise<number> {
    return deliver(this.origin, textBody(this.line, { from: '34677100001', id }), this.line.secret);
  }
}
/** Of what was answered with 200, what is not stored. */
async function lost(t: TestApp, load: Load): Promise<string[]> {
  const stored = new Set((await rows<{ body: Buffer }>(t, 'select body from webhook_events')).map(({ body }) => /wamid\.load-\d+/.exec(body.toString())?.[0]));
  return load.acked.filter((id) => !stored.has(id));
}

describe('promise 1: nothing acknowledged is lost', () => {
  it('row 1: the API process is killed in mid-load, twice', async () => {
    const t = await startApp(WEBHOOK_ENV);
    let program: Program | undefined;
    try {
      const line = await aLine(t);
      for (let trial = 0; trial < 2; trial += 1) {
        program = await startProgram('main', t.database, { ROLE: 'api' });
        const load = new Load(program.origin, line);
        load.start();
        await load.accepted(60 + trial * 37);
        await program.kill();
        await load.stop();
        expect(await lost(t, load)).toEqual([]);
        expect(new Set(load.answers.values())).toEqual(new Set([200, 0]));
      }
      // What was stored is also read, once.
      await t.app.get(MessagePipeline).ingest();
      const [stored] = await rows<{ messages: number; different: number; events: number }>(t, 'select count(*)::int as messages, count(distinct external_id)::int as different, (select count(*)::int from webhook_events) as events from messages');
      expect(stored).toEqual({ messages: stored?.events, different: stored?.events, events: expect.any(Number) });
    } finally {
      await program?.kill();
      await t.close();
    }
  });

  it('row 4: all of Postgres is killed in mid-load, twice: only 5xx while it is down, 200 again afterwards, and nothing twice', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'parley-doomed-'));
    const start = () => startEmbeddedPostgres({ dataDir, log: () => undefined });
    let server = await start();
    await migrate(server.url, { migrations: MIGRATIONS, appPassword: TEST_APP_PASSWORD });
    const appUrl = Object.assign(new URL(server.url), { username: APP_ROLE, password: TEST_APP_PASSWORD }).href;
    const database: TestDatabase = { url: server.url, appUrl, drop: () => Promise.resolve() };
    const t = await startApp(WEBHOOK_ENV, { database });
    // Its connection dies with the server.
    t.owner.on('error', () => undefined);
    try {
      const line = await aLine(t);
      const load = new Load(await listen(t), line);
      load.start();
      for (let trial = 0; trial < 2; trial += 1) {
        await load.accepted(load.acked.length + 100);
        await killAll(server.pid);
        const refused = load.answers.size;
        while (load.answers.size < refused + 32) await pause(5);
        server = await start();
        await load.accepted(load.acked.length + 50);
      }
      await load.stop();
      expect(new Set(load.answers.values())).toEqual(new Set([200, 503]));
      const reader = await startApp(WEBHOOK_ENV, { database });
      try {
        expect(await lost(reader, load)).toEqual([]);
        await load.deliverAgain();
        await reader.app.get(MessagePipeline).ingest();
        expect((await rows<{ id: string }>(reader, 'select external_id as id from messages')).map(({ id }) => id).toSorted()).toEqual([...load.answers.keys()].toSorted());
      } finally {
        await reader.close();
      }
    } finally {
      await t.close().catch(() => undefined);
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    }
  });
});

describe('promise 2: once, also when the worker is killed', () => {
  let line: Shopline;
  let worker: Program | undefined;
  beforeAll(async () => { line = await openLine({ ROLE: 'api' }); });
  afterAll(async () => {
    await worker?.kill();
    await line.close();
  });

  it('row 2: between the provider\'s acceptance and the commit: every message is settled by its status, none is sent twice', async () => {
    const { t, sandbox, shop } = line;
    const startWorker = () => startProgram('worker', t.database, { OUTBOUND_ALLOW: sandbox.url });
    const { storeId, owner } = shop;
    await owner.patch(`${owner.storePath}/assistant`, { enabled: false }).expect(200);
    const phones = Array.from({ length: 12 }, (_item, index) => sandbox.phone({ waId: `3467720000${index + 10}`, name: `Killed ${index}` }).with(shop.numberId));
    for (const phone of phones) await phone.text('hello');
    await t.app.get(MessagePipeline).ingest();
    const threads = await rows<{ id: string }>(t, 'select id from conversations where store_id = $1', [storeId]);
    expect(threads).toHaveLength(12);

    // Outcomes cannot be written down while this lock is held: whoever sent something stands before its commit.
    await t.owner.query(`create function stand_still() returns trigger language plpgsql as $$ begin perform pg_advisory_xact_lock_shared(7); return new; end $$`);
    await t.owner.query('create trigger stand_still before update on attempts for each row execute function stand_still()');
    await t.owner.query('select pg_advisory_lock(7)');
    worker = await startWorker();
    for (const { id } of threads) await owner.post(`${owner.storePath}/conversations/${publicId('conversation', id)}/messages`, { content: { kind: 'text', text: 'Only once' } }).expect(201);
    while (sandbox.meta.sent.length < 12) await pause(5);
    await worker.kill();
    await t.owner.query('select pg_advisory_unlock(7)');
    await t.owner.query('drop function stand_still() cascade');
    expect(await rows(t, `select state, count(*)::int as n from attempts group by state`)).toEqual([{ state: 'sending', n: 12 }]);

    await sandbox.idle();
    worker = await startWorker();
    const settled = () => rows<{ status: string; n: number }>(t, `select status, count(*)::int as n from messages where direction = 'out' group by status`);
    while (!(await settled()).every(({ status }) => status === 'delivered')) await sandbox.idle();
    expect(await settled()).toEqual([{ status: 'delivered', n: 12 }]);
    expect(await rows(t, `select state, count(*)::int as n from attempts group by state`)).toEqual([{ state: 'accepted', n: 12 }]);
    expect(sandbox.meta.sent).toHaveLength(12);
    expect(new Set(sandbox.meta.sent.map((send) => send.customer.waId)).size).toBe(12);
  });

  it('row 2: between a rule that fires and its commit: nobody is told twice, nobody is forgotten', async () => {
    const { t, sandbox, shop } = line;
    const startWorker = () => startProgram('worker', t.database, { OUTBOUND_ALLOW: sandbox.url });
    const template = await anApprovedTemplate(line, shop, { name: 'killed', category: 'utility' });
    const rule = { name: 'Killed', enabled: true, trigger: 'custom_event', event_name: 'killed', template_id: template, values: { 1: { text: 'you' }, 2: { text: 'the news' } } };
    await shop.owner.post(`${shop.owner.storePath}/notification-rules`, rule).expect(201);
    const templates = () => sandbox.meta.sent.filter(({ body }) => (body as { type?: string }).type === 'template').map(({ customer }) => customer.waId);
    const people = Array.from({ length: 6 }, (_item, index) => `3467730000${index}`);
    await worker?.kill();
    for (const waId of people) await shop.owner.post(`${shop.owner.storePath}/notification-events`, { name: 'killed', customer: `+${waId}` }).expect(202);
    // Once before the log is written, once between the message and its commit.
    for (const [event, table] of [['insert', 'notifications'], ['update', 'notifications']] as const) {
      await t.owner.query(`create function stand_still() returns trigger language plpgsql as $$ begin perform pg_advisory_xact_lock_shared(7); return new; end $$`);
      await t.owner.query(`create trigger stand_still before ${event} on ${table} for each row execute function stand_still()`);
      await t.owner.query('select pg_advisory_lock(7)');
      worker = await startWorker();
      const stands = async (): Promise<boolean> => (await rows(t, `select 1 from pg_locks where locktype = 'advisory' and objid = 7 and not granted`)).length > 0;
      while (!await stands()) await pause(20);
      await worker.kill();
      await t.owner.query('select pg_advisory_unlock(7)');
      await t.owner.query('drop function stand_still() cascade');
      if (event === 'insert') expect(await rows(t, 'select 1 from notifications')).toEqual([]);
    }
    worker = await startWorker();
    while (templates().length < people.length || (await rows(t, `select 1 from notifications where state = 'pending'`)).length > 0) await pause(20);
    await sandbox.idle();
    expect(templates().toSorted()).toEqual(people);
    expect(await rows(t, 'select state, count(*)::int as n, count(distinct message_id)::int as messages from notifications group by state')).toEqual([{ state: 'written', n: 6, messages: 6 }]);
  });
});

/** kill -9 of the server and of every process that it has started. */
async function killAll(pid: number): Promise<void> {
  const children = (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '')).trim().split(' ').filter(Boolean).map(Number);
  for (const each of [pid, ...children]) {
    try {
      process.kill(each, 'SIGKILL');
    } catch { /* it has ended with its parent */ }
  }
}
