import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../apps/api/src/platform/database/embedded-postgres.js';
import { type Started, startProgram } from './processes.js';

/** A real installation on this machine: durable Postgres, the sandbox as Meta, and the app, each a process of its own. */
export interface Installation {
  readonly postgres: EmbeddedPostgres;
  readonly sandbox: Started & { readonly url: string };
  /** Connection of the schema's owner. */
  readonly owner: Client;
  readonly appUrl: string;
  /** The app that runs now. */
  app: Started;
  /** Ends the app; `start` begins it again. */
  stopApp(): Promise<void>;
  /** @param role `api` without the work of the queues; all of it when left out */
  startApp(role?: 'api'): Promise<Started>;
  /** One more process that does the work of the queues, beside the app. */
  startWorker(): Promise<Started>;
  close(): Promise<void>;
}

/** @param nodeArgs arguments of the app's Node, for example `--cpu-prof`. `--statements` lets Postgres count statements, which costs it a little. */
export async function openInstallation(nodeArgs: readonly string[], { countsStatements }: { countsStatements: boolean }): Promise<Installation> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-bench-'));
  const postgres = await startEmbeddedPostgres({
    dataDir: join(folder, 'postgres'), log: () => undefined, settings: countsStatements ? { shared_preload_libraries: 'pg_stat_statements', 'pg_stat_statements.track_planning': 'on' } : {},
  });
  const sandbox = await startProgram('apps/sandbox/src/main.js', { until: /listening/, env: { SANDBOX_PORT: '0', SANDBOX_KEEP: '150000' } });
  const sandboxUrl = /http:\S+/.exec(sandbox.line)?.[0] ?? '';
  const owner = new Client({ connectionString: postgres.url });
  await owner.connect();
  if (countsStatements) await owner.query('create extension if not exists pg_stat_statements');
  const port = await freePort();
  const env = {
    DATABASE_URL: postgres.url, DATA_DIR: join(folder, 'data'), PORT: String(port), DEMO: 'false', REGISTRATION: 'open', QUIET_WINDOW_MS: '0',
    LOG_LEVEL: 'warn', OUTBOUND_ALLOW: sandboxUrl, PARLEY_ENVIRONMENT: 'bench',
  };
  const startApp = (role?: 'api'): Promise<Started> => startProgram('apps/api/src/main.js', { until: /is ready/, nodeArgs, env: { ...env, ...(role === undefined ? {} : { ROLE: role }) } });
  const workers: Started[] = [];
  const installation: Installation = {
    postgres, owner, sandbox: { ...sandbox, url: sandboxUrl }, appUrl: `http://127.0.0.1:${port}`, app: await startApp(),
    stopApp: () => installation.app.stop(),
    startApp: async (role) => (installation.app = await startApp(role)),
    startWorker: async () => {
      const worker = await startProgram('apps/api/src/worker.js', { until: /is ready/, env: { ...env, LOG_LEVEL: 'info' } });
      workers.push(worker);
      return worker;
    },
    close: async () => {
      for (const worker of workers) await worker.stop();
      await installation.app.stop();
      await sandbox.stop();
      await owner.end();
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return installation;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

/** How many statements ran for each of `messages` since the last reset, and the `most` most frequent and most costly ones. */
export async function statements(owner: Client, messages: number, most = 20): Promise<string> {
  const { rows } = await owner.query<{ calls: string; total: number; query: string }>(
    `select calls, total_exec_time + total_plan_time as total, regexp_replace(query, '\\s+', ' ', 'g') as query from pg_stat_statements order by calls desc`);
  const calls = rows.reduce((sum, row) => sum + Number(row.calls), 0);
  const ms = rows.reduce((sum, row) => sum + row.total, 0);
  const line = (row: (typeof rows)[number]): string => `  ${(Number(row.calls) / messages).toFixed(2).padStart(7)} ${(row.total / messages).toFixed(3).padStart(9)} ms  ${row.query.trim().slice(0, 150)}`;
  const costly = rows.toSorted((a, b) => b.total - a.total).slice(0, most);
  return [
    `  statements a message: ${(calls / messages).toFixed(1)}, ${(ms / messages).toFixed(2)} ms in Postgres, waits for locks included`,
    '  most frequent:', ...rows.slice(0, most).map(line), '  most costly:', ...costly.map(line),
  ].join('\n');
}
