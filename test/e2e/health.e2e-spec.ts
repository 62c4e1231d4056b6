import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { type HealthServer, serveHealth } from '../../apps/api/src/platform/health/health-server.js';
import { startApp, type TestApp } from '../support/app.js';

describe('health', () => {
  let t: TestApp;
  beforeEach(async () => {
    t = await startApp();
  });
  afterEach(() => t.close());

  const GOOD = { database: 'ok', migrations: 'ok', queue: 'ok' };

  it('is good all over when everything answers', async () => {
    await t.http().get('/health/live').expect(200, { status: 'ok' });
    await t.http().get('/health/ready').expect(200, { status: 'ok', parts: GOOD });
    await t.http().get('/health/startup').expect(200, { status: 'ok', parts: GOOD });
  });

  it('is not ready while the database refuses connections, stays alive, and recovers', async () => {
    const { host, port, user, password, database } = t.owner;
    const server = new Client({ host, port, user, password, database: 'postgres' });
    await server.connect();
    await server.query(`alter database ${database} with allow_connections false`);
    const toConsole = jest.spyOn(console, 'warn');
    await server.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> $2', [database, await backendOf(t.owner)]);

    const { body } = await t.http().get('/health/ready').expect(503);
    expect(body).toEqual({ status: 'failed', parts: { database: 'failed', migrations: 'failed', queue: 'failed' } });
    await t.http().get('/health/startup').expect(503);
    await t.http().get('/health/live').expect(200);

    await server.query(`alter database ${database} with allow_connections true`);
    await server.end();
    await t.http().get('/health/ready').expect(200);
    expect(t.warnings.filter((line) => line.includes('A connection was lost')).length).toBeGreaterThan(0);
    expect(toConsole).not.toHaveBeenCalled();
    toConsole.mockRestore();
  });

  it('is not ready on a schema that is older than this version', async () => {
    await t.owner.query('delete from migrations where id = (select max(id) from migrations)');
    const { body } = await t.http().get('/health/ready').expect(503);
    expect(body).toEqual({ status: 'failed', parts: { ...GOOD, migrations: 'failed' } });
    await t.http().get('/health/startup').expect(503);
    expect(t.warnings.join()).toContain('not applied: ');
  });

  it('names no reason to strangers', async () => {
    await t.owner.query('alter table migrations rename to moved_away');
    const { text } = await t.http().get('/health/ready').expect(503);
    expect(text).not.toMatch(/relation|migrations"? does not|error/i);
  });
});

describe('health of a worker', () => {
  let t: TestApp;
  let server: HealthServer;
  beforeEach(async () => {
    t = await startApp({ ROLE: 'worker' });
    server = await serveHealth(t.app, { host: '127.0.0.1', port: 0 });
  });
  afterEach(async () => {
    await server.close();
    await t.close();
  });
  const ask = async (path: string, method = 'GET') => {
    const answer = await fetch(`http://127.0.0.1:${server.port}${path}`, { method });
    return [answer.status, await answer.json()];
  };

  it('stands at a port of its own, and nothing else does', async () => {
    const parts = { database: 'ok', migrations: 'ok', queue: 'ok' };
    expect(await ask('/health/live')).toEqual([200, { status: 'ok' }]);
    expect(await ask('/health/ready')).toEqual([200, { status: 'ok', parts }]);
    expect(await ask('/health/startup')).toEqual([200, { status: 'ok', parts }]);
    for (const [path, method] of [['/', 'GET'], ['/api/v1/me', 'GET'], ['/health/ready', 'POST']] as const) expect((await ask(path, method))[0]).toBe(404);
  });

  it('is what the healthcheck of the image sees', async () => {
    const dockerfile = readFileSync(join(__dirname, '../../docker/api.Dockerfile'), 'utf8');
    const [, command = ''] = /^HEALTHCHECK [^[]*(\[.*\])$/m.exec(dockerfile) ?? [];
    const [, ...args] = JSON.parse(command) as string[];
    const check = (port: number) => new Promise<number>((resolve) => {
      execFile(process.execPath, args, { env: { PORT: String(port) } }, (error) => resolve(error === null ? 0 : Number(error.code)));
    });
    expect(await check(server.port)).toBe(0);
    await t.owner.query('delete from migrations where id = (select max(id) from migrations)');
    expect(await check(server.port)).toBe(1);
    await server.close();
    expect(await check(server.port)).toBe(1);
  });
});

/** The owner's connection stays, so that the test can close the app's database behind it. */
async function backendOf(client: Client): Promise<number | undefined> {
  return (await client.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid;
}
