import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { MIGRATIONS } from '../apps/api/src/migrations/index.js';
import { Database } from '../apps/api/src/platform/database/database.js';
import { startEmbeddedPostgres } from '../apps/api/src/platform/database/embedded-postgres.js';
import { newId } from '../apps/api/src/platform/database/ids.js';
import { migrate } from '../apps/api/src/platform/database/migrate.js';
import { APP_ROLE } from '../apps/api/src/platform/database/roles.js';
import { SearchIndex } from '../apps/api/src/platform/search/search-index.js';

// Search over a generated catalog, one client, beside a bare `select 1` of the same connection. Run it after `npm run build`: node dist/bench/search.js [products]

const PRODUCTS = Number(process.argv[2] ?? 20_000);
const QUERIES = 400;
const SYLLABLES = ['ba', 'cor', 'dil', 'fen', 'gra', 'hol', 'jin', 'kar', 'lum', 'mon', 'nor', 'pel', 'quil', 'ros', 'sol', 'tem', 'vel', 'win', 'yar', 'zen'];

/** The same numbers on every run (Lehmer generator). */
let state = 20_261_121;
function random(below: number): number {
  state = (state * 48_271) % 2_147_483_647;
  return state % below;
}
/** Words as in a real catalog: a few stand in many titles, most in few. */
function word(): string {
  const rank = Math.floor(8000 * (random(10_000) / 10_000) ** 2);
  return `${SYLLABLES[rank % 20] ?? ''}${SYLLABLES[Math.floor(rank / 20) % 20] ?? ''}${SYLLABLES[Math.floor(rank / 400) % 20] ?? ''}`;
}
const words = (count: number): string => Array.from({ length: count }, word).join(' ');

function misspelt(text: string): string {
  const at = 1 + random(Math.max(1, text.length - 2));
  return `${text.slice(0, at)}${text.slice(at + 1)}`;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

function report(name: string, times: number[], more = ''): void {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
  console.log(`${name.padEnd(28)} p50 ${at(0.5)} ms   p95 ${at(0.95)} ms   p99 ${at(0.99)} ms${more}`);
}

async function measure(db: Database, storeId: string): Promise<void> {
  const index = new SearchIndex();
  const titles = Array.from({ length: PRODUCTS }, () => words(4 + random(5)));
  const writing = await timed(async () => {
    for (let i = 0; i < PRODUCTS; i += 1000) {
      const batch = titles.slice(i, i + 1000).map((title) => ({ id: newId(), title, names: [word()], body: words(20) }));
      await db.inStore(storeId, (tx) => index.put(tx, storeId, 'products', batch));
    }
  });
  console.log(`${PRODUCTS} products indexed in ${(writing / 1000).toFixed(1)} s (${Math.round(PRODUCTS / (writing / 1000))}/s)`);
  const bare = [];
  for (let i = 0; i < QUERIES; i += 1) bare.push(await timed(() => db.inStore(storeId, (tx) => tx.query('select 1'))));
  report('select 1 in a store', bare);
  for (const [name, spoil] of [['as in the catalog', (text: string) => text], ['every word misspelt', misspelt]] as const) {
    const times: number[] = [];
    let found = 0;
    for (let i = 0; i < QUERIES; i += 1) {
      const title = titles[random(PRODUCTS)] ?? '';
      const query = title.split(' ').slice(0, 1 + random(3)).map(spoil).join(' ');
      times.push(await timed(async () => {
        const { hits } = await db.inStore(storeId, (tx) => index.find(tx, storeId, 'products', query, 200));
        if (hits.length > 0) found += 1;
      }));
    }
    report(name, times, `   found something: ${((100 * found) / QUERIES).toFixed(1)} %`);
  }
}

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-bench-'));
  const server = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), log: () => undefined });
  try {
    await migrate(server.url, { migrations: MIGRATIONS, appPassword: 'bench' });
    const storeId = newId();
    const owner = new Client({ connectionString: server.url });
    await owner.connect();
    await owner.query(`insert into stores (id, name, slug, timezone, currency, locale, country, trial_ends_at, created_at, updated_at) values ($1, 'Bench', 'bench', 'UTC', 'EUR', 'en', 'ES', now(), now(), now())`, [storeId]);
    await owner.end();
    const appUrl = new URL(server.url);
    appUrl.username = APP_ROLE;
    appUrl.password = 'bench';
    const pool = await new DataSource({ type: 'postgres', url: appUrl.href }).initialize();
    await measure(new Database(pool, pool), storeId);
    await pool.destroy();
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

await main();
