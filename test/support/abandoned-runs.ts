import { readdir, realpath, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gone, processExists, runningServer } from '../../apps/api/src/platform/database/postgres-process.js';

/** Stops the servers and removes the folders of runs that were killed before their teardown. */
export async function removeAbandonedRuns(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const runner = /^parley-test-(\d+)-/.exec(name)?.[1];
    if (runner === undefined || processExists(Number(runner))) continue;
    const folder = join(tmpdir(), name);
    if ((await stat(folder).catch(() => undefined))?.uid !== process.getuid?.()) continue;
    await stopServer(join(folder, 'postgres/cluster'));
    // Another run may be removing it at this moment.
    await rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
  }
}

async function stopServer(path: string): Promise<void> {
  const cluster = await realpath(path).catch(() => undefined);
  const server = cluster === undefined ? undefined : await runningServer(cluster);
  if (cluster === undefined || server === undefined) return;
  process.kill(server.pid, 'SIGINT');
  await gone(server.pid, cluster, 10_000);
}
