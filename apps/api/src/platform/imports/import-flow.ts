import { type EventName, publicId } from '#contracts';
import { type Clock, HOUR, MINUTE } from '../clock/clock.js';
import { type CsvRow, type CsvTable, outlineCsv, readCsv } from '../csv/read-csv.js';
import type { Database, Tx } from '../database/database.js';
import { newId } from '../database/ids.js';
import { AppError } from '../errors/app-error.js';
import { type Page, pageOf, type PageQuery, readCursor } from '../http/page.js';
import type { LiveEvents } from '../live/live-events.js';
import type { ColumnChoice, ImportColumns } from './import-columns.js';
import type { ImportChange, ImportedItem, ImportProgress, ImportRecord, ImportRecords, RecordedChange, UndoCounts } from './import-records.js';
import { fieldErrorOf, type ImportRowError, rowError } from './row-error.js';

/** A file as it came; `columns` says what each header stands for, else the headers name the columns themselves. */
export interface ImportFile<C extends string = string> { readonly bytes: Buffer; readonly filename?: string; readonly columns?: readonly (C | null)[] }
export interface ImportWanted {
  /** Leave out rows with errors instead of refusing the file. */
  readonly skipErrors: boolean;
  /** Whom the record names. */
  readonly by: string;
}
export interface ImportOutline<C extends string = string> { readonly rows: number; readonly columns: readonly (ColumnChoice<C> & { readonly samples: readonly string[] })[] }

/** What the rows of a file come to. */
export interface PlannedImport<Item extends ImportedItem, More extends object> {
  readonly changes: readonly ImportChange<Item>[];
  readonly unchanged: number;
  /** Rows that are written or as they should be. */
  readonly rows: number;
  readonly errors: readonly ImportRowError[];
  /** What this kind records beside the rest. */
  readonly more: More;
  /** Writes what goes with the changes, after them and in their transaction. */
  readonly finish?: (tx: Tx, importId: string) => Promise<void>;
}
/** @param at `isWritten`: what comes of it is written, so that nobody may change these items meanwhile */
export type ImportPlanner<Item extends ImportedItem, More extends object> =
  (tx: Tx, rows: readonly CsvRow[], at: { readonly now: Date; readonly isWritten: boolean }) => Promise<PlannedImport<Item, More>>;

/** What is special about files of one kind. */
export interface ImportKind<C extends string, Item extends ImportedItem, More extends object> {
  readonly columns: ImportColumns<C>;
  /** That a file needs whose headers name the columns themselves. */
  readonly required: readonly C[];
  readonly records: ImportRecords<Item, More>;
  /** Says once that an import, or its undoing, changed items. */
  readonly event: EventName;
  /** Tells rows of one item by the same text. By default each row is an item of its own. */
  itemOf?(row: CsvRow): string | undefined;
  /** Reads what planning needs, before the transaction begins. */
  planner(storeId: string): Promise<ImportPlanner<Item, More>>;
  write(tx: Tx, storeId: string, items: readonly Item[]): Promise<void>;
  /** New items go, changed ones are as before; what somebody changed since stays. */
  reverse(tx: Tx, storeId: string, change: { readonly importId: string; readonly changes: readonly RecordedChange<Item>[]; readonly now: Date }): Promise<UndoCounts>;
  /** What the database complains about, as a problem. */
  problemOf?(error: unknown): unknown;
}

/** How long an import can be undone. */
export const UNDO_MS = 24 * HOUR;
const MAX_ROWS = 10_000;
/** Items per statement: their JSON stays in the low megabytes. */
const BATCH = 500;
const ERRORS_SHOWN = 1000;
const SAMPLES = 50;
const OUTLINE_SAMPLES = 3;
/** Progress that has not moved for so long is of an import that died. */
const STALE_MS = 2 * MINUTE;

interface Plan<Item extends ImportedItem, More extends object> { readonly planned: PlannedImport<Item, More>; readonly result: ImportRecord & More; readonly sample: readonly CsvRow[] }

/** CSV files into the store: all of a file or nothing of it, unless somebody asks to leave out what is wrong; and the way back. */
export class ImportFlow<C extends string, Item extends ImportedItem, More extends object> {
  readonly #db: Database;
  readonly #clock: Clock;
  readonly #live: LiveEvents;

