import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { MIGRATIONS } from '../apps/api/src/migrations/index.js';
import { startEmbeddedPostgres } from '../apps/api/src/platform/database/embedded-postgres.js';
import { migrate } from '../apps/api/src/platform/database/migrate.js';
import { APP_ROLE } from '../apps/api/src/platform/database/roles.js';
import type { FromServer, LoadPlan, LoadReport } from './intake/wire.js';

// Signed webhooks accepted per second: the app beside a bare server that inserts one row per request, on the same embedded
// Postgres, in turns. Run it after `npm run build`: node dist/bench/intake.js [api|all] [rounds] [seconds]

const ROLE = process.argv[2] ?? 'api';
const ROUNDS = Number(process.argv[3] ?? 3);
const SECONDS = Number(process.argv[4] ?? 5);
const CONNECTIONS = 64;
const PASSWORD = 'bench';

const program = (name: string): string => fileURLToPath(new URL(`./intake/${name}.js`, import.meta.url));

interface Server { readonly process: ChildProcess; readonly port: number }
interface Round { readonly reference: LoadReport; readonly app: LoadReport }

async function started(name: string, args: readonly string[]): Promise<Server> {
  const child = fork(program(name), args);
  const [message] = (await once(child, 'message')) as [FromServer];
  if (!('port' in message)) throw new Error(`${name} did not listen`);
  return { process: child, port: message.port };
}
async function stopped({ process: child }: Server): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}
async function load(plan: LoadPlan): Promise<LoadReport> {
  const child = fork(program('load'));
  child.send(plan);
  const [report] = (await once(child, 'message')) as [LoadReport];
  return report;
}
async function memoryOf({ process: child }: Server): Promise<number> {
  child.send('memory');
  const [message] = (await once(child, 'message')) as [FromServer];
  return 'rssBytes' in message ? message.rssBytes / 1024 / 1024 : 0;
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const rateOf = (report: LoadReport): number => report.accepted / report.seconds;
function line(name: string, report: LoadReport): void {
  console.log(`${name.padEnd(34)} ${Math.round(rateOf(report)).toString().padStart(6)}/s   p50 ${report.p50.toFixed(1)} ms   p99 ${report.p99.toFixed(1)} ms${report.refused > 0 ? `   REFUSED ${report.refused}` : ''}`);
}

async function measure(ownerUrl: string, appUrl: string, dataDir: string): Promise<void> {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query('create table reference_events (id uuid primary key, received_at timestamptz not null, body bytea not null)');
  const reference = await started('reference-server', [ownerUrl]);
  const app = await started('app-server', [appUrl, dataDir, ROLE]);
  for (const { port } of [reference, app]) await load({ port, connections: CONNECTIONS, seconds: 2 });
  const warm = await count(owner, 'webhook_events');

  const rounds: Round[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const one = { connections: CONNECTIONS, seconds: SECONDS };
    const reports = { reference: await load({ ...one, port: reference.port }), app: await load({ ...one, port: app.port }) };
    line('reference, one insert a request', reports.reference);
    line(`app (${ROLE})`, reports.app);
    rounds.push(reports);
  }
  const accepted = rounds.reduce((sum, round) => sum + round.app.accepted, 0);
  console.log(`accepted ${accepted}, stored ${await count(owner, 'webhook_events') - warm}`);
  console.log(`ratio app / reference: ${median(rounds.map((round) => rateOf(round.app) / rateOf(round.reference))).toFixed(2)} (median of ${ROUNDS}), p99 ${median(rounds.map((round) => round.app.p99)).toFixed(1)} ms`);
  for (const { name, port } of [{ name: 'reference', port: reference.port }, { name: `app (${ROLE})`, port: app.port }]) {
    line(`${name}, open loop 1,000/s`, await load({ port, connections: CONNECTIONS, seconds: SECONDS, rate: 1_000 }));
  }
  console.log(`memory: app ${(await memoryOf(app)).toFixed(0)} MB, reference ${(await memoryOf(reference)).toFixed(0)} MB`);
  for (const server of [app, reference]) await stopped(server);
  await owner.end();
}

async function count(owner: Client, table: string): Promise<number> {
  const { rows } = await owner.query<{ n: number }>(`select count(*)::int as n from ${table}`);
  return rows[0]?.n ?? 0;
}

const dataDir = await mkdtemp(join(tmpdir(), 'parley-bench-'));
const server = await startEmbeddedPostgres({ dataDir: join(dataDir, 'postgres'), log: () => undefined });
try {
  await migrate(server.url, { migrations: MIGRATIONS, appPassword: PASSWORD });
  const appUrl = new URL(server.url);
  appUrl.username = APP_ROLE;
  appUrl.password = PASSWORD;
  await measure(server.url, appUrl.href, dataDir);
} finally {
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
}
