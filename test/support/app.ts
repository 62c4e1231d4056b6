import 'reflect-metadata';
import type { Provider } from '#providers/contract';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { pino } from 'pino';
import request from 'supertest';
import { Clock } from '../../apps/api/src/platform/clock/clock.js';
import { type Env, loadEnv } from '../../apps/api/src/platform/config/env.js';
import { Keyring } from '../../apps/api/src/platform/crypto/keyring.js';
import { Database } from '../../apps/api/src/platform/database/database.js';
import type { Resolve } from '../../apps/api/src/platform/http/address-guard.js';
import { createHttp } from '../../apps/api/src/platform/http/outbound.js';
import { Jobs } from '../../apps/api/src/platform/queue/index.js';
import { FolderStorage } from '../../apps/api/src/platform/storage/storage.js';
import { createServer } from '../../apps/api/src/server.js';
import { testDocumentReader } from './documents.js';
import { reportOnFailure } from './failure-reports.js';
import { testPictureRenderer } from './pictures.js';
import { testDatabase, type TestDatabase } from './database.js';

/** SECRET_KEYS of every test app, so that two of them can share a database. */
export const TEST_KEYS = `t1:${'5'.repeat(64)}`;

/** Tests reach nobody but this machine, and never wait for its name server. */
const NO_NAMES: Resolve = (hostname, _options, callback) => { process.nextTick(callback, Object.assign(new Error(`ENOTFOUND ${hostname}`), { code: 'ENOTFOUND' }), []); };

export interface TestApp {
  readonly app: NestFastifyApplication;
  readonly env: Env;
  readonly clock: Clock;
  readonly db: Database;
  readonly jobs: Jobs;
  readonly database: TestDatabase;
  /** Connection of the schema's owner, which sees everything: for assertions on rows. */
  readonly owner: Client;
  /** Every line of the log, down to the finest. */
  readonly lines: string[];
  /** Lines of the log at level warn and above. */
  readonly warnings: string[];
  /** supertest on the app's HTTP server. */
  http(): ReturnType<typeof request>;
  close(): Promise<void>;
}

/**
 * The whole application on a database of its own, without a port of its own. Jobs run in this process; `jobs.drain()` waits for them.
 * @param variables environment variables that differ from the test defaults
 * @param parts other providers than the installation's own; the sandbox of the demo; the database of another app, which then stays that app's
 */
export async function startApp(variables: Record<string, string> = {}, parts: { providers?: readonly Provider[]; database?: TestDatabase; sandboxUrl?: string } = {}): Promise<TestApp> {
  const database = parts.database ?? await testDatabase();
  // Tests make several rows at once.
  const owner = new Client({ connectionString: database.url, pipeline: true });
  // Whose database is dropped under it says so here, and nobody needs to know.
  owner.on('error', () => undefined);
  await owner.connect();
  const dataDir = await mkdtemp(join(tmpdir(), 'parley-app-'));
  const env = loadEnv({
    QUIET_WINDOW_MS: '0', DATABASE_POOL: '4', LOG_LEVEL: 'warn', REGISTRATION: 'open', DEMO: 'false', DATA_DIR: dataDir, PARLEY_ENVIRONMENT: 'test', ...variables,
  });
  const clock = new Clock();
  const warnings: string[] = [];
  const lines: string[] = [];
  const write = (line: string): void => {
    lines.push(line);
    if ((JSON.parse(line) as { level: number }).level >= pino.levels.values['warn']!) warnings.push(line);
  };
  const log = pino({ level: 'trace', base: null }, { write });
  const pictures = testPictureRenderer();
  const app = await createServer({
    env, clock, log, keyring: new Keyring(TEST_KEYS), appUrl: database.appUrl,
    storage: new FolderStorage(join(dataDir, 'media')), http: createHttp({ allow: env.OUTBOUND_ALLOW, resolve: NO_NAMES }), documents: testDocumentReader(), pictures, ...(parts.providers ? { providers: parts.providers } : {}), ...(parts.sandboxUrl === undefined ? {} : { sandboxUrl: parts.sandboxUrl }),
  });
  const unreport = reportOnFailure({ owner, warnings });
  const close = async (): Promise<void> => {
    unreport();
    await app.close();
    await pictures.close();
    await owner.end();
    if (!parts.database) await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  } catch (error) {
    await close();
    throw error;
  }
  return {
    app, env, clock, database, owner, lines, warnings, db: app.get(Database), jobs: app.get(Jobs),
    http: () => request(app.getHttpServer()),
    close,
  };
}