  constructor({ db, clock, live }: { readonly db: Database; readonly clock: Clock; readonly live: LiveEvents }, readonly kind: ImportKind<C, Item, More>) {
    this.#db = db;
    this.#clock = clock;
    this.#live = live;
  }

  /** The columns of a file with what each seems to stand for. @throws AppError import.invalid */
  async outline(storeId: string, bytes: Buffer): Promise<ImportOutline<C>> {
    const { headers, samples, rows } = outlineCsv(bytes, OUTLINE_SAMPLES);
    const remembered = await this.#db.inStore(storeId, (tx) => this.kind.records.rememberedColumns<C>(tx, storeId));
    return { rows, columns: this.kind.columns.guess(headers, remembered).map((choice, place) => ({ ...choice, samples: samples.map((row) => row[place] ?? '') })) };
  }

  /**
   * Imports a file. An empty cell changes nothing.
   * @throws AppError import.invalid with one entry per wrong cell; then nothing was written
   */
  async apply(storeId: string, file: ImportFile<C>, wanted: ImportWanted): Promise<ImportRecord & More> {
    const { records, event } = this.kind;
    const plan = await this.kind.planner(storeId);
    const id = newId();
    try {
      return await this.#db.inStore(storeId, async (tx) => {
        const { planned, result } = await this.#plan(tx, file, plan, true);
        const isEmpty = planned.changes.length + result.unchanged === 0;
        if (result.errorCount > 0 && (!wanted.skipErrors || isEmpty)) throw refusal(result);
        await records.forgetChanges(tx, storeId, new Date(result.createdAt.getTime() - UNDO_MS));
        const record = { ...result, id, importedBy: wanted.by };
        await records.insert(tx, storeId, record);
        await this.#write(tx, storeId, id, planned.changes);
        await planned.finish?.(tx, id);
        this.#live.append(tx, [{ storeId, type: event, data: { import_id: publicId('import', id), created: result.created, updated: result.updated } }]);
        return record;
      });
    } catch (error) {
      throw this.kind.problemOf?.(error) ?? error;
    } finally {
      await this.#db.inStore(storeId, (tx) => records.deleteProgress(tx, storeId, id, this.#clock.ago(STALE_MS)));
    }
  }

  /** What `apply` would do, with everything that is wrong and rows to look at. Nothing is written. */
  async preview(storeId: string, file: ImportFile<C>): Promise<ImportRecord & More & { readonly sample: readonly CsvRow[] }> {
    const plan = await this.kind.planner(storeId);
    return this.#db.inStore(storeId, async (tx) => {
      const { result, sample } = await this.#plan(tx, file, plan, false);
      return { ...result, sample };
    });
  }

  /**
   * New items go, changed ones are as before. What somebody changed since stays as that person left it.
   * @throws AppError import.not_found, import.not_undoable (done already, or older than a day)
   */
  async undo(storeId: string, id: string): Promise<ImportRecord & More> {
    const { records, event } = this.kind;
    const now = this.#clock.now();
    try {
      return await this.#db.inStore(storeId, async (tx) => {
        const record = await records.find(tx, storeId, id, 'for update');
        if (record === undefined) throw new AppError('import.not_found');
        if (record.undoneAt !== null || now.getTime() - record.createdAt.getTime() > UNDO_MS) throw new AppError('import.not_undoable');
        const counts = await this.kind.reverse(tx, storeId, { importId: id, changes: await records.changes(tx, storeId, id), now });
        await records.markUndone(tx, storeId, id, now, counts);
        this.#live.append(tx, [{ storeId, type: event, data: { import_id: publicId('import', id), undone: true, ...counts } }]);
        return { ...record, undoneAt: now, ...counts };
      });
    } catch (error) {
      throw this.kind.problemOf?.(error) ?? error;
    }
  }

  /** @throws AppError import.not_found */
  async get(storeId: string, id: string): Promise<ImportRecord & More> {
    const row = await this.#db.inStore(storeId, (tx) => this.kind.records.find(tx, storeId, id));
    if (row === undefined) throw new AppError('import.not_found');
    return row;
  }

  /** Newest first. @throws AppError cursor.invalid */
  async list<T>(storeId: string, query: PageQuery, present: (row: ImportRecord & More) => T): Promise<Page<T>> {
    const limit = query.limit ?? 50;
    const cursor = readCursor(query.cursor, ['time', 'id']);
    const rows = await this.#db.inStore(storeId, (tx) => this.kind.records.list(tx, storeId, limit + 1, cursor));
    return pageOf(rows, limit, cursor, (row) => [row.createdAt.toISOString(), row.id ?? ''], present);
  }

  /** Imports that are at work right now, whichever process does them. */
  async running(storeId: string): Promise<ImportProgress[]> {
    return this.#db.inStore(storeId, (tx) => this.kind.records.running(tx, storeId, this.#clock.ago(STALE_MS)));
  }

  async #write(tx: Tx, storeId: string, id: string, changes: readonly ImportChange<Item>[]): Promise<void> {
    const { records } = this.kind;
    for (let done = 0; done < changes.length; done += BATCH) {
      // In a transaction of its own, so that others see it before this one ends.
      if (changes.length > BATCH) await this.#db.inStore(storeId, (other) => records.writeProgress(other, storeId, { id, done, total: changes.length }, this.#clock.now()));
      const batch = changes.slice(done, done + BATCH);
      await this.kind.write(tx, storeId, batch.map(({ after }) => after));
      await records.insertChanges(tx, storeId, id, batch);
    }
  }

  async #plan(tx: Tx, file: ImportFile<C>, plan: ImportPlanner<Item, More>, isWritten: boolean): Promise<Plan<Item, More>> {
    const { columns: { names }, required } = this.kind;
    let columns: ColumnChoice<C>[] = [];
    const columnsOf = (headers: readonly string[]): string[] => {
      columns = choicesOf(headers, file.columns ?? []);
      return columns.map(({ column }) => column ?? '');
    };
    const table = readCsv(file.bytes, { columns: names, required: file.columns === undefined ? required : [], maxRows: MAX_ROWS, ...(file.columns === undefined ? {} : { columnsOf }) });
    const now = this.#clock.now();
    const planned = await plan(tx, wholeRows(table, this.kind.itemOf), { now, isWritten });
    const tooLong = table.errors.map(({ line, detail }) => rowError(line, '', 'row.too_many_cells', detail));
    const errors = [...tooLong, ...planned.errors].toSorted((a, b) => a.line - b.line);
    const created = planned.changes.filter(({ before }) => before === undefined).length;
    const result = {
      ...planned.more, id: null, filename: file.filename ?? null, importedBy: null, rows: table.rows.length, created, updated: planned.changes.length - created, unchanged: planned.unchanged,
      skipped: table.rows.length - planned.rows, errorCount: errors.length, errors: errors.slice(0, ERRORS_SHOWN), columns, createdAt: now, undoneAt: null, removed: 0, restored: 0, kept: 0,
    };
    return { planned, result, sample: sampleOf(table.rows, errors) };
  }
}

