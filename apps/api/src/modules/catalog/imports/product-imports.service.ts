import { publicId } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock, HOUR, MINUTE } from '../../../platform/clock/clock.js';
import { outlineCsv, readCsv } from '../../../platform/csv/read-csv.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { newId } from '../../../platform/database/ids.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { type Page, pageOf, type PageQuery, readCursor } from '../../../platform/http/page.js';
import { LiveEvents } from '../../../platform/live/live-events.js';
import { StoresService } from '../../stores/index.js';
import { writeProducts } from '../product-writes.queries.js';
import { asProblem } from '../products.service.js';
import { ProductIndex } from '../search/product-index.js';
import { type ColumnChoice, guessColumns, IMPORT_COLUMNS, type ImportColumn } from './import-columns.js';
import { insertPictures } from './import-pictures.queries.js';
import { type ImportContext, mergeImport, type ProductChange, type WantedPicture } from './merge-import.js';
import {
  deleteProgress, forgetChanges, type ImportProgress, insertChanges, insertImport, type ProductImport, selectImport, selectImports, selectProgress, selectRememberedColumns, writeProgress,
} from './product-imports.queries.js';
import { productsOf } from './product-rows.js';
import { type ProductRowError, rowError } from './row-error.js';

/** A file as it came; `columns` says what each header stands for, else the headers name the columns themselves. */
export interface ImportFile { readonly bytes: Buffer; readonly filename?: string; readonly columns?: readonly (ImportColumn | null)[] }
export interface ImportWanted {
  /** Leave out rows with errors instead of refusing the file. */
  readonly skipErrors: boolean;
  /** Whom the record names. */
  readonly by: string;
}
/** A row as it is read, to look at before an import. */
export interface SampleRow { readonly line: number; readonly cells: Readonly<Record<string, string>> }
export interface ImportOutline { readonly rows: number; readonly columns: readonly (ColumnChoice & { readonly samples: readonly string[] })[] }

/** How long an import can be undone. */
export const UNDO_MS = 24 * HOUR;
const MAX_ROWS = 10_000;
/** Products per statement: their JSON stays in the low megabytes. */
const BATCH = 500;
const ERRORS_SHOWN = 1000;
const SAMPLES = 50;
const OUTLINE_SAMPLES = 3;
/** Progress that has not moved for so long is of an import that died. */
const STALE_MS = 2 * MINUTE;

interface Plan { readonly result: ProductImport; readonly changes: readonly ProductChange[]; readonly pictures: readonly WantedPicture[]; readonly sample: readonly SampleRow[] }

/** CSV files into the catalog: all of a file or nothing of it, unless somebody asks to leave out what is wrong. */
@Injectable()
export class ProductImports {
  constructor(private readonly db: Database, private readonly clock: Clock, private readonly index: ProductIndex, private readonly live: LiveEvents, private readonly stores: StoresService) {}

  /** The columns of a file with what each seems to stand for. @throws AppError import.invalid */
  async outline(storeId: string, bytes: Buffer): Promise<ImportOutline> {
    const { headers, samples, rows } = outlineCsv(bytes, OUTLINE_SAMPLES);
    const remembered = await this.db.inStore(storeId, (tx) => selectRememberedColumns(tx, storeId));
    return { rows, columns: guessColumns(headers, remembered).map((choice, place) => ({ ...choice, samples: samples.map((row) => row[place] ?? '') })) };
  }

  /**
   * Imports a file. Products are found again by handle or by a SKU; an empty cell changes nothing.
   * @throws AppError import.invalid with one entry per wrong cell; then nothing was written
   */
  async apply(storeId: string, file: ImportFile, wanted: ImportWanted): Promise<ProductImport> {
    const { currency } = await this.stores.get(storeId);
    const id = newId();
    try {
      return await this.db.inStore(storeId, async (tx) => {
        const { result, changes, pictures } = await this.#plan(tx, storeId, file, { currency, isWritten: true });
        const isEmpty = changes.length + result.unchanged === 0;
        if (result.errorCount > 0 && (!wanted.skipErrors || isEmpty)) throw refusal(result);
        await forgetChanges(tx, storeId, new Date(result.createdAt.getTime() - UNDO_MS));
        const record = { ...result, id, importedBy: wanted.by };
        await insertImport(tx, storeId, record);
        await this.#write(tx, storeId, id, changes);
        await insertPictures(tx, storeId, id, pictures);
        this.live.append(tx, [{ storeId, type: 'product.updated', data: { import_id: publicId('import', id), created: result.created, updated: result.updated } }]);
        return record;
      });
    } catch (error) {
      throw asProblem(error);
    } finally {
      await this.db.inStore(storeId, (tx) => deleteProgress(tx, storeId, id, this.clock.ago(STALE_MS)));
    }
  }

