import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { processExists } from './postgres-process.js';

/**
 * Notes that this process uses the server of `dataDir`. The last holder to leave turns the server off, so that nobody
 * turns it off under another; processes that died without leaving do not count.
 *
 * @returns leave: forgets this holder and tells whether no other is left.
 */
export async function holdServer(dataDir: string): Promise<() => Promise<boolean>> {
  const folder = join(dataDir, 'holders');
  const ours = `${process.pid}-${randomBytes(4).toString('hex')}`;
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) {
    if (!isAlive(name)) await rm(join(folder, name), { force: true });
  }
  await writeFile(join(folder, ours), '');
  return async () => {
    await rm(join(folder, ours), { force: true });
    return !(await readdir(folder)).some(isAlive);
  };
}

function isAlive(holder: string): boolean {
  return processExists(Number(holder.split('-')[0]));
}
