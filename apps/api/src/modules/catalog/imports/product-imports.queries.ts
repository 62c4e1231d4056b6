import { queryRows, type Tx } from '../../../platform/database/database.js';
import type { Cursor } from '../../../platform/http/page.js';
import type { CatalogProduct } from '../product.js';
import { type ColumnChoice, type ImportColumn, keyOf } from './import-columns.js';
import type { ProductChange } from './merge-import.js';
import type { ProductRowError } from './row-error.js';

/** What an import did, and what became of it. */
export interface ProductImport {
  /** Null for a preview, which is not kept. */
  readonly id: string | null;
  readonly filename: string | null;
  readonly importedBy: string | null;
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Rows that were left out because of an error in them or beside them. */
  readonly skipped: number;
  readonly errorCount: number;
  /** The first of them. */
  readonly errors: readonly ProductRowError[];
  readonly columns: readonly ColumnChoice[];
  /** Pictures to fetch, of which so many are here and so many cannot be had. */
  readonly picturesWanted: number;
  readonly picturesKept: number;
  readonly picturesFailed: number;
  readonly createdAt: Date;
  readonly undoneAt: Date | null;
  /** Of an undone import: products that went, that are as before, and that stayed because somebody changed them since. */
  readonly removed: number;
  readonly restored: number;
  readonly kept: number;
}
/** A product that an import wrote; `before` is null when it made it, `version` is the one it gave. */
export interface RecordedChange { readonly productId: string; readonly before: CatalogProduct | null; readonly version: number }
export interface ImportProgress { readonly id: string; readonly done: number; readonly total: number }

const IMPORT = `id, filename, imported_by as "importedBy", rows, created, updated, unchanged, skipped, error_count as "errorCount", errors, columns,
  pictures_wanted as "picturesWanted", pictures_kept as "picturesKept", pictures_failed as "picturesFailed",
  created_at as "createdAt", undone_at as "undoneAt", removed, restored, kept`;

export async function selectImport(tx: Tx, storeId: string, id: string, lock: '' | 'for update' = ''): Promise<ProductImport | undefined> {
  const [row] = await queryRows<ProductImport>(tx, `select ${IMPORT} from product_imports where store_id = $1 and id = $2 ${lock}`, [storeId, id]);
  return row;
}

/** Up to `limit` imports, newest first (a `before` page comes in reverse). The cursor's key is [created_at, id]. */
export async function selectImports(tx: Tx, storeId: string, limit: number, cursor: Cursor | undefined): Promise<ProductImport[]> {
  const back = cursor?.side === 'before';
  const beyond = cursor ? `and (created_at, id) ${back ? '>' : '<'} ($3::timestamptz, $4::uuid)` : '';
  const order = back ? 'asc' : 'desc';
  return queryRows<ProductImport>(tx, `select ${IMPORT} from product_imports where store_id = $1 ${beyond} order by created_at ${order}, id ${order} limit $2`,
    [storeId, limit, ...(cursor?.key ?? [])]);
}

export async function insertImport(tx: Tx, storeId: string, record: ProductImport): Promise<void> {
  await tx.query(`insert into product_imports (store_id, id, filename, imported_by, rows, created, updated, unchanged, skipped, error_count, errors, columns, created_at, pictures_wanted)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
  [storeId, record.id, record.filename, record.importedBy, record.rows, record.created, record.updated, record.unchanged, record.skipped, record.errorCount,
    JSON.stringify(record.errors), JSON.stringify(record.columns), record.createdAt, record.picturesWanted]);
}

export async function insertChanges(tx: Tx, storeId: string, importId: string, changes: readonly ProductChange[]): Promise<void> {
  await tx.query(`insert into product_import_changes (store_id, import_id, product_id, before, version)
    select $1, $2, c.id, c.before, c.version from jsonb_to_recordset($3) as c(id uuid, before jsonb, version integer)`,
  [storeId, importId, JSON.stringify(changes.map(({ before, after }) => ({ id: after.id, before, version: after.version })))]);
}

export async function selectChanges(tx: Tx, storeId: string, importId: string): Promise<RecordedChange[]> {
  // What was recorded before products had a category has none.
  return queryRows<RecordedChange>(tx, `select product_id as "productId", '{"category": ""}'::jsonb || nullif(before, 'null') as before, version from product_import_changes
    where store_id = $1 and import_id = $2 order by product_id`, [storeId, importId]);
}

/** What imports before `time` wrote is forgotten: nobody can undo them any more. */
export async function forgetChanges(tx: Tx, storeId: string, time: Date): Promise<void> {
  await tx.query(`delete from product_import_changes where store_id = $1 and import_id in (select id from product_imports where store_id = $1 and created_at < $2)`, [storeId, time]);
}

export async function markUndone(tx: Tx, storeId: string, id: string, at: Date, counts: { removed: number; restored: number; kept: number }): Promise<void> {
  await tx.query('update product_imports set undone_at = $3, removed = $4, restored = $5, kept = $6 where store_id = $1 and id = $2',
    [storeId, id, at, counts.removed, counts.restored, counts.kept]);
}

/** What people chose for each header of their last imports, the newest choice. */
export async function selectRememberedColumns(tx: Tx, storeId: string): Promise<Map<string, ImportColumn | null>> {
  const rows = await queryRows<{ columns: ColumnChoice[] }>(tx, 'select columns from product_imports where store_id = $1 order by created_at desc, id desc limit 10', [storeId]);
  return new Map(rows.toReversed().flatMap(({ columns }) => columns.map(({ header, column }) => [keyOf(header), column] as const)));
}

export async function writeProgress(tx: Tx, storeId: string, { id, done, total }: ImportProgress, at: Date): Promise<void> {
  await tx.query(`insert into product_import_progress (store_id, id, done, total, updated_at) values ($1, $2, $3, $4, $5)
    on conflict (store_id, id) do update set done = excluded.done, updated_at = excluded.updated_at`, [storeId, id, done, total, at]);
}

export async function deleteProgress(tx: Tx, storeId: string, id: string, stale: Date): Promise<void> {
  await tx.query('delete from product_import_progress where store_id = $1 and (id = $2 or updated_at < $3)', [storeId, id, stale]);
}

/** Imports that were at work after `since`. */
export async function selectProgress(tx: Tx, storeId: string, since: Date): Promise<ImportProgress[]> {
  return queryRows<ImportProgress>(tx, 'select id, done, total from product_import_progress where store_id = $1 and updated_at >= $2 order by id', [storeId, since]);
}
