import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { gone, runningServer } from '../../apps/api/src/platform/database/postgres-process.js';
import { copyRepository, launch, type Launched, type LaunchOptions } from './repository-copy.js';

export interface Launcher {
  /** Path of the program in the copied repository; there once tests run. */
  program(): string;
  /** Starts the embedded Postgres of a data folder in a process of its own, which the end of the test ends. */
  start(dataDir: string, options?: LaunchOptions, from?: string): Promise<Launched>;
  /** An empty folder that every user can enter. */
  newFolder(): Promise<string>;
}

/** A copied repository whose launcher the tests of this file start; call it once, outside of them. */
export function openLauncher(): Launcher {
  let folder = '';
  let program = '';
  const launched: Launched[] = [];

  beforeAll(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'parley-launcher-')));
    await chmod(folder, 0o755);
    program = await copyRepository(join(folder, 'repository'));
  });
  afterEach(async () => {
    for (const { kill, dataDir } of launched.splice(0)) {
      await kill();
      const cluster = await realpath(join(dataDir, 'cluster')).catch(() => undefined);
      const server = cluster === undefined ? undefined : await runningServer(cluster);
      if (cluster === undefined || server === undefined) continue;
      process.kill(server.pid, 'SIGINT');
      await gone(server.pid, cluster, 30_000);
    }
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  return {
    program: () => program,
    start: async (dataDir, options = {}, from = program) => {
      const server = await launch(from, dataDir, options);
      launched.push(server);
      return server;
    },
    newFolder: async () => {
      const made = await mkdtemp(join(folder, 'place-'));
      await chmod(made, 0o755);
      return made;
    },
  };
}

export async function rows(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query(sql)).rows as Record<string, unknown>[];
  } finally {
    await client.end();
  }
}

export async function insertRows(url: string): Promise<void> {
  await rows(url, 'create table kept (id int primary key)');
  await rows(url, 'insert into kept select generate_series(1, 500)');
}

export async function countRows(url: string): Promise<number> {
  return Number((await rows(url, 'select count(*) from kept'))[0]?.['count']);
}

/** The same database by its port. */
export function byTcp(url: string): string {
  const target = new URL(url);
  target.search = '';
  return target.toString();
}
