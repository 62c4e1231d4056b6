import { Client } from 'pg';
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
    await server.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> $2', [database, await backendOf(t.owner)]);

    const { body } = await t.http().get('/health/ready').expect(503);
    expect(body).toEqual({ status: 'failed', parts: { database: 'failed', migrations: 'failed', queue: 'failed' } });
    await t.http().get('/health/startup').expect(503);
    await t.http().get('/health/live').expect(200);

    await server.query(`alter database ${database} with allow_connections true`);
    await server.end();
    await t.http().get('/health/ready').expect(200);
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

/** The owner's connection stays, so that the test can close the app's database behind it. */
async function backendOf(client: Client): Promise<number | undefined> {
  return (await client.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid;
}
