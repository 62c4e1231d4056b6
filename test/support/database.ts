import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Client } from 'pg';
import { MIGRATIONS } from '../../apps/api/src/migrations/index.js';
import { startEmbeddedPostgres } from '../../apps/api/src/platform/database/embedded-postgres.js';
import { migrate } from '../../apps/api/src/platform/database/migrate.js';
import { APP_ROLE } from '../../apps/api/src/platform/database/roles.js';
import { removeAbandonedRuns } from './abandoned-runs.js';

/** One password for the app's role in all test databases: roles belong to the server. */
export const TEST_APP_PASSWORD = 'parley-test';

// The first file of a run also waits for the server and for the migrations of the template.
jest.setTimeout(60_000);

export interface TestDatabase {
  /** Connection URL of the owner. */
  readonly url: string;
  /** Connection URL of the app's role, which row-level security binds. */
  readonly appUrl: string;
  /** Removes the database, connections included. What is not dropped goes with the run. */
  drop(): Promise<void>;
}

interface Server {
  readonly ownerUrl: string;
  readonly template: string;
}

/** A fresh, migrated, empty database for one test file; copied from the run's template in about 0.1 s. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = await openServer();
  const name = `${server.template}_${randomBytes(6).toString('hex')}`;
  await execute(server.ownerUrl, `create database ${name} template ${server.template}`);
  const url = withDatabase(server.ownerUrl, name);
  const appUrl = new URL(url);
  appUrl.username = APP_ROLE;
  appUrl.password = TEST_APP_PASSWORD;
  return { url, appUrl: appUrl.href, drop: () => execute(server.ownerUrl, `drop database if exists ${name} with (force)`) };
}

/** An empty database without any schema, for tests of the migrations themselves. */
export async function emptyDatabase(): Promise<Omit<TestDatabase, 'appUrl'>> {
  const server = await openServer();
  const name = `${server.template}_${randomBytes(6).toString('hex')}`;
  await execute(server.ownerUrl, `create database ${name} template template0`);
  return { url: withDatabase(server.ownerUrl, name), drop: () => execute(server.ownerUrl, `drop database if exists ${name} with (force)`) };
}

/** The run's server with its template: the first test file makes both, the others read where they are. */
async function openServer(): Promise<Server> {
  const folder = process.env['PARLEY_TEST_FOLDER'];
  if (!folder) throw new Error('A test that needs a database belongs to the "system" project (*.e2e-spec.ts).');
  const note = join(folder, 'server.json');
  const known = await readFile(note, 'utf8').catch(() => undefined);
  if (known !== undefined) return JSON.parse(known) as Server;

  await removeAbandonedRuns();
  const ownerUrl = process.env['TEST_DATABASE_URL'] ?? await startServer(join(folder, 'postgres'));
  const template = `parley_test_${basename(folder).replace(/\W/g, '').slice(-8).toLowerCase()}`;
  await writeFile(join(folder, 'run'), template);
  await buildTemplate(ownerUrl, template);
  await writeFile(`${note}.${process.pid}`, JSON.stringify({ ownerUrl, template } satisfies Server));
  await rename(`${note}.${process.pid}`, note);
  return { ownerUrl, template };
}

/** Test files that start it at once share one server; it stays until the run's teardown. */
async function startServer(dataDir: string): Promise<string> {
  const server = await startEmbeddedPostgres({
    dataDir,
    // Nothing of a test outlives a power cut, so these databases need not survive one.
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
    log: () => undefined,
  });
  return server.url;
}

async function buildTemplate(ownerUrl: string, template: string): Promise<void> {
  const lock = new Client({ connectionString: ownerUrl });
  await lock.connect();
  try {
    await lock.query('select pg_advisory_lock(hashtext($1))', [template]);
    const found = await lock.query('select from pg_database where datname = $1 and not datallowconn', [template]);
    if (found.rowCount) return;
    await lock.query(`drop database if exists ${template} with (force)`);
    await lock.query(`create database ${template} template template0`);
    await migrate(withDatabase(ownerUrl, template), { migrations: MIGRATIONS, appPassword: TEST_APP_PASSWORD });
    // Closed means complete, and a copy needs a source that nobody is connected to.
    await lock.query(`alter database ${template} with allow_connections false`);
  } finally {
    await lock.end();
  }
}

async function execute(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