/** @throws AppError request.invalid when the choice is of another file */
function choicesOf<C extends string>(headers: readonly string[], columns: readonly (C | null)[]): ColumnChoice<C>[] {
  if (columns.length !== headers.length) throw AppError.field('invalid', '/columns', `The file has ${headers.length} headers`);
  return headers.map((header, place) => ({ header, column: columns[place] ?? null }));
}

/** Without rows that have too many cells, since nobody knows which of them are right, and without the other rows of their items. */
function wholeRows({ rows, errors }: CsvTable, itemOf: (row: CsvRow) => string | undefined = () => undefined): CsvRow[] {
  const cutOff = new Set(errors.map(({ line }) => line));
  const items = new Set(rows.filter(({ line }) => cutOff.has(line)).map(itemOf));
  return rows.filter((row) => {
    const item = itemOf(row);
    return !cutOff.has(row.line) && (item === undefined || !items.has(item));
  });
}

/** The first rows, and the first of those with an error. */
function sampleOf(rows: readonly CsvRow[], errors: readonly ImportRowError[]): CsvRow[] {
  const wrong = new Set(errors.slice(0, SAMPLES).map(({ line }) => line));
  return rows.filter(({ line }, place) => place < SAMPLES || wrong.has(line));
}

function refusal({ errorCount, errors }: ImportRecord): AppError {
  return new AppError('import.invalid', { detail: `${errorCount} problem${errorCount === 1 ? '' : 's'}; nothing was imported`, errors: errors.slice(0, 100).map(fieldErrorOf) });
}
