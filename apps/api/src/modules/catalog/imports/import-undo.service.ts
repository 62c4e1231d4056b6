import { publicId } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { LiveEvents } from '../../../platform/live/live-events.js';
import { deleteProducts, lockProducts, selectHandles, selectSkus, writeProducts } from '../product-writes.queries.js';
import type { CatalogProduct } from '../product.js';
import { asProblem } from '../products.service.js';
import { ProductIndex } from '../search/product-index.js';
import { dropWaiting } from './import-pictures.queries.js';
import { markUndone, type ProductImport, type RecordedChange, selectChanges, selectImport } from './product-imports.queries.js';
import { UNDO_MS } from './product-imports.service.js';

const BATCH = 500;

/** What taking an import back means for each of its products. */
interface Reversal {
  readonly remove: string[];
  readonly restore: CatalogProduct[];
  /** Changed by somebody since, or their handle or SKU is another's now: these stay as they are. */
  readonly kept: number;
}

/** Takes an import back as a whole. */
@Injectable()
export class ImportUndo {
  constructor(private readonly db: Database, private readonly clock: Clock, private readonly index: ProductIndex, private readonly live: LiveEvents) {}

  /**
   * New products go, changed ones are as before. What somebody changed since stays as that person left it.
   * @throws AppError import.not_found, import.not_undoable (done already, or older than a day)
   */
  async undo(storeId: string, id: string): Promise<ProductImport> {
    const now = this.clock.now();
    try {
      return await this.db.inStore(storeId, async (tx) => {
        const record = await selectImport(tx, storeId, id, 'for update');
        if (record === undefined) throw new AppError('import.not_found');
        if (record.undoneAt !== null || now.getTime() - record.createdAt.getTime() > UNDO_MS) throw new AppError('import.not_undoable');
        const { remove, restore, kept } = await this.#reversal(tx, storeId, await selectChanges(tx, storeId, id), now);
        await deleteProducts(tx, storeId, remove);
        await this.index.remove(tx, storeId, remove);
        for (let done = 0; done < restore.length; done += BATCH) {
          const batch = restore.slice(done, done + BATCH);
          await writeProducts(tx, storeId, batch);
          await this.index.put(tx, storeId, batch);
        }
        const counts = { removed: remove.length, restored: restore.length, kept };
        await dropWaiting(tx, storeId, id);
        await markUndone(tx, storeId, id, now, counts);
        this.live.append(tx, [{ storeId, type: 'product.updated', data: { import_id: publicId('import', id), undone: true, ...counts } }]);
        return { ...record, undoneAt: now, ...counts };
      });
    } catch (error) {
      throw asProblem(error);
    }
  }

  async #reversal(tx: Tx, storeId: string, changes: readonly RecordedChange[], now: Date): Promise<Reversal> {
    const ids = changes.map(({ productId }) => productId);
    const current = await lockProducts(tx, storeId, ids);
    const untouched = changes.filter(({ productId, version }) => current.get(productId) === version);
    const remove = untouched.flatMap(({ productId, before }) => (before === null ? [productId] : []));
    const wanted = untouched.flatMap(({ before, version }) => (before === null ? [] : [{ ...before, version: version + 1, updatedAt: now }]));
    const restore = await withoutTaken(tx, storeId, wanted, remove);
    return { remove, restore, kept: changes.length - remove.length - restore.length };
  }
}

/** Those of the products whose handle and SKUs are free once `removed` are gone. One that has to stay may hold what another one needs. */
async function withoutTaken(tx: Tx, storeId: string, products: readonly CatalogProduct[], removed: readonly string[]): Promise<CatalogProduct[]> {
  const ownerOfHandle = await selectHandles(tx, storeId, products.map(({ handle }) => handle));
  const ownerOfSku = await selectSkus(tx, storeId, products.flatMap(({ variants }) => variants.flatMap(({ sku }) => sku ?? [])));
  const gone = new Set(removed);
  let free = [...products];
  for (;;) {
    const moving = new Set(free.map(({ id }) => id));
    const isFree = (owner: string | undefined): boolean => owner === undefined || gone.has(owner) || moving.has(owner);
    const next = free.filter(({ handle, variants }) => isFree(ownerOfHandle.get(handle)) && variants.every(({ sku }) => isFree(ownerOfSku.get(sku ?? ''))));
    if (next.length === free.length) return next;
    free = next;
  }
}
