import type { Tx } from '../../../platform/database/database.js';
import type { RecordedChange } from '../../../platform/imports/import-records.js';
import { lockProducts, selectHandles, selectSkus } from '../product-writes.queries.js';
import type { CatalogProduct } from '../product.js';

/** What taking an import back means for each of its products. */
export interface Reversal {
  readonly remove: string[];
  readonly restore: CatalogProduct[];
  /** Changed by somebody since, or their handle or SKU is another's now: these stay as they are. */
  readonly kept: number;
}

/** Locks the products of an import and tells what becomes of each. */
export async function reversalOf(tx: Tx, storeId: string, changes: readonly RecordedChange<CatalogProduct>[], now: Date): Promise<Reversal> {
  const current = await lockProducts(tx, storeId, changes.map(({ id }) => id));
  const untouched = changes.filter(({ id, version }) => current.get(id) === version);
  const remove = untouched.flatMap(({ id, before }) => (before === null ? [id] : []));
  // What was recorded before products had a category has none.
  const wanted = untouched.flatMap(({ before, version }) => (before === null ? [] : [{ ...before, category: before.category ?? '', version: version + 1, updatedAt: now }]));
  const restore = await withoutTaken(tx, storeId, wanted, remove);
  return { remove, restore, kept: changes.length - remove.length - restore.length };
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
