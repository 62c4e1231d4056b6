import { type CsvError, type Info, parse } from 'csv-parse/sync';
import { AppError } from '../errors/app-error.js';

/** One row below the header. `line` counts from 1 and is where the row ends in the file. */
export interface CsvRow {
  readonly line: number;
  /** Trimmed cells by column name (lower case, spaces as underscores); empty cells are absent. */
  readonly cells: Readonly<Record<string, string>>;
}
export interface RowError { readonly line: number; readonly column: string; readonly detail: string }
export interface CsvTable { readonly columns: readonly string[]; readonly rows: CsvRow[]; readonly errors: RowError[] }

export interface CsvRules {
  /** Columns that may stand in the header; others are refused, so that a misspelt column is not lost silently. */
  readonly columns: readonly string[];
  readonly required: readonly string[];
  readonly maxRows: number;
  /** The column that each header stands for, in their order; '' for one that is not read. By default a header names its column itself. */
  readonly columnsOf?: (headers: readonly string[]) => readonly string[];
}

/** What a file looks like, before anything is decided about it. */
export interface CsvOutline {
  readonly headers: readonly string[];
  /** The first rows, cell by cell as they stand in the file. */
  readonly samples: readonly (readonly string[])[];
  /** 200,000 at most: whatever has more is refused anyway. */
  readonly rows: number;
}

const MOST_COUNTED = 200_000;

/** Headers and first rows of a file that `readCsv` reads. @throws AppError import.invalid when the file as a whole cannot be used */
export function outlineCsv(bytes: Buffer, samples: number): CsvOutline {
  const [header, ...records] = parseRecords(decode(bytes), MOST_COUNTED);
  if (header === undefined || records.length === 0) throw new AppError('import.invalid', { detail: 'The file has no rows' });
  return { headers: header.record.map((name) => name.trim()), samples: records.slice(0, samples).map(({ record }) => record.map((cell) => cell.trim())), rows: records.length };
}

/**
 * Reads a CSV file as spreadsheets write it: UTF-8 with or without mark, UTF-16 with mark or Windows-1252; comma, semicolon or tab. A cell is text, whatever it begins
 * with: the quote that guards a formula (`'=1+1`) is taken off, and nothing is ever evaluated.
 * @throws AppError import.invalid when the file as a whole cannot be used
 */
export function readCsv(bytes: Buffer, rules: CsvRules): CsvTable {
  const text = decode(bytes);
  const records = parseRecords(text, rules.maxRows + 1);
  const first = records.shift();
  if (first === undefined) throw new AppError('import.invalid', { detail: 'The file has no rows' });
  const header = (rules.columnsOf ?? columnsByName)(first.record.map((name) => name.trim()));
  const missing = rules.required.filter((name) => !header.includes(name));
  if (missing.length > 0) throw new AppError('import.invalid', { detail: `The file needs the column${missing.length > 1 ? 's' : ''} ${missing.join(', ')}` });
  const unknown = header.filter((name) => name !== '' && !rules.columns.includes(name));
  if (unknown.length > 0) throw new AppError('import.invalid', { detail: `Unknown column ${unknown.slice(0, 5).join(', ')}. Known: ${rules.columns.join(', ')}` });
  if (records.length > rules.maxRows) throw new AppError('import.invalid', { detail: `At most ${rules.maxRows} rows; the file has more` });
  if (records.length === 0) throw new AppError('import.invalid', { detail: 'The file has no rows' });
  const errors: RowError[] = [];
  const rows = records.map(({ record, info }) => {
    if (record.length > header.length) errors.push({ line: info.lines, column: '', detail: `The row has ${record.length} cells, the header ${header.length}` });
    return { line: info.lines, cells: cellsOf(header, record) };
  });
  return { columns: header, rows: rows.filter((row) => Object.keys(row.cells).length > 0), errors };
}

function columnsByName(headers: readonly string[]): string[] {
  return headers.map((name) => name.toLowerCase().replaceAll(/[\s-]+/g, '_'));
}

/** Trimmed cells of a row by the names of its columns; empty ones are absent, and so are those without a name. */
export function cellsOf(header: readonly string[], record: readonly string[]): Record<string, string> {
  const cells: [string, string][] = header.flatMap((name, place) => {
    const value = (record[place] ?? '').replaceAll('\u0000', '').trim().replace(/^'(?=[=+\-@\t\r])/, '');
    return name === '' || value === '' ? [] : [[name, value]];
  });
  return Object.fromEntries(cells);
}

interface ParsedRecord { readonly record: string[]; readonly info: Info }

/** @param most rows below the header that are read; what stands behind them costs nothing */
function parseRecords(text: string, most: number): ParsedRecord[] {
  try {
    return parse(text, { delimiter: delimiterOf(text), relax_column_count: true, skip_empty_lines: true, info: true, to: most + 1 }) as unknown as ParsedRecord[];
  } catch (error) {
    throw invalidCsv(error);
  }
}

/** What the parser complains about, in words. */
export function invalidCsv(error: unknown): AppError {
  const line = (error as CsvError & { lines?: number }).lines;
  return new AppError('import.invalid', { detail: `The file is no valid CSV${line ? `: a quote is not closed or misplaced near line ${line}` : ''}` });
}

/** Of the marks that spreadsheets write between cells the one that the header has most of. */
export function delimiterOf(text: string): string {
  const header = text.slice(0, text.search(/[\r\n]|$/));
  const count = (mark: string): number => header.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

/** UTF-8 with or without mark, UTF-16 with mark, else Windows-1252. */
export function decode(bytes: Buffer): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
