import { parse } from 'csv-parse';
import { Readable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { AppError } from '../errors/app-error.js';
import { decode, delimiterOf, invalidCsv } from './read-csv.js';

/** Bytes that are read in one go: between two slices everybody else has their turn. */
const SLICE = 64 * 1024;
const LONGEST_RECORD = 256 * 1024;

/**
 * The records of a file that `readCsv` reads too, the header first, once and in slices: for files so large that reading them at a stretch would keep others waiting.
 * @param most rows below the header
 * @throws AppError import.invalid when the file as a whole cannot be used, or has more rows
 */
export async function* streamCsv(bytes: Buffer, most: number): AsyncGenerator<readonly string[]> {
  const text = decode(bytes);
  const parser = parse({ delimiter: delimiterOf(text), relax_column_count: true, skip_empty_lines: true, max_record_size: LONGEST_RECORD });
  const source = Readable.from(slicesOf(Buffer.from(text, 'utf8')));
  source.pipe(parser);
  let rows = -1;
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      rows += 1;
      if (rows > most) throw new AppError('import.invalid', { detail: `At most ${most} rows; the file has more` });
      yield record;
    }
  } catch (error) {
    throw error instanceof AppError ? error : invalidCsv(error);
  } finally {
    source.destroy();
    parser.destroy();
  }
  if (rows < 1) throw new AppError('import.invalid', { detail: 'The file has no rows' });
}

async function* slicesOf(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += SLICE) {
    await turn();
    yield bytes.subarray(at, at + SLICE);
  }
}
