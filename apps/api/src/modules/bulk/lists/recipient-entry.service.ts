import { cut } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { cellsOf, type CsvOutline } from '../../../platform/csv/read-csv.js';
import { streamCsv } from '../../../platform/csv/stream-csv.js';
import { Database, queryRows, type Tx } from '../../../platform/database/database.js';
import { newId } from '../../../platform/database/ids.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { StoresService } from '../../stores/index.js';
import { type FileColumns, guessColumns, readableNames } from './file-columns.js';
import { INSERT_ROWS } from './recipient-lists.queries.js';
import { RecipientLists } from './recipient-lists.service.js';
import { repairPhone } from './repair-phone.js';
import { type SegmentFilter, segmentPage, type SegmentRow } from './segment.queries.js';

/** A recipient as somebody wrote them. */
export interface WrittenRecipient { readonly mobile_number: string; readonly recipient_name?: string | undefined; readonly recipient_data?: Readonly<Record<string, unknown>> | undefined }
/** What became of rows that were added. */
export interface EntryReport { readonly added: number; readonly invalid: number; readonly duplicates: number }
export type RecipientFileOutline = CsvOutline & { readonly guess: FileColumns };

const BATCH = 500;
/** Rows of a list, and of a file. */
const MAX_ROWS = 100_000;
const SAMPLES = 4;

/** Brings recipients into a list: numbers repaired, each person once, the rest kept to be looked at. */
@Injectable()
export class RecipientEntry {
  constructor(private readonly db: Database, private readonly clock: Clock, private readonly lists: RecipientLists, private readonly stores: StoresService) {}

  /** @throws AppError recipient_list.not_found, recipient_list.full */
  async add(storeId: string, listId: string, rows: Iterable<WrittenRecipient> | AsyncIterable<WrittenRecipient>): Promise<EntryReport> {
    const { country } = await this.stores.get(storeId);
    return this.db.inStore(storeId, async (tx) => {
      await this.lists.demand(tx, storeId, listId, 'for update');
      let report: EntryReport = { added: 0, invalid: 0, duplicates: 0 };
      for await (const batch of batchesOf(rows)) report = sum(report, await this.#write(tx, storeId, listId, batch, country));
      const { recipients, invalid, duplicates } = await this.lists.countsIn(tx, storeId, listId);
      if (recipients + invalid + duplicates > MAX_ROWS) throw new AppError('recipient_list.full');
      return report;
    });
  }

  /** Headers and first rows, and which seem to be number and name. @throws AppError import.invalid */
  async outline(bytes: Buffer): Promise<RecipientFileOutline> {
    const records = streamCsv(bytes, MAX_ROWS);
    const { headers, samples } = await beginningOf(records);
    let rows = samples.length;
    for await (const _record of records) rows += 1;
    return { headers, samples, rows, guess: guessColumns({ headers, samples }) };
  }

  /** Rows of a CSV file; columns that are neither number nor name become data under their header. @throws AppError import.invalid, recipient_list.not_found, recipient_list.full */
  async addFile(storeId: string, listId: string, bytes: Buffer, chosen: FileColumns | undefined): Promise<EntryReport> {
    const records = streamCsv(bytes, MAX_ROWS);
    const { headers, samples } = await beginningOf(records);
    const columns = chosen ?? guessColumns({ headers, samples });
    const names = readableNames(headers);
    const number = names[columns.mobile_number];
    const name = columns.recipient_name === null ? undefined : names[columns.recipient_name];
    if (number === undefined) throw new AppError('import.invalid', { detail: 'Say which column holds the mobile number' });
    const entryOf = (record: readonly string[]): WrittenRecipient[] => {
      const { [number]: mobile = '', ...others } = cellsOf(names, record);
      const recipientName = name === undefined ? '' : others[name] ?? '';
      const data = Object.fromEntries(Object.entries(others).filter(([key]) => key !== name));
      return mobile === '' && recipientName === '' && Object.keys(data).length === 0 ? [] : [{ mobile_number: mobile, recipient_name: recipientName, recipient_data: data }];
    };
    return this.add(storeId, listId, (async function* entries() {
      for (const record of samples) yield* entryOf(record);
      for await (const record of records) yield* entryOf(record);
    })());
  }

  /** Customers of a segment. @throws AppError recipient_list.not_found, recipient_list.full */
  async addSegment(storeId: string, listId: string, filter: SegmentFilter): Promise<EntryReport> {
    let report: EntryReport = { added: 0, invalid: 0, duplicates: 0 };
    for (let afterId: string | undefined; ;) {
      const page = await this.#segment(storeId, filter, afterId, { data: true });
      const inCountry = filter.country === undefined ? page : page.filter(({ phone }) => repairPhone(phone, 'US')?.country === filter.country);
      report = sum(report, await this.add(storeId, listId, inCountry.map(({ phone, name, data }) => ({ mobile_number: phone, recipient_name: name, recipient_data: data }))));
      if (page.length < BATCH) return report;
      afterId = page.at(-1)?.id;
    }
  }

  /** How many a segment has. */
  async countSegment(storeId: string, filter: SegmentFilter): Promise<number> {
    let count = 0;
    for (let afterId: string | undefined; ;) {
      const page = await this.#segment(storeId, filter, afterId);
      count += filter.country === undefined ? page.length : page.filter(({ phone }) => repairPhone(phone, 'US')?.country === filter.country).length;
      if (page.length < BATCH) return count;
      afterId = page.at(-1)?.id;
    }
  }

  async #segment(storeId: string, filter: SegmentFilter, afterId: string | undefined, options: { readonly data?: boolean } = {}): Promise<SegmentRow[]> {
    const { sql, values } = segmentPage(storeId, filter, this.clock.now(), afterId, BATCH, options);
    return this.db.inStore(storeId, (tx) => queryRows<SegmentRow>(tx, sql, values), { reads: true });
  }