  /** What `apply` would do, with everything that is wrong and rows to look at. Nothing is written. */
  async preview(storeId: string, file: ImportFile): Promise<ProductImport & { readonly sample: readonly SampleRow[] }> {
    const { currency } = await this.stores.get(storeId);
    return this.db.inStore(storeId, async (tx) => {
      const { result, sample } = await this.#plan(tx, storeId, file, { currency, isWritten: false });
      return { ...result, sample };
    });
  }

  /** @throws AppError import.not_found */
  async get(storeId: string, id: string): Promise<ProductImport> {
    const row = await this.db.inStore(storeId, (tx) => selectImport(tx, storeId, id));
    if (row === undefined) throw new AppError('import.not_found');
    return row;
  }

  /** Newest first. @throws AppError cursor.invalid */
  async list<T>(storeId: string, query: PageQuery, present: (row: ProductImport) => T): Promise<Page<T>> {
    const limit = query.limit ?? 20;
    const cursor = readCursor(query.cursor, ['time', 'id']);
    const rows = await this.db.inStore(storeId, (tx) => selectImports(tx, storeId, limit + 1, cursor));
    return pageOf(rows, limit, cursor, (row) => [row.createdAt.toISOString(), row.id ?? ''], present);
  }

  /** Imports that are at work right now, whichever process does them. */
  async running(storeId: string): Promise<ImportProgress[]> {
    return this.db.inStore(storeId, (tx) => selectProgress(tx, storeId, this.clock.ago(STALE_MS)));
  }

  async #write(tx: Tx, storeId: string, id: string, changes: readonly ProductChange[]): Promise<void> {
    for (let done = 0; done < changes.length; done += BATCH) {
      // In a transaction of its own, so that others see it before this one ends.
      if (changes.length > BATCH) await this.db.inStore(storeId, (other) => writeProgress(other, storeId, { id, done, total: changes.length }, this.clock.now()));
      const batch = changes.slice(done, done + BATCH);
      const products = batch.map(({ after }) => after);
      await writeProducts(tx, storeId, products);
      await this.index.put(tx, storeId, products);
      await insertChanges(tx, storeId, id, batch);
    }
  }

  async #plan(tx: Tx, storeId: string, file: ImportFile, context: Omit<ImportContext, 'now'>): Promise<Plan> {
    let columns: ColumnChoice[] = [];
    const columnsOf = (headers: readonly string[]): string[] => {
      columns = choicesOf(headers, file.columns ?? []);
      return columns.map(({ column }) => column ?? '');
    };
    const table = readCsv(file.bytes, { columns: IMPORT_COLUMNS, required: [], maxRows: MAX_ROWS, ...(file.columns === undefined ? {} : { columnsOf }) });
    const read = productsOf(table.rows);
    const now = this.clock.now();
    const merged = await mergeImport(tx, storeId, read.products, { ...context, now });
    const tooLong = table.errors.map(({ line, detail }) => rowError(line, '', 'row.too_many_cells', detail));
    const errors = [...tooLong, ...read.errors, ...merged.errors].toSorted((a, b) => a.line - b.line);
    const created = merged.changes.filter(({ before }) => before === undefined).length;
    const result: ProductImport = {
      id: null, filename: file.filename ?? null, importedBy: null, rows: table.rows.length, created, updated: merged.changes.length - created, unchanged: merged.unchanged,
      skipped: table.rows.length - merged.rows, errorCount: errors.length, errors: errors.slice(0, ERRORS_SHOWN), columns, picturesWanted: merged.pictures.length, picturesKept: 0, picturesFailed: 0, createdAt: now, undoneAt: null, removed: 0, restored: 0, kept: 0,
    };
    return { result, changes: merged.changes, pictures: merged.pictures, sample: sampleOf(table.rows, errors) };
  }
}

/** @throws AppError request.invalid when the choice is of another file */
function choicesOf(headers: readonly string[], columns: readonly (ImportColumn | null)[]): ColumnChoice[] {
  if (columns.length !== headers.length) throw AppError.field('invalid', '/columns', `The file has ${headers.length} headers`);
  return headers.map((header, place) => ({ header, column: columns[place] ?? null }));
}

/** The first rows, and the first of those with an error. */
function sampleOf(rows: readonly SampleRow[], errors: readonly ProductRowError[]): SampleRow[] {
  const wrong = new Set(errors.slice(0, SAMPLES).map(({ line }) => line));
  return rows.filter(({ line }, place) => place < SAMPLES || wrong.has(line));
}

function refusal({ errorCount, errors }: ProductImport): AppError {
  return new AppError('import.invalid', {
    detail: `${errorCount} problem${errorCount === 1 ? '' : 's'}; nothing was imported`,
    errors: errors.slice(0, 100).map((error) => ({ pointer: `/lines/${error.line}${error.column ? `/${error.column}` : ''}`, code: 'invalid', detail: error.detail })),
  });
}
