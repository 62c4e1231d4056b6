import { publicId } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { violates } from '../../platform/database/violated.js';
import { AppError } from '../../platform/errors/app-error.js';
import { type Cursor, everyRow } from '../../platform/http/page.js';
import { isWithin, type TimeFilter } from '../../platform/http/times.js';
import { LiveEvents } from '../../platform/live/live-events.js';
import { type CategoryCount, isIn, sumsOf } from './categories.js';
import { countByCategory, countByStatus, selectPage, selectProducts } from './catalog.queries.js';
import { handleOf } from './handle.js';
import { applyDraft, type ProductDraft } from './product-draft.js';
import { deleteProduct, lockProduct, selectHandles, selectNoPictures, type StatusChange, updateStatuses, writeProducts } from './product-writes.queries.js';
import { type CatalogProduct, PRODUCT_STATUSES, type ProductStatus } from './product.js';
import { ProductIndex } from './search/product-index.js';

export interface ProductFilter {
  readonly statuses: readonly ProductStatus[];
  /** Words to look for; the best match comes first. Without them the newest product comes first. */
  readonly text?: string;
  /** Its whole path; products below it count. */
  readonly category?: string;
  readonly times?: TimeFilter;
}
export interface ProductList extends ProductFilter {
  readonly limit: number;
  readonly cursor: Cursor | undefined;
}
/** How far down a searched list can be paged. */
const RANKED = 1000;
/** More than a store has products. */
const ALL_RANKED = 1_000_000;
const BATCH = 500;

/** The catalog as people of the store and integrators keep it. */
@Injectable()
export class Products {
  constructor(private readonly db: Database, private readonly clock: Clock, private readonly index: ProductIndex, private readonly live: LiveEvents) {}

  /** Up to `limit + 1` products, as pageOf wants them. The cursor's key is [created_at, id], with `text` [id]. */
  async list(storeId: string, list: ProductList): Promise<CatalogProduct[]> {
    return this.db.inStore(storeId, async (tx) => {
      if (list.text === undefined) return selectPage(tx, storeId, { statuses: list.statuses, category: list.category, times: list.times ?? {}, cursor: list.cursor, limit: list.limit + 1 });
      const { hits } = await this.index.find(tx, storeId, list.text, RANKED);
      const found = await selectProducts(tx, storeId, hits.map((hit) => hit.documentId), list.statuses);
      const wanted = found.filter((product) => (list.category === undefined || isIn(product.category, list.category)) && isWithin(list.times ?? {}, product));
      return pageFrom(wanted, list.limit, list.cursor);
    });
  }

  /** The same products from the first to the last, in the order of the list. */
  async *all(storeId: string, filter: ProductFilter): AsyncGenerator<CatalogProduct> {
    const { statuses, text, category } = filter;
    if (text === undefined) return yield* everyRow(BATCH, (cursor, limit) => this.list(storeId, { ...filter, cursor, limit }), ({ createdAt, id }) => [createdAt.toISOString(), id]);
    // What is searched for is found at once: its order may change from one batch to the next.
    const ids = await this.db.inStore(storeId, async (tx) => (await this.index.find(tx, storeId, text, ALL_RANKED)).hits.map(({ documentId }) => documentId), { reads: true });
    for (let at = 0; at < ids.length; at += BATCH) {
      const found = await this.db.inStore(storeId, (tx) => selectProducts(tx, storeId, ids.slice(at, at + BATCH), statuses), { reads: true });
      yield* category === undefined ? found : found.filter((product) => isIn(product.category, category));
    }
  }

  /** How many products have each status. */
  async count(storeId: string): Promise<Record<ProductStatus, number>> {
    return this.db.inStore(storeId, (tx) => countByStatus(tx, storeId));
  }

  /** Every category and those above it, by path, with how many products of any status stand in it or below it. */
  async categories(storeId: string): Promise<CategoryCount[]> {
    return sumsOf(await this.db.inStore(storeId, (tx) => countByCategory(tx, storeId, PRODUCT_STATUSES)));
  }

  /** @throws AppError product.not_found */
  async get(storeId: string, id: string): Promise<CatalogProduct> {
    return this.db.inStore(storeId, (tx) => getProduct(tx, storeId, id));
  }

