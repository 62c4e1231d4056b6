import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isServer, processExists } from './postgres-process.js';

/** Bytes that a system allows for the path of a socket. */
const LONGEST_PATH = { linux: 107, others: 103 };
const NAME = '.s.PGSQL.';

/**
 * Where the server of a cluster has its Unix socket, by which a round trip costs half of what TCP takes: in the cluster's own
 * folder, which only its user can enter. Undefined where there are no such sockets, or the path is longer than one may be.
 */
export function socketFolder(folder: string, platform: NodeJS.Platform = process.platform): string | undefined {
  if (platform === 'win32') return undefined;
  const longest = platform === 'linux' ? LONGEST_PATH.linux : LONGEST_PATH.others;
  return Buffer.byteLength(join(folder, `${NAME}65535`)) <= longest ? folder : undefined;
}

/** As Postgres' list of socket folders, whose elements may be quoted. */
export function socketSetting(folder: string | undefined): string {
  if (folder === undefined) return '';
  return /^[\w./-]+$/.test(folder) ? folder : `"${folder.replaceAll('"', '""')}"`;
}

/**
 * Removes sockets and their locks that a killed server, or a copied folder, has left. Postgres itself clears away only the lock of a process
 * that is gone, and respects one that names a zombie or a stranger for ever. A cluster has one server at most, so whatever belongs to
 * no server of this folder is nobody's. A lock that is being written (and still empty) is left alone.
 */
export async function removeForeignSockets(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(NAME));
  for (const name of names) {
    const socket = name.replace(/\.lock$/, '');
    const lock = await readFile(join(folder, `${socket}.lock`), 'utf8').catch(() => undefined);
    const pid = Number(lock?.split('\n')[0] ?? 0);
    const isKept = lock === '' || (pid > 0 && processExists(pid) && isServer(pid, folder));
    if (!isKept) await rm(join(folder, name), { force: true });
  }
}

/** True when a server could not start because of its socket: a file system that has none, or a lock that cannot be cleared away. */
export function isSocketFailure(failure: string): boolean {
  return failure.includes(NAME) || /unix.domain socket|unix socket/i.test(failure);
}
