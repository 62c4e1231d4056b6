import { newId } from '../../platform/database/ids.js';
import { AppError } from '../../platform/errors/app-error.js';
import { CATEGORY_SEPARATOR, type CatalogImage, type CatalogProduct, type CatalogVariant, type Money, type ProductStatus } from './product.js';

/** What people write of a variant. An id keeps the variant it names; without one a variant of the same SKU is kept. */
export interface VariantDraft {
  id?: string;
  title?: string;
  options?: Readonly<Record<string, string>>;
  sku?: string | null;
  price: Money;
  compareAt?: Money | null;
  /** Absent: as the kept variant has it. */
  cost?: Money | null;
  stock?: number | null;
}
/** What people write of a product. Absent fields stay as they are; lists replace the list before them. */
export interface ProductDraft {
  handle?: string;
  title?: string;
  description?: string;
  status?: ProductStatus;
  category?: string;
  tags?: string[];
  searchTerms?: string[];
  url?: string | null;
  variants?: VariantDraft[];
  images?: Pick<CatalogImage, 'mediaId' | 'alt'>[];
}
/** A path with its signs; a row of a list holds it as its id. */
const CATEGORY_MAX = 120;
/** Title of the only variant of a product that has no choices. */
const ONLY_VARIANT = 'Default';

/**
 * The product that results when `draft` is applied to `stored`, or a new one. Its version is one more if anything differs; otherwise `stored` itself is given back.
 * @throws AppError request.invalid when variants are inconsistent
 */
export function applyDraft(stored: CatalogProduct | undefined, draft: ProductDraft, handle: string, now: Date): CatalogProduct {
  const before = stored ?? {
    id: newId(), version: 0, handle, title: '', description: '', status: 'draft' as const, category: '', tags: [], searchTerms: [], variants: [], images: [], url: null, createdAt: now, updatedAt: now,
  };
  const after: CatalogProduct = {
    ...before,
    handle: draft.handle ?? before.handle,
    title: draft.title ?? before.title,
    description: draft.description ?? before.description,
    status: draft.status ?? before.status,
    category: draft.category === undefined ? before.category : pathOf(draft.category),
    tags: draft.tags === undefined ? before.tags : distinct(draft.tags),
    searchTerms: draft.searchTerms === undefined ? before.searchTerms : distinct(draft.searchTerms),
    url: draft.url === undefined ? before.url : draft.url,
    variants: draft.variants === undefined ? before.variants : variantsOf(before.variants, draft.variants),
    images: draft.images?.map(({ mediaId, alt }) => ({ mediaId, alt, address: before.images.find((image) => image.mediaId === mediaId)?.address ?? null })) ?? before.images,
  };
  if (stored !== undefined && isSame(stored, after)) return stored;
  return { ...after, version: before.version + 1, updatedAt: now };
}

function variantsOf(stored: readonly CatalogVariant[], drafts: readonly VariantDraft[]): CatalogVariant[] {
  const variants = drafts.map((draft, place) => variantOf(stored, draft, place));
  const skus = variants.flatMap((variant) => variant.sku ?? []);
  if (new Set(variants.map((variant) => variant.id)).size < variants.length || new Set(skus).size < skus.length) throw AppError.field('duplicate', '/variants', 'Two variants have the same id or SKU');
  if (new Set(variants.map((variant) => variant.price.currency)).size > 1) throw AppError.field('mixed_currencies', '/variants', 'All variants of a product have one currency');
  return variants;
}

function variantOf(stored: readonly CatalogVariant[], draft: VariantDraft, place: number): CatalogVariant {
  const sku = draft.sku || null;
  const kept = stored.find((variant) => (draft.id === undefined ? sku !== null && variant.sku === sku : variant.id === draft.id));
  if (draft.id !== undefined && kept === undefined) throw AppError.field('not_found', `/variants/${place}/id`, 'This product has no such variant');
  const compareAt = draft.compareAt ?? null;
  const cost = draft.cost === undefined ? kept?.cost ?? null : draft.cost;
  if (compareAt !== null && compareAt.currency !== draft.price.currency) throw AppError.field('mixed_currencies', `/variants/${place}/compare_at`, 'Price and former price have one currency');
  if (cost !== null && cost.currency !== draft.price.currency) throw AppError.field('mixed_currencies', `/variants/${place}/cost`, 'Price and cost have one currency');
  const options = draft.options ?? kept?.options ?? {};
  const title = draft.title || Object.values(options).join(' / ') || kept?.title || ONLY_VARIANT;
  return { id: kept?.id ?? newId(), title, options, sku, price: draft.price, compareAt, cost, stock: draft.stock ?? null };
}

/** "Home>  Lighting >" as "Home > Lighting". */
function pathOf(category: string): string {
  const path = category.split('>').map((part) => part.trim().replaceAll(/\s+/g, ' ')).filter((part) => part !== '').join(CATEGORY_SEPARATOR);
  if (path.length > CATEGORY_MAX) throw AppError.field('too_long', '/category', `At most ${CATEGORY_MAX} characters`, { max: CATEGORY_MAX });
  return path;
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ''))];
}

function isSame(a: CatalogProduct, b: CatalogProduct): boolean {
  return canonical(a) === canonical(b);
}
/** The same text for the same content, whatever order keys were written in. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => (
    inner !== null && typeof inner === 'object' && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1))) : inner));
}
