import { readdir, readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { publicId } from '#contracts';
import { MessagePipeline } from '../../apps/api/src/pipeline/message.pipeline.js';
import { runningServer } from '../../apps/api/src/platform/database/postgres-process.js';
import { type Program, startProgram } from '../support/programs.js';
import { type Line, openLine, rows } from '../support/shop.js';

// Whole programs start here, which takes as long as the machine is busy.
jest.setTimeout(180_000);

let programs: Program[] = [];
afterEach(async () => {
  for (const program of programs) await program.kill();
  programs = [];
});
const start = async (...parameters: Parameters<typeof startProgram>): Promise<Program> => {
  const program = await startProgram(...parameters);
  programs.push(program);
  return program;
};

/** The embedded server in a program's data folder, and the processes that are noted as using it. */
async function postgresOf({ dataDir }: Program): Promise<{ isRunning: boolean; holders: number }> {
  const cluster = await realpath(join(dataDir, 'postgres/cluster'));
  return { isRunning: (await runningServer(cluster)) !== undefined, holders: (await readdir(join(dataDir, 'postgres/holders'))).length };
}

describe('a program that is told to end', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('ends with 0 on %s, with open connections, and takes its embedded Postgres with it', async (signal) => {
    const main = await start('main', undefined);
    expect((await fetch(`${main.origin}/health/ready`)).status).toBe(200);
    expect(await postgresOf(main)).toEqual({ isRunning: true, holders: 1 });
    expect(await main.end(signal)).toBe(0);
    expect(await postgresOf(main)).toEqual({ isRunning: false, holders: 0 });
    expect(await readFile(join(main.dataDir, 'postgres/server.log'), 'utf8')).toContain('database system is shut down');
  });

  it('takes Ctrl-C for one signal, which npm passes on beside the terminal', async () => {
    const main = await start('main', undefined);
    const [ended] = await Promise.all([main.end('SIGINT'), main.said(/SIGINT: closing/).then(() => main.end('SIGINT'))]);
    expect(ended).toBe(0);
    expect(await postgresOf(main)).toEqual({ isRunning: false, holders: 0 });
  });

  it('leaves the embedded Postgres to the others that use it; the last one turns it off', async () => {
    const main = await start('main', undefined, { ROLE: 'api' });
    const worker = await start('worker', undefined, { DATA_DIR: main.dataDir });
    expect(await postgresOf(main)).toEqual({ isRunning: true, holders: 2 });
    expect(await main.end()).toBe(0);
    expect(await postgresOf(main)).toEqual({ isRunning: true, holders: 1 });
    expect(await worker.end()).toBe(0);
    expect(await postgresOf(main)).toEqual({ isRunning: false, holders: 0 });
  });
});

describe('a program that is told to end while it works', () => {
  let line: Line;
  beforeAll(async () => { line = await openLine({ ROLE: 'api' }); });
  afterAll(() => line.close());

  /** Ends a program that has sent messages and cannot write down what came of them while `during` runs. */
  async function endAmidSends(name: 'worker' | 'main', during: (program: Program) => Promise<void>): Promise<{ exitCode: number | string; attempts: unknown[] }> {
    const { t, sandbox } = line;
    const { owner, numberId, storeId } = await line.openShop();
    await owner.patch(`${owner.storePath}/assistant`, { enabled: false }).expect(200);
    const phones = Array.from({ length: 4 }, (_item, index) => sandbox.phone({ waId: `34677${numberId.slice(-5)}${index}`, name: `Waiting ${index}` }).with(numberId));
    for (const phone of phones) await phone.text('hello');
    await t.app.get(MessagePipeline).ingest();
    const threads = await rows<{ id: string }>(t, 'select id from conversations where store_id = $1', [storeId]);
    const sentBefore = sandbox.meta.sent.length;

    // Outcomes cannot be written down while this lock is held.
    await t.owner.query('create function stand_still() returns trigger language plpgsql as $$ begin perform pg_advisory_xact_lock_shared(7); return new; end $$');
    await t.owner.query('create trigger stand_still before update on attempts for each row execute function stand_still()');
    await t.owner.query('select pg_advisory_lock(7)');
    const program = await start(name, t.database, { OUTBOUND_ALLOW: sandbox.url });
    for (const { id } of threads) await owner.post(`${owner.storePath}/conversations/${publicId('conversation', id)}/messages`, { content: { kind: 'text', text: 'One moment' } }).expect(201);
    while (sandbox.meta.sent.length < sentBefore + threads.length) await pause(5);
    const ended = program.end();
    try {
      await program.said(/SIGTERM: closing/);
      await during(program);
    } finally {
      await t.owner.query('select pg_advisory_unlock(7)');
    }
    const exitCode = await ended;
    await t.owner.query('drop function stand_still() cascade');
    return { exitCode, attempts: await rows(t, 'select state, count(*)::int as n from attempts where store_id = $1 group by state', [storeId]) };
  }

  it.each(['worker', 'main'] as const)('%s writes down what came of the messages that it is sending', async (name) => {
    expect(await endAmidSends(name, async () => undefined)).toEqual({ exitCode: 0, attempts: [{ state: 'accepted', n: 4 }] });
  });

  it('main ends although a browser, whose live stream it ended, comes back while it still works', async () => {
    const { owner } = line.shop;
    const { exitCode } = await endAmidSends('main', async ({ origin }) => {
      const stream = await fetch(`${origin}${owner.storePath}/events`, { headers: { cookie: owner.cookie, accept: 'text/event-stream' } });
      expect(await stream.text()).toContain('retry:');
    });
    expect(exitCode).toBe(0);
  });

  it('main, which starts no Postgres beside that of DATABASE_URL, ends although a browser reads its live stream', async () => {
    const main = await start('main', line.t.database);
    expect(await readdir(main.dataDir)).not.toContain('postgres');
    const { owner } = line.shop;
    const stream = await fetch(`${main.origin}${owner.storePath}/events`, { headers: { cookie: owner.cookie, accept: 'text/event-stream' } });
    expect([stream.status, stream.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/event-stream')]);
    const read = stream.text();
    expect(await main.end()).toBe(0);
    expect(await read).toContain('id:');
  });
});
