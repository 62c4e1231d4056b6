import { execFileSync, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { asUser, type PostgresUser } from './postgres-user.js';

/** First line is the process id, fourth the port; Postgres writes the file, and leaves it behind when it is killed. */
export const PID_FILE = 'postmaster.pid';

export interface RunningServer {
  readonly pid: number;
  readonly port: number;
}

/** True when a process with this id exists, a zombie included. */
export function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * The server that runs on the cluster `folder`, or undefined. A process id in a left-behind pid file counts only
 * when it is a Postgres on this very folder: ids are used again, always so in containers.
 */
export async function runningServer(folder: string): Promise<RunningServer | undefined> {
  const lines = (await readFile(join(folder, PID_FILE), 'utf8').catch(() => '')).split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  return pid > 0 && port > 0 && isServer(pid, folder) ? { pid, port } : undefined;
}

/**
 * Removes a pid file that names a zombie or a stranger's process, which Postgres itself would respect for ever. One
 * that names a dead process is left alone: Postgres uses it to find out whether backends of the old server live on.
 */
export async function removeForeignPidFile(folder: string): Promise<void> {
  const file = join(folder, PID_FILE);
  const pid = Number((await readFile(file, 'utf8').catch(() => '')).split('\n')[0]);
  if (pid > 0 && processExists(pid) && !isServer(pid, folder)) await rm(file, { force: true });
}

/** Resolves when no server with this process id is left on the folder; false after `timeoutMs`. */
export async function gone(pid: number, folder: string, timeoutMs: number): Promise<boolean> {
  const deadline = performance.now() + timeoutMs;
  while (isServer(pid, folder)) {
    if (performance.now() > deadline) return false;
    await pause(10);
  }
  return true;
}

export interface StartedServer {
  readonly pid: number;
  /** What it said before it ended, once it has ended; undefined while it runs. */
  failure(): string | undefined;
}

/**
 * Starts a server on a cluster. It has its own process group, so that Ctrl-C in a terminal reaches the app first,
 * which then closes its connections and stops the server.
 */
export async function spawnServer(options: {
  postgres: string; folder: string; logFile: string; port: number; user: PostgresUser; settings: Readonly<Record<string, string>>;
}): Promise<StartedServer> {
  const settings = { ...SETTINGS, ...options.settings, port: String(options.port) };
  const from = await keepLogSmall(options.logFile);
  const log = openSync(options.logFile, 'a', 0o600);
  const child = spawn(
    options.postgres,
    ['-D', options.folder, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...asUser(options.user), detached: true, stdio: ['ignore', log, log] },
  );
  closeSync(log);
  child.unref();
  let failure: string | undefined;
  child.once('error', (error) => (failure = error.message));
  child.once('exit', (code, signal) => (failure ??= textFrom(options.logFile, from) || `it ended with ${signal ?? code}`));
  return { pid: child.pid ?? 0, failure: () => failure };
}

const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  max_connections: '200',
  shared_buffers: '128MB',
  // Many short statements: compiling one costs more than running it. Fresh tables are looked at soon, so that their plans fit.
  jit: 'off',
  autovacuum_naptime: '10s',
  // The log must stay free of customers' words: statements and the details of errors would quote them.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
};

const LOG_LIMIT = 5_000_000;

async function keepLogSmall(logFile: string): Promise<number> {
  const size = (await stat(logFile).catch(() => undefined))?.size ?? 0;
  if (size < LOG_LIMIT) return size;
  await rename(logFile, `${logFile}.old`);
  return 0;
}

/** Empty when the file is gone: the whole data folder may have been removed before the server's end was noticed. */
function textFrom(file: string, offset: number): string {
  try {
    return readFileSync(file).subarray(offset).toString('utf8').trim();
  } catch {
    return '';
  }
}

/** True when this process is a Postgres on this folder. */
export function isServer(pid: number, folder: string): boolean {
  const command = commandOf(pid);
  return command !== undefined && command.includes('postgres') && `${command} `.includes(` -D ${folder} `);
}

/** The command line of a living process; undefined for a dead one, empty for a zombie. */
function commandOf(pid: number): string | undefined {
  if (!processExists(pid)) return undefined;
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return undefined;
  }
}
