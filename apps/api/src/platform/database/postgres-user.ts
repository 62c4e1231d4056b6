import { execFileSync, spawnSync } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { userInfo } from 'node:os';

/** The operating-system user that the database runs as. Both ids are undefined when it is the user we already are. */
export interface PostgresUser {
  readonly name: string;
  readonly uid?: number;
  readonly gid?: number;
}

/** Postgres refuses to run as root, and Parley creates no users: these are the ones that systems bring along. */
const UNPRIVILEGED = ['postgres', '_postgres', 'nobody'];

/**
 * Chooses the user that the database in `cluster` runs as: ourselves when we are an ordinary user; for root the
 * owner of an existing cluster, else `postgres` or `nobody`.
 *
 * @throws Error with words for people when no such user exists or the cluster belongs to somebody else.
 */
export async function postgresUser(cluster: string): Promise<PostgresUser> {
  const owner = await stat(cluster).catch(() => undefined);
  const self = process.getuid?.();
  if (self !== 0) {
    if (owner && owner.uid !== self) {
      throw new Error(`The database folder ${cluster} belongs to the user with id ${owner.uid}. Start Parley as that user or choose another DATA_DIR.`);
    }
    return { name: ownName(self) };
  }
  if (owner && owner.uid !== 0) return { name: `uid ${owner.uid}`, uid: owner.uid, gid: owner.gid };
  for (const name of UNPRIVILEGED) {
    const uid = idOf(name, '-u');
    const gid = idOf(name, '-g');
    if (uid !== undefined && gid !== undefined && uid !== 0) return { name, uid, gid };
  }
  throw new Error('Postgres does not run as root, and this system has neither a user "postgres" nor "nobody". Start Parley as an ordinary user or set DATABASE_URL.');
}

/**
 * Runs a program to its end as the database's user and tells why it failed.
 *
 * @returns undefined when it ended with code 0, else what it said.
 */
export function failureOf(user: PostgresUser, file: string, args: readonly string[]): string | undefined {
  const run = spawnSync(file, args, { ...asUser(user), encoding: 'utf8', timeout: 120_000 });
  if (run.error) return run.error.message;
  return run.status === 0 ? undefined : run.stderr.trim() || run.stdout.trim() || `ended with ${run.signal ?? run.status}`;
}

/** True when the database's user can enter the folder; asked by really trying, so that every kind of permission counts. */
export function canEnter(user: PostgresUser, folder: string): boolean {
  return failureOf(user, '/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder]) === undefined;
}

/**
 * Options for starting a database program: its user, a working directory that everybody can enter, and none of our
 * environment, because PGDATA, PGPORT or a locale of the caller would change what Postgres does.
 */
export function asUser({ uid, gid }: PostgresUser): { uid?: number; gid?: number; cwd: string; env: Record<string, string> } {
  return {
    ...(uid === undefined ? {} : { uid }),
    ...(gid === undefined ? {} : { gid }),
    cwd: '/',
    env: { LC_ALL: 'C', TZ: 'UTC' },
  };
}

function ownName(uid: number | undefined): string {
  try {
    return userInfo().username;
  } catch {
    throw new Error(`The current user (id ${uid}) has no entry in the system's user list, and Postgres cannot run without one. Use a named user or set DATABASE_URL.`);
  }
}

/** macOS prints the id of `nobody` as 4294967294; Node takes it only as the signed number -2. */
function idOf(name: string, flag: '-u' | '-g'): number | undefined {
  try {
    return Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })) | 0;
  } catch {
    return undefined;
  }
}
