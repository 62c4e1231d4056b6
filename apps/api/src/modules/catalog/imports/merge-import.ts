import type { Tx } from '../../../platform/database/database.js';
import { AppError } from '../../../platform/errors/app-error.js';
import type { ImportChange } from '../../../platform/imports/import-records.js';
import { rowError } from '../../../platform/imports/row-error.js';
import { selectProducts } from '../catalog.queries.js';
import { applyDraft, type VariantDraft } from '../product-draft.js';
import { lockProducts, selectHandles, selectSkus } from '../product-writes.queries.js';
import { type CatalogProduct, type CatalogVariant, IMAGES_MAX, type Money, PRODUCT_STATUSES } from '../product.js';
import { parsePrice } from './price.js';
import type { ImportedPicture, ImportedProduct, ImportedVariant } from './product-rows.js';
import type { ProductRowError } from './row-error.js';

/** As many as the API takes of one product. */
const MAX_VARIANTS = 100;
/** Products of the store that are held at a time, beside those that change. */
const BATCH = 500;

export interface ImportContext {
  /** Of prices that name none. */
  readonly currency: string;
  readonly now: Date;
  /** What comes of it is written: nobody sells a piece or changes a price of these products meanwhile. */
  readonly isWritten: boolean;
}
export interface MergedImport {
  changes: ImportChange<CatalogProduct>[];
  unchanged: number;
  /** Rows of the products that are written or as they should be. */
  rows: number;
  errors: ProductRowError[];
  /** Pictures that the products do not have yet, in their order. */
  pictures: WantedPicture[];
}
/** A picture to be fetched from the web for a product. */
export interface WantedPicture { readonly productId: string; readonly line: number; readonly address: string }

/** Puts what a file says on top of what the store has; a product is the one with the row's handle, or else the one with a row's SKU. */
export async function mergeImport(tx: Tx, storeId: string, imported: readonly ImportedProduct[], context: ImportContext): Promise<MergedImport> {
  const ownerOfHandle = await selectHandles(tx, storeId, imported.map((product) => product.handle));
  const ownerOfSku = await selectSkus(tx, storeId, imported.flatMap((product) => product.variants.flatMap((variant) => variant.sku ?? [])));
  const idOf = (product: ImportedProduct): string | undefined => {
    const bySku = product.variants.map((variant) => (variant.sku === undefined ? undefined : ownerOfSku.get(variant.sku))).find((id) => id !== undefined);
    return product.isHandleGiven ? (ownerOfHandle.get(product.handle) ?? bySku) : (bySku ?? (product.title === undefined ? undefined : ownerOfHandle.get(product.handle)));
  };
  if (context.isWritten) await lockProducts(tx, storeId, imported.flatMap((product) => idOf(product) ?? []));
  const merged: MergedImport = { changes: [], unchanged: 0, rows: 0, errors: [], pictures: [] };
  const seen = new Map<string, number>();
  let stored = new Map<string, CatalogProduct>();
  for (const [place, product] of imported.entries()) {
    if (place % BATCH === 0) stored = await storedOf(tx, storeId, imported.slice(place, place + BATCH).flatMap((each) => idOf(each) ?? []));
    const before = stored.get(idOf(product) ?? '');
    const foreign = product.variants.filter((variant) => variant.sku !== undefined && ownerOfSku.has(variant.sku) && ownerOfSku.get(variant.sku) !== before?.id);
    merged.errors.push(...foreign.map(({ line, sku }) => rowError(line, 'sku', 'sku.of_other_product', 'This SKU belongs to another product', { value: sku })));
    const twice = before === undefined ? undefined : seen.get(before.id);
    if (twice !== undefined) merged.errors.push(rowError(product.line, 'sku', 'product.twice', `Line ${twice} is about the same product; give both rows its handle`, { otherLine: twice }));
    if (before !== undefined) seen.set(before.id, product.line);
    if (foreign.length > 0 || twice !== undefined) continue;
    mergeOne(merged, before, product, context);
  }
  return merged;
}

async function storedOf(tx: Tx, storeId: string, ids: readonly string[]): Promise<Map<string, CatalogProduct>> {
  return new Map((await selectProducts(tx, storeId, [...new Set(ids)], PRODUCT_STATUSES)).map((product) => [product.id, product]));
}

