import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { Catalog, type ProductDraft } from '../../apps/api/src/modules/catalog/index.js';
import { applyDraft } from '../../apps/api/src/modules/catalog/product-draft.js';
import { writeProducts } from '../../apps/api/src/modules/catalog/product-writes.queries.js';
import type { Embedder } from '../../apps/api/src/modules/catalog/search/meaning/embedder.js';
import { ProductMeanings } from '../../apps/api/src/modules/catalog/search/meaning/product-meanings.service.js';
import { ProductIndex } from '../../apps/api/src/modules/catalog/search/product-index.js';
import { SynonymsService } from '../../apps/api/src/modules/catalog/synonyms/synonyms.service.js';
import { MIGRATIONS } from '../../apps/api/src/migrations/index.js';
import { Clock } from '../../apps/api/src/platform/clock/clock.js';
import { Database } from '../../apps/api/src/platform/database/database.js';
import { poolOf } from '../../apps/api/src/platform/database/database.module.js';
import { startEmbeddedPostgres } from '../../apps/api/src/platform/database/embedded-postgres.js';
import { newId } from '../../apps/api/src/platform/database/ids.js';
import { migrate } from '../../apps/api/src/platform/database/migrate.js';
import { APP_ROLE } from '../../apps/api/src/platform/database/roles.js';
import { LiveEvents } from '../../apps/api/src/platform/live/live-events.js';
import { Jobs, type QueueHealth } from '../../apps/api/src/platform/queue/jobs.js';
import { SearchIndex } from '../../apps/api/src/platform/search/search-index.js';

/** A catalog in a database of its own, reached as the app's role, behind row-level security. */
export interface SearchWorld {
  readonly db: Database;
  readonly catalog: Catalog;
  /** The same products for somebody who understands them, too; call `understand` before. */
  readonly understanding: Catalog;
  understand(storeId: string): Promise<void>;
  newStore(): Promise<string>;
  add(storeId: string, drafts: readonly (ProductDraft & { title: string })[]): Promise<void>;
  /** What Postgres does by itself within minutes of a large import. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

const BATCH = 1000;
const DIMENSIONS = 1536;

/** Vectors without meaning, of the usual size and made at once: what remains is the time of the search. */
const NONSENSE: Embedder = {
  model: 'nonsense', leastSimilarity: 0.01, price: null,
  embed: async (texts) => ({ tokens: 0, vectors: texts.map((text) => {
    let state = [...text].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 2_147_483_647, 7) || 1;
    return Float32Array.from({ length: DIMENSIONS }, () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647 - 0.5);
  }) }),
};

/** Counts bells instead of ringing them. */
class NoJobs extends Jobs {
  rung = 0;
  async enqueue(): Promise<void> { this.rung += 1; }
  async enqueueMany(): Promise<void> { this.rung += 1; }
  handle(): void { /* nobody hears them */ }
  async start(): Promise<void> { /* nothing to consume */ }
  async drain(): Promise<void> { /* nothing waits */ }
  async stop(): Promise<void> { /* nothing runs */ }
  async health(): Promise<QueueHealth> { return { waiting: 0, active: 0, delayed: 0, failed: 0, oldestWaitingMs: null }; }
}

export async function openSearchWorld(): Promise<SearchWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-bench-'));
  const server = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), log: () => undefined });
  await migrate(server.url, { migrations: MIGRATIONS, appPassword: 'bench' });
  const owner = new Client({ connectionString: server.url });
  await owner.connect();
  const appUrl = new URL(server.url);
  appUrl.username = APP_ROLE;
  appUrl.password = 'bench';
  const pool = await new DataSource(poolOf(appUrl.href, 10, 'parley')).initialize();
  const db = new Database(pool, pool);
  const [clock, jobs] = [new Clock(), new NoJobs()];
  const synonyms = new SynonymsService(db, clock, new LiveEvents(db));
  const catalogWith = (embedder: Embedder | null): { readonly meanings: ProductMeanings; readonly index: ProductIndex; readonly catalog: Catalog } => {
    const meanings = new ProductMeanings(db, clock, jobs, embedder);
    const index = new ProductIndex(new SearchIndex(), meanings);
    return { meanings, index, catalog: new Catalog(db, index, synonyms, meanings) };
  };
  const { index, catalog } = catalogWith(null);
  const { meanings, catalog: understanding } = catalogWith(NONSENSE);
  return {
    db, catalog, understanding,
    understand: async (storeId) => {
      do {
        jobs.rung = 0;
        await meanings.understand(storeId);
      } while (jobs.rung > 0);
    },
    newStore: async () => {
      const id = newId();
      await owner.query(`insert into stores (id, name, slug, timezone, currency, locale, country, trial_ends_at, created_at, updated_at) values ($1, 'Bench', $2, 'UTC', 'EUR', 'en', 'ES', now(), now(), now())`, [id, id]);
      return id;
    },
    add: async (storeId, drafts) => {
      for (let from = 0; from < drafts.length; from += BATCH) {
        const products = drafts.slice(from, from + BATCH).map((draft, place) => applyDraft(undefined, draft, draft.handle ?? `product-${from + place}`, new Date()));
        await db.inStore(storeId, async (tx) => {
          await writeProducts(tx, storeId, products);
          await index.put(tx, storeId, products);
        });
      }
    },
    settle: async () => { await owner.query('vacuum analyze'); },
    close: async () => {
      await pool.destroy();
      await owner.end();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
