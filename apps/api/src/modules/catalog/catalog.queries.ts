import { queryRows, type Tx } from '../../platform/database/database.js';
import { CATEGORY_SEPARATOR, type CatalogProduct, type ProductStatus } from './product.js';
import { timeConditions, type TimeFilter } from '../../platform/http/times.js';

/** A product with its variants and images in one row; `p` is the product. */
const WHOLE_PRODUCT = `p.id, p.version, p.handle, p.title, p.description, p.status, p.category, p.tags, p.search_terms as "searchTerms", p.url,
  p.created_at as "createdAt", p.updated_at as "updatedAt",
  coalesce((select json_agg(json_build_object(
      'id', v.id, 'title', v.title, 'options', v.options, 'sku', v.sku, 'stock', v.stock,
      'price', json_build_object('amount', v.price, 'currency', v.currency),
      'compareAt', case when v.compare_at is null then null else json_build_object('amount', v.compare_at, 'currency', v.currency) end,
      'cost', case when v.cost is null then null else json_build_object('amount', v.cost, 'currency', v.currency) end
    ) order by v.position, v.id) from product_variants v where v.store_id = p.store_id and v.product_id = p.id), '[]') as variants,
  coalesce((select json_agg(json_build_object('mediaId', i.media_id, 'alt', i.alt, 'address', i.address) order by i.position, i.media_id)
    from product_images i where i.store_id = p.store_id and i.product_id = p.id), '[]') as images`;

/** The products among `ids` that have one of the statuses, in the order of `ids`. */
export async function selectProducts(tx: Tx, storeId: string, ids: readonly string[], statuses: readonly ProductStatus[]): Promise<CatalogProduct[]> {
  return queryRows<CatalogProduct>(tx, `select ${WHOLE_PRODUCT} from unnest($2::uuid[]) with ordinality as asked(id, place)
    join products p on p.store_id = $1 and p.id = asked.id
    where p.status = any($3) order by asked.place`, [storeId, ids, statuses]);
}

/** The active product that has this variant. */
export async function selectByVariant(tx: Tx, storeId: string, variantId: string): Promise<CatalogProduct[]> {
  return queryRows<CatalogProduct>(tx, `select ${WHOLE_PRODUCT} from product_variants mine join products p on p.store_id = mine.store_id and p.id = mine.product_id
    where mine.store_id = $1 and mine.id = $2 and p.status = 'active'`, [storeId, variantId]);
}

export interface MatchFilter {
  readonly limit: number;
  /** Minor units, both inclusive. */
  readonly priceMin: number | null;
  readonly priceMax: number | null;
  /** Whole units of whatever currency a product has, as customers say them. */
  readonly saidMin: number | null;
  readonly saidMax: number | null;
  readonly inStockOnly: boolean;
}

/** Minor units in a whole one, where they are not a hundred. */
const UNITS = Intl.supportedValuesOf('currency').flatMap((currency) => {
  const digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  return digits === 2 ? [] : [{ currency, units: 10 ** digits }];
});

/** The first active products among `ids` that pass the filter, in the order of `ids`. One variant must pass all of it. */
export async function selectMatching(tx: Tx, storeId: string, ids: readonly string[], filter: MatchFilter): Promise<CatalogProduct[]> {
  if (ids.length === 0) return [];
  const { priceMin, priceMax, saidMin, saidMax, inStockOnly } = filter;
  const isFiltered = inStockOnly || [priceMin, priceMax, saidMin, saidMax].some((limit) => limit !== null);
  return queryRows<CatalogProduct>(tx, `with chosen as (
      select p.id, asked.place from unnest($2::uuid[]) with ordinality as asked(id, place)
      join products p on p.store_id = $1 and p.id = asked.id
      where p.status = 'active' and (not $3::boolean or exists (
        select from product_variants v left join unnest($9::text[], $10::integer[]) as u(currency, units) on u.currency = v.currency
        where v.store_id = $1 and v.product_id = p.id
          and ($4::bigint is null or v.price >= $4) and ($5::bigint is null or v.price <= $5)
          and ($6::numeric is null or v.price >= $6 * coalesce(u.units, 100)) and ($7::numeric is null or v.price <= $7 * coalesce(u.units, 100))
          and (not $8::boolean or v.stock is null or v.stock > 0)))
      order by asked.place limit $11)
    select ${WHOLE_PRODUCT} from chosen join products p on p.store_id = $1 and p.id = chosen.id order by chosen.place`,
  [storeId, ids, isFiltered, priceMin, priceMax, saidMin, saidMax, inStockOnly, UNITS.map(({ currency }) => currency), UNITS.map(({ units }) => units), filter.limit]);
}