function mergeOne(merged: MergedImport, before: CatalogProduct | undefined, product: ImportedProduct, context: ImportContext): void {
  const { line, variants: rows, rows: count, isHandleGiven, handle, pictures = [], ...fields } = product;
  if (before === undefined && product.title === undefined) {
    merged.errors.push(rowError(line, 'title', 'title.missing', 'A new product needs a title'));
    return;
  }
  const fallback = before?.variants[0]?.price.currency ?? context.currency;
  const variants = rows.map((row) => pricedVariant(row, keptBy(before, row), fallback));
  const errors = variants.flatMap((variant) => variant.errors);
  merged.errors.push(...errors);
  if (errors.length > 0) return;
  const drafts = mergedVariants(before, variants);
  if (drafts.length > MAX_VARIANTS) {
    merged.errors.push(rowError(line, 'variant', 'variants.invalid', `At most ${MAX_VARIANTS} variants`, { limit: MAX_VARIANTS }));
    return;
  }
  const missing = picturesMissing(before, pictures);
  if ((before?.images.length ?? 0) + missing.length > IMAGES_MAX) {
    merged.errors.push(rowError(line, 'images', 'images.too_many', `At most ${IMAGES_MAX} pictures of one product`, { limit: IMAGES_MAX }));
    return;
  }
  const isOneCurrency = new Set(drafts.map(({ price }) => price?.currency)).size === 1;
  try {
    const draft = { ...fields, ...(isHandleGiven ? { handle } : {}), variants: drafts };
    const after = applyDraft(before, before === undefined ? { status: 'active', ...draft } : draft, handle, context.now);
    if (after === before) merged.unchanged += 1;
    else merged.changes.push({ before, after });
    merged.pictures.push(...missing.map((picture) => ({ productId: after.id, ...picture })));
    merged.rows += count;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    merged.errors.push(rowError(line, 'variant', isOneCurrency ? 'variants.invalid' : 'currency.mixed', error.detail ?? error.title));
  }
}

/** Those that the product has not been given before, each once. */
function picturesMissing(before: CatalogProduct | undefined, pictures: readonly ImportedPicture[]): ImportedPicture[] {
  const known = new Set((before?.images ?? []).map(({ address }) => address));
  return pictures.filter(({ address }) => !known.has(address) && known.add(address));
}

/** A row with its prices read; `kept` is the stored variant it is about. */
interface PricedVariant { readonly row: ImportedVariant; readonly kept: CatalogVariant | undefined; readonly price: Money | undefined; readonly compareAt: Money | undefined; readonly cost: Money | undefined; readonly errors: ProductRowError[] }

function pricedVariant(row: ImportedVariant, kept: CatalogVariant | undefined, fallback: string): PricedVariant {
  const errors: ProductRowError[] = [];
  const money = (column: string, text: string | undefined): Money | undefined => {
    const read = text === undefined ? undefined : parsePrice(text, row.currency, fallback);
    if (read === undefined || 'amount' in read) return read;
    errors.push(rowError(row.line, column, read.code, read.detail, { value: text }));
    return undefined;
  };
  const price = money('price', row.price);
  const compareAt = money('compare_at', row.compareAt);
  const cost = money('cost', row.cost);
  if (row.price === undefined && kept === undefined) errors.push(rowError(row.line, 'price', 'price.missing', 'A new product or variant needs a price'));
  return { row, kept, price, compareAt, cost, errors };
}

/** Variants of the product in their order, changed by the file, and the file's new ones behind them. */
function mergedVariants(before: CatalogProduct | undefined, imported: readonly PricedVariant[]): VariantDraft[] {
  const kept = (before?.variants ?? []).map((variant) => draftFrom(imported.find((change) => change.kept?.id === variant.id), variant));
  return [...kept, ...imported.filter((change) => change.kept === undefined).map((change) => draftFrom(change, undefined))];
}

function draftFrom(change: PricedVariant | undefined, kept: CatalogVariant | undefined): VariantDraft {
  const { row, price = kept?.price, compareAt, cost } = change ?? {};
  if (price === undefined) throw AppError.field('required', '/price', 'A new variant needs a price');
  return {
    ...(kept === undefined ? {} : { id: kept.id }), ...(row?.title === undefined ? {} : { title: row.title }), ...(row?.options === undefined ? {} : { options: optionsOf(row.options, kept) }),
    ...(row?.sku === undefined ? {} : { sku: row.sku }), price, ...(compareAt === undefined ? {} : { compareAt }), ...(cost === undefined ? {} : { cost }), ...(row?.stock === undefined ? {} : { stock: row.stock }),
  };
}

/** A file with the sizes alone says nothing of the colours; one that names its options anew replaces them. */
function optionsOf(options: Readonly<Record<string, string>>, kept: CatalogVariant | undefined): Readonly<Record<string, string>> {
  return kept !== undefined && Object.keys(options).every((name) => name in kept.options) ? { ...kept.options, ...options } : options;
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
