import { queryRows, type Tx } from '../../../platform/database/database.js';
import type { CatalogProduct } from '../product.js';
import type { WantedPicture } from './merge-import.js';
import type { ProductRowError } from './row-error.js';

/** A picture that an import waits for; `place` names it within the import. */
export interface WaitingPicture extends WantedPicture { readonly place: number }

const ERRORS_KEPT = 1000;

export async function insertPictures(tx: Tx, storeId: string, importId: string, pictures: readonly WantedPicture[]): Promise<void> {
  await tx.query(`insert into product_import_pictures (store_id, import_id, place, product_id, line, address)
    select $1, $2, p.* from jsonb_to_recordset($3) as p(place integer, "productId" uuid, line integer, address text)`,
  [storeId, importId, JSON.stringify(pictures.map((picture, place) => ({ ...picture, place })))]);
  await tx.query('update product_imports set pictures_wanted = $3 where store_id = $1 and id = $2', [storeId, importId, pictures.length]);
}

/** The next ones, one of each product, so that its pictures come in their order. */
export async function selectWaiting(tx: Tx, storeId: string, importId: string, limit: number): Promise<WaitingPicture[]> {
  return queryRows<WaitingPicture>(tx, `select * from (select distinct on (product_id) place, product_id as "productId", line, address from product_import_pictures
      where store_id = $1 and import_id = $2 order by product_id, place) as first
    order by place limit $3`, [storeId, importId, limit]);
}

/** Imports that wait for pictures; for the door through the wall. */
export const IMPORTS_WAITING = `select distinct store_id, import_id from product_import_pictures limit $1`;

/** Takes a picture for good; false when it waits no more, or its import was undone. */
export async function settlePicture(tx: Tx, storeId: string, importId: string, place: number): Promise<boolean> {
  const [row] = await queryRows<{ undone: boolean }>(tx, 'select undone_at is not null as undone from product_imports where store_id = $1 and id = $2 for update', [storeId, importId]);
  if (row === undefined || row.undone) return false;
  const settled = await queryRows(tx, `delete from product_import_pictures where store_id = $1 and import_id = $2 and place = $3 returning place`, [storeId, importId, place]);
  return settled.length > 0;
}

export async function countKept(tx: Tx, storeId: string, importId: string): Promise<void> {
  await tx.query('update product_imports set pictures_kept = pictures_kept + 1 where store_id = $1 and id = $2', [storeId, importId]);
}

export async function countFailed(tx: Tx, storeId: string, importId: string, error: ProductRowError): Promise<void> {
  await tx.query(`update product_imports set pictures_failed = pictures_failed + 1, error_count = error_count + 1,
      errors = case when jsonb_array_length(errors) < ${ERRORS_KEPT} then errors || $3::jsonb else errors end
    where store_id = $1 and id = $2`, [storeId, importId, JSON.stringify([error])]);
}

/** The product is as the import leaves it, now with the picture, unless somebody changed it between. */
export async function recordPicture(tx: Tx, storeId: string, importId: string, before: CatalogProduct, version: number): Promise<void> {
  await tx.query(`insert into product_import_changes (store_id, import_id, product_id, before, version) values ($1, $2, $3, $4, $5)
    on conflict (store_id, import_id, product_id) do update set version = excluded.version where product_import_changes.version = $6`,
  [storeId, importId, before.id, JSON.stringify(before), version, before.version]);
}

/** What still waits is not fetched any more. */
export async function dropWaiting(tx: Tx, storeId: string, importId: string): Promise<void> {
  await tx.query(`delete from product_import_pictures where store_id = $1 and import_id = $2`, [storeId, importId]);
}