/** True for products $n in a category, or in one below it. */
function inCategory(place: number): string {
  return `(p.category = $${place} or starts_with(p.category, $${place} || '${CATEGORY_SEPARATOR}'))`;
}

interface FeaturedQuery { readonly category: string | null; readonly looseOnly: boolean; readonly offset: number; readonly limit: number }

/** Active products of a category and those below it (all without one), or with `looseOnly` of exactly this one (without any); those with something to sell first, newest first. */
export async function selectFeatured(tx: Tx, storeId: string, { category, looseOnly, offset, limit }: FeaturedQuery): Promise<CatalogProduct[]> {
  const inPlace = looseOnly ? `p.category = coalesce($2::text, '')` : `($2::text is null or ${inCategory(2)})`;
  return queryRows<CatalogProduct>(tx, `with chosen as (
      select p.id, p.created_at, exists (select from product_variants v where v.store_id = $1 and v.product_id = p.id and (v.stock is null or v.stock > 0)) as for_sale
      from products p where p.store_id = $1 and p.status = 'active' and ${inPlace}
      order by for_sale desc, p.created_at desc, p.id desc offset $3 limit $4)
    select ${WHOLE_PRODUCT} from chosen join products p on p.store_id = $1 and p.id = chosen.id
    order by chosen.for_sale desc, chosen.created_at desc, chosen.id desc`, [storeId, category, offset, limit]);
}

export interface ListFilter { statuses: readonly ProductStatus[]; category: string | undefined; times: TimeFilter; limit: number; cursor: { side: 'after' | 'before'; key: readonly string[] } | undefined }

/** Up to `limit` products, newest first (a `before` page comes in reverse). The cursor's key is [created_at, id]. */
export async function selectPage(tx: Tx, storeId: string, filter: ListFilter): Promise<CatalogProduct[]> {
  const { sql, values } = productPage(storeId, filter);
  return queryRows<CatalogProduct>(tx, sql, values);
}
export function productPage(storeId: string, filter: ListFilter): { sql: string; values: unknown[] } {
  const values: unknown[] = [storeId, filter.statuses, filter.limit, filter.category ?? null];
  const given = (value: unknown): string => `$${values.push(value)}`;
  const back = filter.cursor?.side === 'before';
  const conditions = ['p.store_id = $1', 'p.status = any($2)', `($4::text is null or ${inCategory(4)})`, ...timeConditions(filter.times, { created: 'p.created_at', updated: 'p.updated_at' }, given)];
  if (filter.cursor) conditions.push(`(p.created_at, p.id) ${back ? '>' : '<'} (${given(filter.cursor.key[0])}::timestamptz, ${given(filter.cursor.key[1])}::uuid)`);
  const order = back ? 'asc' : 'desc';
  return { sql: `select ${WHOLE_PRODUCT} from products p where ${conditions.join(' and ')} order by p.created_at ${order}, p.id ${order} limit $3`, values };
}

/** Every category that a product with one of the statuses has, with how many; '' are those without one. */
export async function countByCategory(tx: Tx, storeId: string, statuses: readonly ProductStatus[]): Promise<{ category: string; count: number }[]> {
  return queryRows(tx, `select category, count(*)::integer as count from products where store_id = $1 and status = any($2) group by category`, [storeId, statuses]);
}

/** How many products have each status. */
export async function countByStatus(tx: Tx, storeId: string): Promise<Record<ProductStatus, number>> {
  const rows = await queryRows<{ status: ProductStatus; count: number }>(tx, 'select status, count(*)::integer as count from products where store_id = $1 group by status', [storeId]);
  return { draft: 0, active: 0, archived: 0, ...Object.fromEntries(rows.map(({ status, count }) => [status, count])) };
}
