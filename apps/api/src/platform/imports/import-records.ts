import { queryRows, type Tx } from '../database/database.js';
import type { Cursor } from '../http/page.js';
import { type ColumnChoice, keyOf } from './import-columns.js';
import type { ImportRowError } from './row-error.js';

/** What an import did, and what became of it. */
export interface ImportRecord {
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
  readonly errors: readonly ImportRowError[];
  readonly columns: readonly ColumnChoice[];
  readonly createdAt: Date;
  readonly undoneAt: Date | null;
  /** Of an undone import: items that went, that are as before, and that stayed because somebody changed them since. */
  readonly removed: number;
  readonly restored: number;
  readonly kept: number;
}
/** What an import writes: a version tells whether somebody changed it since. */
export interface ImportedItem { readonly id: string; readonly version: number }
/** An item that an import writes; `before` is absent when it makes it. */
export interface ImportChange<Item extends ImportedItem> { readonly before: Item | undefined; readonly after: Item }
/** An item that an import wrote; `before` is null when it made it, `version` is the one it gave. */
export interface RecordedChange<Item> { readonly id: string; readonly before: Item | null; readonly version: number }
export interface ImportProgress { readonly id: string; readonly done: number; readonly total: number }
export interface UndoCounts { readonly removed: number; readonly restored: number; readonly kept: number }

interface Tables {
  /** `<prefix>_imports`, `<prefix>_import_changes` and `<prefix>_import_progress`. */
  readonly prefix: string;
  /** Column of the changes that names the item. */
  readonly item: string;
  /** Further columns of the imports, as a select lists them. */
  readonly more?: string;
}

const RECORD = `id, filename, imported_by as "importedBy", rows, created, updated, unchanged, skipped, error_count as "errorCount", errors, columns,
  created_at as "createdAt", undone_at as "undoneAt", removed, restored, kept`;

/** What is kept of the imports of one kind: `More` is what this kind keeps beside the rest. */
export class ImportRecords<Item extends ImportedItem, More extends object = object> {
  readonly #imports: string;
  readonly #changes: string;
  readonly #progress: string;
  readonly #item: string;
  readonly #fields: string;

  constructor({ prefix, item, more }: Tables) {
    this.#imports = `${prefix}_imports`;
    this.#changes = `${prefix}_import_changes`;
    this.#progress = `${prefix}_import_progress`;
    this.#item = item;
    this.#fields = more === undefined ? RECORD : `${RECORD}, ${more}`;
  }

  async find(tx: Tx, storeId: string, id: string, lock: '' | 'for update' = ''): Promise<(ImportRecord & More) | undefined> {
    const [row] = await queryRows<ImportRecord & More>(tx, `select ${this.#fields} from ${this.#imports} where store_id = $1 and id = $2 ${lock}`, [storeId, id]);
    return row;
  }

  /** Up to `limit` imports, newest first (a `before` page comes in reverse). The cursor's key is [created_at, id]. */
  async list(tx: Tx, storeId: string, limit: number, cursor: Cursor | undefined): Promise<(ImportRecord & More)[]> {
    const back = cursor?.side === 'before';
    const beyond = cursor ? `and (created_at, id) ${back ? '>' : '<'} ($3::timestamptz, $4::uuid)` : '';
    const order = back ? 'asc' : 'desc';
    return queryRows<ImportRecord & More>(tx, `select ${this.#fields} from ${this.#imports} where store_id = $1 ${beyond} order by created_at ${order}, id ${order} limit $2`,
      [storeId, limit, ...(cursor?.key ?? [])]);
  }

  async insert(tx: Tx, storeId: string, record: ImportRecord): Promise<void> {
    await tx.query(`insert into ${this.#imports} (store_id, id, filename, imported_by, rows, created, updated, unchanged, skipped, error_count, errors, columns, created_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [storeId, record.id, record.filename, record.importedBy, record.rows, record.created, record.updated, record.unchanged, record.skipped, record.errorCount,
      JSON.stringify(record.errors), JSON.stringify(record.columns), record.createdAt]);
  }

  async insertChanges(tx: Tx, storeId: string, importId: string, changes: readonly ImportChange<Item>[]): Promise<void> {
    await tx.query(`insert into ${this.#changes} (store_id, import_id, ${this.#item}, before, version)
      select $1, $2, c.id, c.before, c.version from jsonb_to_recordset($3) as c(id uuid, before jsonb, version integer)`,
    [storeId, importId, JSON.stringify(changes.map(({ before, after }) => ({ id: after.id, before, version: after.version })))]);
  }

  /** As JSON keeps them: times are texts. */
  async changes(tx: Tx, storeId: string, importId: string): Promise<RecordedChange<Item>[]> {
    return queryRows<RecordedChange<Item>>(tx, `select ${this.#item} as id, nullif(before, 'null') as before, version from ${this.#changes}
      where store_id = $1 and import_id = $2 order by ${this.#item}`, [storeId, importId]);
  }

  /** What imports before `time` wrote is forgotten: nobody can undo them any more. */
  async forgetChanges(tx: Tx, storeId: string, time: Date): Promise<void> {
    await tx.query(`delete from ${this.#changes} where store_id = $1 and import_id in (select id from ${this.#imports} where store_id = $1 and created_at < $2)`, [storeId, time]);
  }

  async markUndone(tx: Tx, storeId: string, id: string, at: Date, { removed, restored, kept }: UndoCounts): Promise<void> {
    await tx.query(`update ${this.#imports} set undone_at = $3, removed = $4, restored = $5, kept = $6 where store_id = $1 and id = $2`, [storeId, id, at, removed, restored, kept]);
  }

  /** What people chose for each header of their last imports, the newest choice, by `keyOf` of the header. */
  async rememberedColumns<C extends string>(tx: Tx, storeId: string): Promise<Map<string, C | null>> {
    const rows = await queryRows<{ columns: ColumnChoice<C>[] }>(tx, `select columns from ${this.#imports} where store_id = $1 order by created_at desc, id desc limit 10`, [storeId]);
    return new Map(rows.toReversed().flatMap(({ columns }) => columns.map(({ header, column }) => [keyOf(header), column] as const)));
  }

  async writeProgress(tx: Tx, storeId: string, { id, done, total }: ImportProgress, at: Date): Promise<void> {
    await tx.query(`insert into ${this.#progress} (store_id, id, done, total, updated_at) values ($1, $2, $3, $4, $5)
      on conflict (store_id, id) do update set done = excluded.done, updated_at = excluded.updated_at`, [storeId, id, done, total, at]);
  }

  async deleteProgress(tx: Tx, storeId: string, id: string, stale: Date): Promise<void> {
    await tx.query(`delete from ${this.#progress} where store_id = $1 and (id = $2 or updated_at < $3)`, [storeId, id, stale]);
  }

  /** Imports that were at work after `since`. */
  async running(tx: Tx, storeId: string, since: Date): Promise<ImportProgress[]> {
    return queryRows<ImportProgress>(tx, `select id, done, total from ${this.#progress} where store_id = $1 and updated_at >= $2 order by id`, [storeId, since]);
  }
}