  /** @throws AppError product.sku_taken, product.handle_taken, request.invalid, media.not_found (an image) */
  async create(storeId: string, draft: ProductDraft & { title: string }): Promise<CatalogProduct> {
    return this.#changing(storeId, async (tx) => {
      const handle = draft.handle ?? await freeHandle(tx, storeId, draft.title);
      return { product: applyDraft(undefined, draft, handle, this.clock.now()), isChanged: true };
    });
  }

  /**
   * Applies a merge patch.
   * @param version the one that the change was made from; absent when whatever is there may be changed
   * @throws AppError product.not_found, product.stale and those of create
   */
  async update(storeId: string, id: string, draft: ProductDraft, version?: number): Promise<CatalogProduct> {
    return this.#changing(storeId, async (tx) => {
      await lockProduct(tx, storeId, id);
      const stored = await getProduct(tx, storeId, id);
      if (version !== undefined && version !== stored.version) throw new AppError('product.stale', { headers: { etag: `"${stored.version}"` } });
      const product = applyDraft(stored, draft, stored.handle, this.clock.now());
      return { product, isChanged: product !== stored };
    });
  }

  /** Shows many products to customers or hides them. Unknown ids and those that have the status already are left out of the answer. */
  async setStatus(storeId: string, ids: readonly string[], status: ProductStatus): Promise<StatusChange[]> {
    return this.db.inStore(storeId, async (tx) => {
      const changed = await updateStatuses(tx, storeId, ids, status, this.clock.now());
      this.index.shown(tx, storeId);
      this.live.append(tx, changed.map(({ id, version }) => ({ storeId, type: 'product.updated' as const, data: { product_id: publicId('product', id), version } })));
      return changed;
    });
  }

  /** @throws AppError product.not_found */
  async remove(storeId: string, id: string): Promise<void> {
    await this.db.inStore(storeId, async (tx) => {
      if (!await deleteProduct(tx, storeId, id)) throw new AppError('product.not_found');
      await this.index.remove(tx, storeId, [id]);
      this.live.append(tx, [{ storeId, type: 'product.updated', data: { product_id: publicId('product', id), deleted: true } }]);
    });
  }

  async #changing(storeId: string, change: (tx: Tx) => Promise<{ product: CatalogProduct; isChanged: boolean }>): Promise<CatalogProduct> {
    try {
      return await this.db.inStore(storeId, async (tx) => {
        const { product, isChanged } = await change(tx);
        if (!isChanged) return product;
        await demandPictures(tx, storeId, product);
        await writeProducts(tx, storeId, [product]);
        await this.index.put(tx, storeId, [product]);
        this.live.append(tx, [{ storeId, type: 'product.updated', data: { product_id: publicId('product', product.id), version: product.version } }]);
        return product;
      });
    } catch (error) {
      throw asProblem(error);
    }
  }
}

async function getProduct(tx: Tx, storeId: string, id: string): Promise<CatalogProduct> {
  const [product] = await selectProducts(tx, storeId, [id], PRODUCT_STATUSES);
  if (product === undefined) throw new AppError('product.not_found');
  return product;
}

async function demandPictures(tx: Tx, storeId: string, { images }: CatalogProduct): Promise<void> {
  const wrong = await selectNoPictures(tx, storeId, images.map(({ mediaId }) => mediaId));
  const place = images.findIndex(({ mediaId }) => wrong.includes(mediaId));
  if (place >= 0) throw AppError.field('unsupported_type', `/images/${place}/media_id`, 'A photo is a JPEG or PNG picture');
}

async function freeHandle(tx: Tx, storeId: string, title: string): Promise<string> {
  const plain = handleOf(title) || 'product';
  const candidates = [plain, ...Array.from({ length: 98 }, (_, i) => `${plain}-${i + 2}`)];
  const taken = await selectHandles(tx, storeId, candidates);
  const free = candidates.find((candidate) => !taken.has(candidate));
  if (free === undefined) throw AppError.field('product.handle_taken', '/handle', 'Too many products have this title; give a handle');
  return free;
}

/** The constraint that a write broke, in words. */
export function asProblem(error: unknown): unknown {
  if (violates(error, 'product_variants_sku')) return AppError.field('product.sku_taken', '/variants');
  if (violates(error, 'products_handle')) return AppError.field('product.handle_taken', '/handle');
  if (violates(error, 'product_images_media')) return AppError.field('not_found', '/images', 'There is no such file');
  if (violates(error, 'product_images_pkey')) return AppError.field('duplicate', '/images', 'An image is listed twice');
  return error;
}

function pageFrom(found: readonly CatalogProduct[], limit: number, cursor: Cursor | undefined): CatalogProduct[] {
  const place = cursor === undefined ? -1 : found.findIndex((product) => product.id === cursor.key[0]);
  if (cursor?.side === 'before') return found.slice(Math.max(0, place - limit - 1), Math.max(0, place)).toReversed();
  return found.slice(place + 1, place + 2 + limit);
}