  async #write(tx: Tx, storeId: string, listId: string, batch: readonly WrittenRecipient[], country: string): Promise<EntryReport> {
    const seen = new Set<string>();
    const rows = batch.map(({ mobile_number: written, recipient_name: name = '', recipient_data: data = {} }) => {
      const phone = repairPhone(written, country);
      const base = { id: newId(), name: cut(name, 200), data };
      if (phone === undefined) return { ...base, phone: cut(written, 100), phone_key: null, country: null, problem: 'invalid' };
      const isDouble = seen.has(phone.key);
      seen.add(phone.key);
      return { ...base, phone: phone.e164, phone_key: isDouble ? null : phone.key, country: phone.country, problem: isDouble ? 'duplicate' : null };
    });
    const now = this.clock.now();
    const kept = new Set((await queryRows<{ id: string }>(tx, INSERT_ROWS, [storeId, listId, JSON.stringify(rows), now])).map(({ id }) => id));
    // Those whose number an earlier batch brought.
    const late = rows.filter(({ id }) => !kept.has(id)).map((row) => ({ ...row, phone_key: null, problem: 'duplicate' }));
    if (late.length > 0) await queryRows(tx, INSERT_ROWS, [storeId, listId, JSON.stringify(late), now]);
    const invalid = rows.filter(({ problem }) => problem === 'invalid').length;
    const duplicates = late.length + rows.filter(({ problem }) => problem === 'duplicate').length;
    return { added: rows.length - invalid - duplicates, invalid, duplicates };
  }
}

function sum(one: EntryReport, other: EntryReport): EntryReport {
  return { added: one.added + other.added, invalid: one.invalid + other.invalid, duplicates: one.duplicates + other.duplicates };
}
/** Header and first rows of a file, taken from the front of `records`. @throws AppError import.invalid */
async function beginningOf(records: AsyncGenerator<readonly string[]>): Promise<{ headers: string[]; samples: string[][] }> {
  const taken: string[][] = [];
  while (taken.length <= SAMPLES) {
    const { value, done } = await records.next();
    if (done === true) break;
    taken.push(value.map((cell) => cell.trim()));
  }
  const [headers = [], ...samples] = taken;
  return { headers, samples };
}
async function* batchesOf<T>(rows: Iterable<T> | AsyncIterable<T>): AsyncGenerator<T[]> {
  let batch: T[] = [];
  for await (const row of rows) {
    if (batch.push(row) < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
