import type { RowError } from '../../../platform/csv/read-csv.js';
import type { Tx } from '../../../platform/database/database.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { selectProducts } from '../catalog.queries.js';
import { applyDraft, type VariantDraft } from '../product-draft.js';
import { selectHandles, selectSkus } from '../product-writes.queries.js';
import { type CatalogProduct, type CatalogVariant, PRODUCT_STATUSES } from '../product.js';
import type { ImportedProduct, ImportedVariant } from './product-rows.js';

export interface MergedImport { created: CatalogProduct[]; updated: CatalogProduct[]; unchanged: number; errors: RowError[] }

/** Puts what a file says on top of what the store has; a product is the one with the row's handle, or else the one with a row's SKU. */
export async function mergeImport(tx: Tx, storeId: string, imported: readonly ImportedProduct[], now: Date): Promise<MergedImport> {
  const ownerOfHandle = await selectHandles(tx, storeId, imported.map((product) => product.handle));
  const ownerOfSku = await selectSkus(tx, storeId, imported.flatMap((product) => product.variants.flatMap((variant) => variant.sku ?? [])));
  const idOf = (product: ImportedProduct): string | undefined => {
    const bySku = product.variants.map((variant) => (variant.sku === undefined ? undefined : ownerOfSku.get(variant.sku))).find((id) => id !== undefined);
    return product.isHandleGiven ? (ownerOfHandle.get(product.handle) ?? bySku) : (bySku ?? (product.title === undefined ? undefined : ownerOfHandle.get(product.handle)));
  };
  const stored = new Map((await selectProducts(tx, storeId, [...new Set(imported.flatMap((product) => idOf(product) ?? []))], PRODUCT_STATUSES)).map((product) => [product.id, product]));
  const merged: MergedImport = { created: [], updated: [], unchanged: 0, errors: [] };
  const seen = new Map<string, number>();
  for (const product of imported) {
    const before = stored.get(idOf(product) ?? '');
    const foreign = product.variants.filter((variant) => variant.sku !== undefined && ownerOfSku.has(variant.sku) && ownerOfSku.get(variant.sku) !== before?.id);
    merged.errors.push(...foreign.map((variant) => ({ line: variant.line, column: 'sku', detail: 'This SKU belongs to another product' })));
    const twice = before === undefined ? undefined : seen.get(before.id);
    if (twice !== undefined) merged.errors.push({ line: product.line, column: 'sku', detail: `Line ${twice} is about the same product; give both rows its handle` });
    if (before !== undefined) seen.set(before.id, product.line);
    if (foreign.length > 0 || twice !== undefined) continue;
    mergeOne(merged, before, product, now);
  }
  return merged;
}

function mergeOne(merged: MergedImport, before: CatalogProduct | undefined, product: ImportedProduct, now: Date): void {
  const { line, variants, isHandleGiven, handle, ...fields } = product;
  if (before === undefined && product.title === undefined) {
    merged.errors.push({ line, column: 'title', detail: 'A new product needs a title' });
    return;
  }
  const unpriced = variants.filter((variant) => variant.price === undefined && keptBy(before, variant) === undefined);
  merged.errors.push(...unpriced.map((variant) => ({ line: variant.line, column: 'price', detail: 'A new product or variant needs a price' })));
  if (unpriced.length > 0) return;
  try {
    const draft = { ...fields, ...(isHandleGiven ? { handle } : {}), variants: mergedVariants(before, variants) };
    const after = applyDraft(before, before === undefined ? { status: 'active', ...draft } : draft, handle, now);
    if (after === before) merged.unchanged += 1;
    else (before === undefined ? merged.created : merged.updated).push(after);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    merged.errors.push({ line, column: 'variant', detail: error.detail ?? error.title });
  }
}

/** Variants of the product in their order, changed by the file, and the file's new ones behind them. */
function mergedVariants(before: CatalogProduct | undefined, imported: readonly ImportedVariant[]): VariantDraft[] {
  const changeOf = new Map(imported.flatMap((variant) => {
    const kept = keptBy(before, variant);
    return kept === undefined ? [] : [[kept.id, variant]];
  }));
  const kept = (before?.variants ?? []).map((variant) => draftFrom(changeOf.get(variant.id), variant));
  return [...kept, ...imported.filter((variant) => keptBy(before, variant) === undefined).map((variant) => draftFrom(variant, undefined))];
}

function draftFrom(change: ImportedVariant | undefined, kept: CatalogVariant | undefined): VariantDraft {
  const price = change?.price ?? kept?.price;
  if (price === undefined) throw AppError.field('request.invalid', '/price', 'A new variant needs a price');
  const title = change?.title ?? (change?.options === undefined ? kept?.title : undefined);
  const options = change?.options ?? kept?.options;
  const sku = change?.sku ?? kept?.sku ?? null;
  return {
    ...(kept === undefined ? {} : { id: kept.id }), ...(title === undefined ? {} : { title }), ...(options === undefined ? {} : { options }),
    sku, price, compareAt: change?.compareAt ?? kept?.compareAt ?? null, stock: change?.stock ?? kept?.stock ?? null,
  };
}

/** The stored variant that a row is about: by SKU, else by title or options, else the only one of a product whose row names none. */
function keptBy(product: CatalogProduct | undefined, variant: ImportedVariant): CatalogVariant | undefined {
  if (product === undefined) return undefined;
  const bySku = variant.sku === undefined ? undefined : product.variants.find((candidate) => candidate.sku === variant.sku);
  if (bySku !== undefined) return bySku;
  const title = variant.title ?? (variant.options === undefined ? undefined : Object.values(variant.options).join(' / '));
  if (title !== undefined) return product.variants.find((candidate) => candidate.title === title && (variant.sku === undefined || candidate.sku === null));
  return product.variants.length === 1 && (variant.sku === undefined || product.variants[0]?.sku === null) ? product.variants[0] : undefined;
}
