import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { Catalog, type ProductDraft } from '../../apps/api/src/modules/catalog/index.js';
import { applyDraft } from '../../apps/api/src/modules/catalog/product-draft.js';
import { PRODUCT_CORPUS, productWords } from '../../apps/api/src/modules/catalog/product-words.js';
import { writeProducts } from '../../apps/api/src/modules/catalog/product-writes.queries.js';
import { SynonymsService } from '../../apps/api/src/modules/catalog/synonyms/synonyms.service.js';
import { MIGRATIONS } from '../../apps/api/src/migrations/index.js';
import { Clock } from '../../apps/api/src/platform/clock/clock.js';
import { Database } from '../../apps/api/src/platform/database/database.js';
import { startEmbeddedPostgres } from '../../apps/api/src/platform/database/embedded-postgres.js';
import { newId } from '../../apps/api/src/platform/database/ids.js';
import { migrate } from '../../apps/api/src/platform/database/migrate.js';
import { APP_ROLE } from '../../apps/api/src/platform/database/roles.js';
import { LiveEvents } from '../../apps/api/src/platform/live/live-events.js';
import { SearchIndex } from '../../apps/api/src/platform/search/search-index.js';

/** A catalog in a database of its own, reached as the app's role, behind row-level security. */
export interface SearchWorld {
  readonly db: Database;
  readonly catalog: Catalog;
  newStore(): Promise<string>;
  add(storeId: string, drafts: readonly (ProductDraft & { title: string })[]): Promise<void>;
  /** What Postgres does by itself within minutes of a large import. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

const BATCH = 1000;

export async function openSearchWorld(): Promise<SearchWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-bench-'));
  const server = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), log: () => undefined });
  await migrate(server.url, { migrations: MIGRATIONS, appPassword: 'bench' });
  const owner = new Client({ connectionString: server.url });
  await owner.connect();
  const appUrl = new URL(server.url);
  appUrl.username = APP_ROLE;
  appUrl.password = 'bench';
  const pool = await new DataSource({ type: 'postgres', url: appUrl.href }).initialize();
  const db = new Database(pool, pool);
  const index = new SearchIndex();
  return {
    db, catalog: new Catalog(db, index, new SynonymsService(db, new Clock(), new LiveEvents(db))),
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
          await index.put(tx, storeId, PRODUCT_CORPUS, products.map(productWords));
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
