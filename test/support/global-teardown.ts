import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';

/** Stops the run's own server, or removes the run's databases from the server of TEST_DATABASE_URL. */
export default async function globalTeardown(): Promise<void> {
  const folder = process.env['PARLEY_TEST_FOLDER'];
  if (!folder) return;
  const external = process.env['TEST_DATABASE_URL'];
  if (external) await dropDatabases(external, folder);
  else await stopServer(folder);
  await rm(folder, { recursive: true, force: true });
  delete process.env['PARLEY_TEST_FOLDER'];
}

async function dropDatabases(url: string, folder: string): Promise<void> {
  const run = await readFile(join(folder, 'run'), 'utf8').catch(() => undefined);
  if (run === undefined) return;
  const client = new Client({ connectionString: url });
  await client.connect();
  const found = await client.query<{ datname: string }>('select datname from pg_database where starts_with(datname, $1)', [run]);
  for (const { datname } of found.rows) await client.query(`drop database if exists ${datname} with (force)`);
  await client.end();
}

async function stopServer(folder: string): Promise<void> {
  const pidFile = join(folder, 'postgres/cluster/postmaster.pid');
  const pid = Number((await readFile(pidFile, 'utf8').catch(() => '')).split('\n')[0]);
  if (!pid) return;
  process.kill(pid, 'SIGINT');
  // Postgres removes the file as its last act.
  for (let waited = 0; waited < 30_000; waited += 20) {
    if (await readFile(pidFile).then(() => false, () => true)) return;
    await pause(20);
  }
}
