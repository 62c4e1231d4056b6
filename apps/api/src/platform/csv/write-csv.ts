import { pipeline, Readable } from 'node:stream';
import { stringify } from 'csv-stringify';

/**
 * Rows as a CSV file that spreadsheets and `readCsv` read: UTF-8 with mark, commas. Cells that a spreadsheet would take for a formula
 * get a quote before them. Rows are taken from `rows` as fast as the file is read; when they throw, the stream fails with that error.
 */
export function writeCsv<Column extends string>(columns: readonly Column[], rows: AsyncIterable<Readonly<Partial<Record<Column, string>>>>): Readable {
  const file = stringify({ header: true, columns: [...columns], bom: true, escape_formulas: true });
  // An error of the rows ends the file with it.
  pipeline(Readable.from(rows), file, () => undefined);
  return file;
}
