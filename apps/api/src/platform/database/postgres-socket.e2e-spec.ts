import { execFileSync, spawn } from 'node:child_process';
import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { byTcp, countRows, insertRows, openLauncher, rows } from '../../../../../test/support/launcher.js';

jest.setTimeout(120_000);

const isRoot = process.getuid?.() === 0;
const { start, newFolder } = openLauncher();

describe('the socket of an embedded Postgres', () => {
  it('takes its place although the lock names a stranger, and clears away those of other ports', async () => {
    const dataDir = join(await newFolder(), 'postgres');
    const cluster = join(dataDir, 'cluster');
    const first = await start(dataDir);
    await insertRows(first.url);
    await first.stop();
    const { uid, gid } = await stat(cluster);
    const stranger = spawn('sleep', ['600'], isRoot ? { uid, gid } : {});
    const old = '.s.PGSQL.6';
    for (const socket of [`.s.PGSQL.${first.port}`, old]) {
      await writeFile(join(cluster, `${socket}.lock`), `${stranger.pid}\n${cluster}\n0\n${first.port}\n${cluster}\n`);
      await writeFile(join(cluster, socket), '');
    }
    const second = await start(dataDir).finally(() => stranger.kill());
    expect(second).toMatchObject({ adopted: false, url: first.url });
    expect(second.lines.join()).not.toContain('TCP only');
    expect(await countRows(second.url)).toBe(500);
    expect((await readdir(cluster)).filter((name) => name.startsWith(old))).toEqual([]);
  });

  it('is reached by TCP when its lock cannot be cleared away', async () => {
    const dataDir = join(await newFolder(), 'postgres');
    const first = await start(dataDir);
    await insertRows(first.url);
    await first.stop();
    await writeFile(join(dataDir, `cluster/.s.PGSQL.${first.port}.lock`), '');
    const second = await start(dataDir);
    expect(second).toMatchObject({ adopted: false, url: byTcp(first.url) });
    expect(second.lines.join()).toContain('TCP only');
    expect(await countRows(second.url)).toBe(500);
  });

  it('runs in a copy of a folder whose own server runs on', async () => {
    const dataDir = join(await newFolder(), 'postgres');
    const first = await start(dataDir);
    await insertRows(first.url);
    await rows(first.url, 'checkpoint');
    const copied = join(await newFolder(), 'postgres');
    execFileSync('cp', ['-a', dataDir, copied]);
    const second = await start(copied);
    expect(second.adopted).toBe(false);
    expect(second.pid).not.toBe(first.pid);
    expect(second.url).not.toBe(first.url);
    expect(await countRows(second.url)).toBe(500);
    expect(await countRows(first.url)).toBe(500);
  });

  it('is reached by TCP in a folder whose path is too long for a socket, and by socket in one with blanks and quotes', async () => {
    const long = await start(join(await newFolder(), 'd'.repeat(100), 'postgres'));
    expect(new URL(long.url).searchParams.get('host')).toBeNull();
    expect(await rows(long.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    const odd = await start(join(await newFolder(), 'My "shop", café', 'postgres'));
    expect(new URL(odd.url).searchParams.get('host')).toContain('My "shop", café');
    expect(await rows(odd.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});
