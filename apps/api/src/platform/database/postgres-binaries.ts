import { chmod, cp, mkdir, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { binariesPackage, openReachableFolder, reachableFolders, stagingName } from './postgres-folders.js';
import { failureOf, type PostgresUser } from './postgres-user.js';

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
  /** Major version, as in a cluster's PG_VERSION file. */
  readonly major: string;
}

interface BinariesPackage {
  readonly root: string;
  readonly version: string;
}

/**
 * Finds the Postgres binaries of this system among the installed packages and makes them runnable for `user`: creates
 * the library links that the package's install script would have made, and copies the binaries out of the repository
 * (once) when they cannot be linked there or the user cannot reach them.
 *
 * @throws Error naming the platform and DATABASE_URL when there are none or they do not run here.
 */
export async function openBinaries(user: PostgresUser, log: (line: string) => void): Promise<PostgresBinaries> {
  const found = await findPackage();
  const linked = await addMissingLinks(found.root).then(() => true, () => false);
  if (linked && runs(user, found.root) === undefined) return binariesIn(found);
  const copy = await copyOut(found, user, log);
  const failure = runs(user, copy.root);
  if (failure === undefined) return binariesIn(copy);
  throw new Error(`The embedded Postgres ${found.version} does not run on ${process.platform}-${process.arch} (it needs glibc 2.27 or macOS 13): ${failure}. Set DATABASE_URL to use a Postgres server of yours.`);
}

async function findPackage(): Promise<BinariesPackage> {
  const name = binariesPackage(process);
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch {
    throw new Error(`There is no embedded Postgres for ${process.platform}-${process.arch}: the package ${name} is not installed. Run npm ci again, or set DATABASE_URL to use a Postgres server of yours.`);
  }
  const root = dirname(dirname(entry));
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  return { root, version };
}

/** npm packages cannot contain links; `pg-symlinks.json` lists them, with paths relative to the package. */
async function addMissingLinks(root: string): Promise<void> {
  const list = await readFile(join(root, 'native/pg-symlinks.json'), 'utf8');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(root, target);
    if (await stat(link).catch(() => undefined)) continue;
    await symlink(relative(dirname(link), join(root, source)), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

async function copyOut({ root, version }: BinariesPackage, user: PostgresUser, log: (line: string) => void): Promise<BinariesPackage> {
  const uid = process.getuid?.() ?? 0;
  const machine = { platform: process.platform, arch: process.arch, uid, home: homedir() };
  const target = join(await openReachableFolder(reachableFolders(machine), uid), `postgres-${version}-${process.arch}`);
  if (await stat(target).catch(() => undefined)) {
    if (runs(user, target) === undefined) return { root: target, version };
    await rm(target, { recursive: true, force: true });
  }
  log(`Copying Postgres ${version} to ${target}, because the database cannot use it in ${root}`);
  const staging = stagingName(target);
  await mkdir(staging, { mode: 0o755 });
  await chmod(staging, 0o755);
  await cp(join(root, 'native'), join(staging, 'native'), { recursive: true, verbatimSymlinks: true });
  await openToAll(join(staging, 'native'));
  await addMissingLinks(staging);
  await rename(staging, target).catch(() => rm(staging, { recursive: true, force: true }));
  return { root: target, version };
}

/** An install under a strict umask leaves files that only their owner reads. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) await chmod(path, 0o755);
    else if (entry.isFile()) await chmod(path, (await stat(path)).mode & 0o100 ? 0o755 : 0o644);
  }
}

function runs(user: PostgresUser, root: string): string | undefined {
  return failureOf(user, join(root, 'native/bin/postgres'), ['--version']);
}

function binariesIn({ root, version }: BinariesPackage): PostgresBinaries {
  const bin = join(root, 'native/bin');
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres'), major: version.split('.')[0] ?? version };
}
