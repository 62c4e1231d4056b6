import { newId } from '../../platform/database/ids.js';
import { AppError } from '../../platform/errors/app-error.js';
import { CATEGORY_SEPARATOR, type CatalogImage, type CatalogProduct, type CatalogVariant, type Money, type ProductStatus } from './product.js';

/** What people write of a variant. An id keeps the variant it names; without one a variant of the same SKU is kept. Absent fields are as the kept variant has them; null clears. */
export interface VariantDraft {
  id?: string;
  title?: string;
  options?: Readonly<Record<string, string>>;
  sku?: string | null;
  /** A new variant needs one. */
  price?: Money;
  compareAt?: Money | null;
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
/** Kinds of choices, such as size and colour, that all variants of a product have together. */
export const OPTION_TYPES_MAX = 3;

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
  demandFewOptionTypes(variants);
  return variants;
}

function demandFewOptionTypes(variants: readonly CatalogVariant[]): void {
  const types = new Set<string>();
  for (const [place, { options }] of variants.entries()) {
    for (const type of Object.keys(options)) types.add(type);
    if (types.size > OPTION_TYPES_MAX) throw AppError.field('too_many', `/variants/${place}/options`, `A product has at most ${OPTION_TYPES_MAX} option types`, { max: OPTION_TYPES_MAX });
  }
}

function variantOf(stored: readonly CatalogVariant[], draft: VariantDraft, place: number): CatalogVariant {
  const given = draft.sku === '' ? null : draft.sku;
  const kept = stored.find((variant) => (draft.id === undefined ? typeof given === 'string' && variant.sku === given : variant.id === draft.id));
  if (draft.id !== undefined && kept === undefined) throw AppError.field('not_found', `/variants/${place}/id`, 'This product has no such variant');
  const price = draft.price ?? kept?.price;
  if (price === undefined) throw AppError.field('required', `/variants/${place}/price`, 'A new variant needs a price');
  const orKept = <T>(value: T | null | undefined, before: T | null | undefined): T | null => (value === undefined ? before ?? null : value);
  const compareAt = orKept(draft.compareAt, kept?.compareAt);
  const cost = orKept(draft.cost, kept?.cost);
  if (compareAt !== null && compareAt.currency !== price.currency) throw AppError.field('mixed_currencies', `/variants/${place}/compare_at`, 'Price and former price have one currency');
  if (cost !== null && cost.currency !== price.currency) throw AppError.field('mixed_currencies', `/variants/${place}/cost`, 'Price and cost have one currency');
  return { id: kept?.id ?? newId(), title: titleOf(draft, kept), options: draft.options ?? kept?.options ?? {}, sku: orKept(given, kept?.sku), price, compareAt, cost, stock: orKept(draft.stock, kept?.stock) };
}

/** A variant is called as people say, else by its options; one that keeps its options keeps its title. */
function titleOf({ title, options }: VariantDraft, kept: CatalogVariant | undefined): string {
  const keepsOptions = options === undefined || (kept !== undefined && canonical(options) === canonical(kept.options));
  if (title === undefined && kept !== undefined && keepsOptions) return kept.title;
  return title || Object.values(options ?? kept?.options ?? {}).join(' / ') || kept?.title || ONLY_VARIANT;
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
