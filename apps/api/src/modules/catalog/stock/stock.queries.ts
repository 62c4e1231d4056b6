import { queryRows, type Tx } from '../../../platform/database/database.js';

/** A variant that can be sold, as the catalog has it now. */
export interface Offer {
  variantId: string;
  productId: string;
  productVersion: number;
  title: string;
  /** Empty when the product has one variant only. */
  variantTitle: string;
  sku: string | null;
  /** Minor units. */
  price: number;
  currency: string;
  /** Pieces at hand; null when the store does not count them. */
  stock: number | null;
}

const OFFER = `select v.id as "variantId", p.id as "productId", p.version as "productVersion", p.title,
    case when (select count(*) from product_variants o where o.store_id = v.store_id and o.product_id = v.product_id) > 1 then v.title else '' end as "variantTitle",
    v.sku, v.price::float8 as price, v.currency, v.stock
  from product_variants v join products p on p.store_id = v.store_id and p.id = v.product_id`;

/** Those of the variants that can be sold. */
export async function selectOffers(tx: Tx, storeId: string, variantIds: readonly string[]): Promise<Offer[]> {
  return queryRows<Offer>(tx, `${OFFER} where v.store_id = $1 and v.id = any($2::uuid[]) and p.status = 'active'`, [storeId, variantIds]);
}

/** By SKU, by the handle of a product or by bare id: what a store may have used as its code elsewhere. `code` says which it was. */
export async function selectOffersByCode(tx: Tx, storeId: string, codes: readonly string[], ids: readonly string[]): Promise<(Offer & { codes: string[] })[]> {
  return queryRows<Offer & { codes: string[] }>(tx, `select o.*, array[o.sku, o."productHandle", o."variantId"::text, o."productId"::text] as codes from (
      ${OFFER.replace('v.currency, v.stock', 'v.currency, v.stock, p.handle as "productHandle"')}
      where v.store_id = $1 and p.status = 'active' and (
        v.sku = any($2) or v.id = any($3::uuid[]) or (v.position = 0 and (p.handle = any($2) or p.id = any($3::uuid[]))))
    ) o`, [storeId, codes, ids]);
}

/** Locks the products of these variants, always in the same order as everybody else does. */
export async function lockProductsOf(tx: Tx, storeId: string, variantIds: readonly string[]): Promise<void> {
  await queryRows(tx, `select from products where store_id = $1 and id in (select product_id from product_variants where store_id = $1 and id = any($2::uuid[]))
    order by id for update`, [storeId, variantIds]);
}

/** Adds to what is at hand, where it is counted. The products get a new version: whoever edits an older one is told. */
export async function addStock(tx: Tx, storeId: string, changes: readonly { variantId: string; by: number }[], at: Date): Promise<{ id: string; version: number }[]> {
  return queryRows(tx, `with changed as (
      update product_variants v set stock = v.stock + c.by from jsonb_to_recordset($2) as c("variantId" uuid, by integer)
      where v.store_id = $1 and v.id = c."variantId" and v.stock is not null returning v.id, v.product_id, v.stock, c.by),
    awaited as (
      update stock_wishes w set returned_at = $3 from changed where changed.stock > 0 and changed.stock - changed.by <= 0
        and w.store_id = $1 and w.variant_id = changed.id and w.told_at is null and w.withdrawn_at is null),
    fallen as (
      insert into stock_falls (store_id, id, variant_id, before, after, at)
      select $1, gen_random_uuid(), id, stock - by, stock, $3 from changed where by < 0)
    update products p set version = p.version + 1, updated_at = $3 where p.store_id = $1 and p.id in (select product_id from changed)
    returning p.id, p.version`, [storeId, JSON.stringify(changes), at]);
}
