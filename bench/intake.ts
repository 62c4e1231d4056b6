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
import type { Listening, LoadPlan, LoadReport } from './intake/wire.js';
import { memoryMb } from './support/processes.js';
import { countCpu } from './support/report.js';

// Signed webhooks accepted per second, and the CPU that each costs: the app beside a bare server that inserts one row per
// request, on the same embedded Postgres, in turns. CPU for each is the figure to compare runs on a busy machine by.
// Run it after `npm run build`: node dist/bench/intake.js [api|all] [rounds] [seconds] [arguments of the app's Node]

const ROLE = process.argv[2] ?? 'api';
const ROUNDS = Number(process.argv[3] ?? 6);
const SECONDS = Number(process.argv[4] ?? 3);
const NODE_ARGS = process.argv.slice(5);
const CONNECTIONS = 64;
const PASSWORD = 'bench';

const program = (name: string): string => fileURLToPath(new URL(`./intake/${name}.js`, import.meta.url));

interface Server { readonly process: ChildProcess; readonly pid: number; readonly port: number }
/** A load and what it cost: microseconds of CPU for each accepted request, and cores that neither side nor the generator used. */
interface Measured extends LoadReport { readonly serverUs: number; readonly postgresUs: number; readonly othersCores: number }
interface Round { readonly reference: Measured; readonly app: Measured }

async function started(name: string, args: readonly string[], execArgv: readonly string[] = []): Promise<Server> {
  const child = fork(program(name), args, { execArgv: [...execArgv] });
  const ready = once(child, 'message') as Promise<[Listening]>;
  const ended = once(child, 'exit').then(() => Promise.reject(new Error(`${name} ended before it listened`)));
  const [{ port }] = await Promise.race([ready, ended]);
  ended.catch(() => undefined);
  return { process: child, pid: child.pid ?? 0, port };
}
async function stopped({ process: child }: Server): Promise<void> {
  child.kill('SIGTERM');
  await once(child, 'exit');
}
async function load(server: Server, postgres: number, plan: Omit<LoadPlan, 'port'>): Promise<Measured> {
  const child = fork(program('load'), { execArgv: [] });
  const stop = countCpu({ app: server.pid, postgres });
  child.send({ ...plan, port: server.port } satisfies LoadPlan);
  const [report] = (await once(child, 'message')) as [LoadReport];
  const used = stop();
  const each = (seconds: number): number => (seconds * 1e6) / report.accepted;
  return { ...report, serverUs: each(used.app), postgresUs: each(used.postgres), othersCores: Math.max(0, used.others - report.generatorSeconds) / used.seconds };
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const rateOf = (report: LoadReport): number => report.accepted / report.seconds;
function line(name: string, report: Measured): void {
  console.log([
    name.padEnd(32), `${Math.round(rateOf(report)).toString().padStart(6)}/s`, `p50 ${report.p50.toFixed(1)} ms`, `p99 ${report.p99.toFixed(1)} ms`,
    `CPU server ${report.serverUs.toFixed(0)} µs`, `Postgres ${report.postgresUs.toFixed(0)} µs`, `others ${report.othersCores.toFixed(2)} cores`,
    ...(report.refused > 0 ? [`REFUSED ${report.refused}`] : []),
  ].join('   '));
}

async function measure(ownerUrl: string, postgres: number, appUrl: string, dataDir: string): Promise<void> {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query('create table reference_events (id uuid primary key, received_at timestamptz not null, body bytea not null)');
  const reference = await started('reference-server', [ownerUrl]);
  const app = await started('app-server', [appUrl, dataDir, ROLE], NODE_ARGS);
  for (const server of [reference, app]) await load(server, postgres, { connections: CONNECTIONS, seconds: 2 });
  const warm = await count(owner, 'webhook_events');

  const rounds: Round[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const plan = { connections: CONNECTIONS, seconds: SECONDS };
    const measured = { reference: await load(reference, postgres, plan), app: await load(app, postgres, plan) };
    line('reference, one insert a request', measured.reference);
    line(`app (${ROLE})`, measured.app);
    rounds.push(measured);
  }
  const accepted = rounds.reduce((sum, round) => sum + round.app.accepted, 0);
  console.log(`accepted ${accepted}, stored ${await count(owner, 'webhook_events') - warm}`);
  const of = (figure: (round: Round) => number): number => median(rounds.map(figure));
  const cost = (report: Measured): number => report.serverUs + report.postgresUs;
  console.log(`medians of ${ROUNDS} rounds: app / reference ${of((round) => rateOf(round.app) / rateOf(round.reference)).toFixed(2)} by requests a second, p99 ${of(({ app: { p99 } }) => p99).toFixed(1)} ms`);
  console.log(`CPU for each: app ${of((round) => cost(round.app)).toFixed(0)} µs, reference ${of((round) => cost(round.reference)).toFixed(0)} µs, reference / app ${of((round) => cost(round.reference) / cost(round.app)).toFixed(2)}`);
  for (const { name, server } of [{ name: 'reference', server: reference }, { name: `app (${ROLE})`, server: app }]) {
    line(`${name}, open loop 1,000/s`, await load(server, postgres, { connections: CONNECTIONS, seconds: SECONDS, rate: 1_000 }));
  }
  for (const { name, server } of [{ name: 'app', server: app }, { name: 'reference', server: reference }]) {
    const { now, peak } = memoryMb(server.pid);
    console.log(`memory: ${name} ${now.toFixed(0)} MB, at most ${peak.toFixed(0)} MB`);
  }
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
  await measure(server.url, server.pid, appUrl.href, dataDir);
} finally {
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
}
