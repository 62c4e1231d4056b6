import { queryRows, type Tx } from '../../platform/database/database.js';
import type { CatalogProduct, ProductStatus } from './product.js';
import { noteFalls } from './stock/stock-falls.js';
import { markReturned } from './wishes/stock-wishes.queries.js';

/** Locks the product until the transaction ends, so that two changes come one after the other. */
export async function lockProduct(tx: Tx, storeId: string, id: string): Promise<void> {
  await tx.query('select from products where store_id = $1 and id = $2 for update', [storeId, id]);
}

/** Writes whole products, new or changed, in a fixed number of statements. Variants and images that are not among theirs go. */
export async function writeProducts(tx: Tx, storeId: string, products: readonly CatalogProduct[]): Promise<void> {
  const ids = products.map((product) => product.id);
  await tx.query(`insert into products (store_id, id, version, handle, title, description, status, category, tags, search_terms, url, created_at, updated_at)
    select $1, p.id, p.version, p.handle, p.title, p.description, p.status, p.category, p.tags, p."searchTerms", p.url, p."createdAt", p."updatedAt"
      from jsonb_to_recordset($2) as p(id uuid, version integer, handle text, title text, description text, status text, category text,
      tags text[], "searchTerms" text[], url text, "createdAt" timestamptz, "updatedAt" timestamptz)
    on conflict (store_id, id) do update set version = excluded.version, handle = excluded.handle, title = excluded.title, description = excluded.description,
      status = excluded.status, category = excluded.category, tags = excluded.tags, search_terms = excluded.search_terms, url = excluded.url, updated_at = excluded.updated_at`,
  [storeId, JSON.stringify(products)]);
  await writeVariants(tx, storeId, ids, products);
  await tx.query('delete from product_images where store_id = $1 and product_id = any($2::uuid[])', [storeId, ids]);
  const images = products.flatMap((product) => product.images.map(({ mediaId, alt, address }, position) => ({ productId: product.id, mediaId, alt, address, position })));
  await tx.query(`insert into product_images (store_id, product_id, media_id, alt, position, address)
    select $1, i.* from jsonb_to_recordset($2) as i("productId" uuid, "mediaId" uuid, alt text, position integer, address text)`, [storeId, JSON.stringify(images)]);
}

async function writeVariants(tx: Tx, storeId: string, ids: readonly string[], products: readonly CatalogProduct[]): Promise<void> {
  const variants = products.flatMap((product) => product.variants.map((variant, position) => ({
    id: variant.id, productId: product.id, position, title: variant.title, options: variant.options, sku: variant.sku,
    price: variant.price.amount, compareAt: variant.compareAt?.amount ?? null, cost: variant.cost?.amount ?? null, currency: variant.price.currency, stock: variant.stock,
  })));
  const counted = products.flatMap(({ variants: each, updatedAt: at }) => each.map(({ id, stock }) => ({ id, stock, at })));
  await markReturned(tx, storeId, counted);
  await noteFalls(tx, storeId, counted);
  await tx.query('delete from product_variants where store_id = $1 and product_id = any($2::uuid[]) and id <> all($3::uuid[])', [storeId, ids, variants.map((variant) => variant.id)]);
  await tx.query(`insert into product_variants (store_id, id, product_id, position, title, options, sku, price, compare_at, cost, currency, stock)
    select $1, v.* from jsonb_to_recordset($2) as v(id uuid, "productId" uuid, position integer, title text, options jsonb, sku text,
      price bigint, "compareAt" bigint, cost bigint, currency text, stock integer)
    on conflict (store_id, id) do update set position = excluded.position, title = excluded.title, options = excluded.options, sku = excluded.sku,
      price = excluded.price, compare_at = excluded.compare_at, cost = excluded.cost, currency = excluded.currency, stock = excluded.stock`, [storeId, JSON.stringify(variants)]);
}

/** Locks many, always in the same order. */
export async function lockProducts(tx: Tx, storeId: string, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await queryRows<{ id: string; version: number }>(tx, 'select id, version from products where store_id = $1 and id = any($2::uuid[]) order by id for update', [storeId, ids]);
  return new Map(rows.map(({ id, version }) => [id, version]));
}

export interface StatusChange { readonly id: string; readonly version: number; readonly previous: ProductStatus }

/** Gives products another status; those that have it already are left alone. */
export async function updateStatuses(tx: Tx, storeId: string, ids: readonly string[], status: ProductStatus, at: Date): Promise<StatusChange[]> {
  return queryRows<StatusChange>(tx, `with old as (select id, status from products where store_id = $1 and id = any($2::uuid[]) and status <> $3 order by id for update)
    update products p set status = $3, version = p.version + 1, updated_at = $4 from old where p.store_id = $1 and p.id = old.id
    returning p.id, p.version, old.status as previous`, [storeId, ids, status, at]);
}

/** Which of the files are no pictures. */
export async function selectNoPictures(tx: Tx, storeId: string, mediaIds: readonly string[]): Promise<string[]> {
  const rows = await queryRows<{ id: string }>(tx, `select id from media where store_id = $1 and id = any($2::uuid[]) and kind <> 'image'`, [storeId, mediaIds]);
  return rows.map(({ id }) => id);
}

export async function deleteProducts(tx: Tx, storeId: string, ids: readonly string[]): Promise<void> {
  await tx.query('delete from products where store_id = $1 and id = any($2::uuid[])', [storeId, ids]);
}

/** False when there was no such product. */
export async function deleteProduct(tx: Tx, storeId: string, id: string): Promise<boolean> {
  return (await queryRows(tx, 'delete from products where store_id = $1 and id = $2 returning id', [storeId, id])).length > 0;
}

/** Which of the handles are used, by whom. */
export async function selectHandles(tx: Tx, storeId: string, handles: readonly string[]): Promise<Map<string, string>> {
  const rows = await queryRows<{ handle: string; id: string }>(tx, 'select handle, id from products where store_id = $1 and handle = any($2)', [storeId, handles]);
  return new Map(rows.map((row) => [row.handle, row.id]));
}

/** Which product each of the SKUs belongs to. */
export async function selectSkus(tx: Tx, storeId: string, skus: readonly string[]): Promise<Map<string, string>> {
  const rows = await queryRows<{ sku: string; id: string }>(tx, 'select sku, product_id as id from product_variants where store_id = $1 and sku = any($2)', [storeId, skus]);
  return new Map(rows.map((row) => [row.sku, row.id]));
}
