import { readFile, realpath, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { openBinaries } from './postgres-binaries.js';
import { clusterPath, openCluster, OWNER, type Cluster } from './postgres-cluster.js';
import { holdServer } from './postgres-holders.js';
import { gone, removeForeignPidFile, runningServer, spawnServer, type RunningServer, type StartedServer } from './postgres-process.js';
import { isSocketFailure, removeForeignSockets, socketFolder, socketSetting } from './postgres-socket.js';
import { postgresUser } from './postgres-user.js';

export interface EmbeddedPostgresOptions {
  /** Folder for the cluster and the server's log; created when missing. */
  readonly dataDir: string;
  /** Fixed port; without it a free one is chosen and kept for later starts as long as it stays free. */
  readonly port?: number;
  /** Server settings on top of ours, for tests' throw-away clusters (for example `fsync: 'off'`). */
  readonly settings?: Readonly<Record<string, string>>;
  readonly log: (line: string) => void;
}

export interface EmbeddedPostgres {
  /** Connection URL of the owner (a superuser) to the database `parley`, by socket where there is one, else on 127.0.0.1. Holds the password. */
  readonly url: string;
  readonly port: number;
  /** Process id of the server. */
  readonly pid: number;
  /** True when the server was running already: left by a killed process, or shared with another one. */
  readonly adopted: boolean;
  /** Fast shutdown, and waits for its end. A server that another living process uses is left running for it. */
  stop(): Promise<void>;
}

const DATABASE = 'parley';
/** Crash recovery after a hard kill can take a while on a large database. */
const START_TIMEOUT_MS = 120_000;
const STOP_TIMEOUT_MS = 60_000;
/** Of a connection to a server that answers: it may have much to do with its own start. */
const CONNECT_MS = 15_000;

/**
 * Starts a Postgres server of our own in `dataDir`, or adopts the one that already runs there. Real Postgres from npm
 * binaries, reachable from this machine only, durable, and kept over restarts.
 *
 * @throws Error with words for people when this system has no binaries, no user to run them, or no usable folder.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  const user = await postgresUser(clusterPath(dataDir));
  const binaries = await openBinaries(user, options.log);
  const cluster = await openCluster(dataDir, user, binaries, options.log);
  const leave = await holdServer(dataDir);
  try {
    const server = await adoptOrStart(cluster, {
      log: options.log,
      fixedPort: options.port,
      portFile: join(dataDir, 'port'),
      spawnOn: (port, socket) => spawnServer({
        postgres: binaries.postgres, folder: cluster.folder, logFile: join(dataDir, 'server.log'), port, user,
        settings: { unix_socket_directories: socketSetting(socket), ...options.settings },
      }),
    });
    await createDatabase(cluster, server.port);
    return {
      url: await fastestUrl(cluster, server.port),
      port: server.port,
      pid: server.pid,
      adopted: server.adopted,
      stop: () => stop(server, cluster, leave),
    };
  } catch (error) {
    await leave();
    throw error;
  }
}

interface Start {
  readonly log: (line: string) => void;
  readonly fixedPort: number | undefined;
  readonly portFile: string;
  readonly spawnOn: (port: number, socket: string | undefined) => Promise<StartedServer>;
}

/**
 * Tries until one server answers. Of two processes that start at once Postgres lets one win; the other one's attempt
 * ends, and its next round adopts. Backends of a killed server also end an attempt, until they have noticed.
 */
async function adoptOrStart(cluster: Cluster, { log, fixedPort, portFile, spawnOn }: Start): Promise<RunningServer & { adopted: boolean }> {
  const deadline = performance.now() + START_TIMEOUT_MS;
  let socket = socketFolder(cluster.folder);
  for (;;) {
    const running = await runningServer(cluster.folder);
    if (running && await answers(cluster, running, deadline)) {
      log(`Using the Postgres that already runs on port ${running.port} (process ${running.pid})`);
      return { ...running, adopted: true };
    }
    await removeForeignPidFile(cluster.folder);
    await removeForeignSockets(cluster.folder);
    const port = fixedPort ?? await keptOrFreePort(portFile);
    const started = await spawnOn(port, socket);
    if (await answers(cluster, { pid: started.pid, port }, deadline, started.failure)) {
      const winner = await runningServer(cluster.folder);
      if (winner?.pid !== started.pid) continue;
      await writeFile(portFile, String(port));
      log(`Started Postgres on port ${port} (process ${started.pid})`);
      return { ...winner, adopted: false };
    }
    const failure = started.failure() ?? 'it did not answer in time';
    const bySocket = socket !== undefined && isSocketFailure(failure);
    if (bySocket) {
      log(`Postgres is reached by TCP only, because its socket could not be opened: ${failure}`);
      socket = undefined;
    }
    const passing = bySocket || /postmaster\.pid|shared memory block/.test(failure) || (fixedPort === undefined && /Address already in use/.test(failure));
    if (!passing || performance.now() > deadline) throw new Error(`Postgres did not start on port ${port}: ${failure}`);
    await pause(50);
  }
}

/** Waits until the server accepts our password and proves to run on our cluster; false when it ends before. */
async function answers(cluster: Cluster, server: RunningServer, deadline: number, failure?: () => string | undefined): Promise<boolean> {
  while (performance.now() < deadline) {
    const ended = failure ? failure() !== undefined : await gone(server.pid, cluster.folder, 0);
    if (ended) return false;
    try {
      const [row] = await query(urlOf(cluster, server.port, 'postgres'), 'show data_directory');
      if (row && await realpath(String(row['data_directory'])) === cluster.folder) return true;
      if (failure === undefined) return false;
    } catch (error) {
      // A refused password on a server that we started means that somebody else's answers on this port.
      if (failure === undefined && !isStillStarting(error)) throw error;
    }
    await pause(20);
  }
  return false;
}

/** Not listening yet, cut off in between, or "the database system is starting up / shutting down" (57P03, 57P01). */
function isStillStarting(error: unknown): boolean {
  const code = (error as { code?: string }).code;
  return code === undefined || ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03'].includes(code);
}

async function stop(server: RunningServer, cluster: Cluster, leave: () => Promise<boolean>): Promise<void> {
  const last = await leave();
  if (!last || await gone(server.pid, cluster.folder, 0)) return;
  process.kill(server.pid, 'SIGINT');
  if (!await gone(server.pid, cluster.folder, STOP_TIMEOUT_MS)) {
    throw new Error(`Postgres (process ${server.pid}) has not stopped within ${STOP_TIMEOUT_MS / 1000} s`);
  }
}

async function createDatabase(cluster: Cluster, port: number): Promise<void> {
  const url = urlOf(cluster, port, 'postgres');
  const [found] = await query(url, `select 1 from pg_database where datname = '${DATABASE}'`, CONNECT_MS);
  if (found) return;
  await query(url, `create database ${DATABASE}`, CONNECT_MS).catch((error: { code?: string }) => {
    // 42P04 and 23505: another process that started at the same moment created it.
    if (error.code !== '42P04' && error.code !== '23505') throw error;
  });
}

async function query(url: string, sql: string, withinMs = 2_000): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: withinMs });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Asked by really connecting: a server that another process started may have no socket, or one that we may not use. */
async function fastestUrl(cluster: Cluster, port: number): Promise<string> {
  const url = urlOf(cluster, port, DATABASE);
  const socket = socketFolder(cluster.folder);
  if (socket === undefined) return url;
  const bySocket = `${url}?host=${encodeURIComponent(socket)}`;
  return query(bySocket, 'select 1').then(() => bySocket, () => url);
}

function urlOf(cluster: Cluster, port: number, database: string): string {
  return `postgres://${OWNER}:${cluster.password}@127.0.0.1:${port}/${database}`;
}

async function keptOrFreePort(portFile: string): Promise<number> {
  const kept = Number(await readFile(portFile, 'utf8').catch(() => '0'));
  return (kept > 0 ? await freePort(kept) : undefined) ?? await freePort(0) ?? 0;
}

function freePort(wanted: number): Promise<number | undefined> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', () => done(undefined));
    probe.listen(wanted, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => done(port));
    });
  });
}
