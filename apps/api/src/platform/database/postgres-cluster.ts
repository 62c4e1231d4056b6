import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, realpath, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import type { PostgresBinaries } from './postgres-binaries.js';
import { openReachableFolder, reachableFolders, stagingName } from './postgres-folders.js';
import { processExists } from './postgres-process.js';
import { canEnter, failureOf, type PostgresUser } from './postgres-user.js';

/** A complete cluster on disk (Postgres' data directory). */
export interface Cluster {
  /** Real path, as Postgres itself reports it. */
  readonly folder: string;
  readonly password: string;
}

export const OWNER = 'postgres';
const PASSWORD_FILE = 'parley-password';

/** Where the cluster of a data folder is, or is a link to. */
export function clusterPath(dataDir: string): string {
  return join(dataDir, 'cluster');
}

/**
 * Opens the cluster of `dataDir`, creating it when there is none. It is built under another name and put in place in
 * one step, so that a crash leaves no half-made cluster and of two creators at once exactly one wins.
 *
 * @throws Error with words for people when it is of another major version or cannot be created.
 */
export async function openCluster(dataDir: string, user: PostgresUser, binaries: PostgresBinaries, log: (line: string) => void): Promise<Cluster> {
  const path = clusterPath(dataDir);
  const version = await readText(join(path, 'PG_VERSION'));
  if (version === undefined) await createCluster(dataDir, user, binaries, log);
  else if (version !== binaries.major) {
    throw new Error(`The database in ${path} was written by Postgres ${version}, and this is Postgres ${binaries.major}. Move its data with pg_dump, or choose another DATA_DIR.`);
  }
  const folder = await realpath(path);
  if (!canEnter(user, folder)) {
    throw new Error(`The database's user (${user.name}) cannot enter ${folder}. Choose a DATA_DIR that every user can enter, or set DATABASE_URL.`);
  }
  const password = await readText(join(folder, PASSWORD_FILE));
  if (!password) throw new Error(`The password file ${PASSWORD_FILE} is missing in ${folder}.`);
  return { folder, password };
}

async function createCluster(dataDir: string, user: PostgresUser, binaries: PostgresBinaries, log: (line: string) => void): Promise<void> {
  const path = clusterPath(dataDir);
  await mkdir(dataDir, { recursive: true });
  await removeLeftovers(path);
  if (user.uid !== undefined) await chmod(dataDir, 0o755);

  if (canEnter(user, dataDir)) {
    const staging = stagingName(path);
    await fill(staging, user, binaries);
    await keepOne(staging, () => rename(staging, path));
    return;
  }
  // Root's home is closed to the user that the database must run as: the cluster goes elsewhere, a link leads to it.
  const uid = process.getuid?.() ?? 0;
  const machine = { platform: process.platform, arch: process.arch, uid, home: homedir() };
  const shelf = await mkdtemp(join(await openReachableFolder(reachableFolders(machine), uid), 'data-'));
  await chmod(shelf, 0o755);
  const elsewhere = join(shelf, 'cluster');
  await fill(elsewhere, user, binaries);
  await keepOne(shelf, () => symlink(elsewhere, path));
  log(`The database is kept in ${elsewhere}, because its user (${user.name}) cannot enter ${dataDir}`);
}

async function fill(folder: string, user: PostgresUser, binaries: PostgresBinaries): Promise<void> {
  await mkdir(folder, { mode: 0o700 });
  const passwordFile = `${folder}.password`;
  await writeFile(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
  if (user.uid !== undefined && user.gid !== undefined) {
    await chown(folder, user.uid, user.gid);
    await chown(passwordFile, user.uid, user.gid);
  }
  const failure = failureOf(user, binaries.initdb, [
    `--pgdata=${folder}`, `--username=${OWNER}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256',
    // One collation that is the same on every system, so that a cluster sorts alike wherever it is moved.
    '--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8',
    '--data-checksums', '--no-instructions',
  ]);
  if (failure === undefined) return rename(passwordFile, join(folder, PASSWORD_FILE));
  await rm(folder, { recursive: true, force: true });
  await rm(passwordFile, { force: true });
  throw new Error(`The database could not be created: ${failure}`);
}

/** Puts a finished cluster in place; when somebody else was first, theirs stays and ours goes. */
async function keepOne(ours: string, publish: () => Promise<void>): Promise<void> {
  await publish().catch(async (error: NodeJS.ErrnoException) => {
    await rm(ours, { recursive: true, force: true });
    if (!['EEXIST', 'ENOTEMPTY', 'ENOTDIR'].includes(error.code ?? '')) throw error;
  });
}

async function removeLeftovers(path: string): Promise<void> {
  const folder = join(path, '..');
  for (const name of await readdir(folder)) {
    const creator = name.startsWith(`${basename(path)}.new-`) ? name.split('-')[1] : undefined;
    if (creator && !processExists(Number(creator))) await rm(join(folder, name), { recursive: true, force: true });
  }
}

async function readText(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').then((text) => text.trim(), () => undefined);
}
