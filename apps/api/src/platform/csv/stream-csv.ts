import { parse } from 'csv-parse';
import { isUtf8 } from 'node:buffer';
import { Readable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { AppError } from '../errors/app-error.js';
import { delimiterOf, invalidCsv } from './read-csv.js';

/** Bytes that are read in one go: between two slices everybody else has their turn. */
const SLICE = 64 * 1024;
const LONGEST_RECORD = 256 * 1024;

/**
 * The records of a file that `readCsv` reads too, the header first, once and in slices: for files so large that reading them at a stretch would keep others waiting. Beside the file itself no more than a slice is in memory.
 * @param most rows below the header
 * @throws AppError import.invalid when the file as a whole cannot be used, or has more rows
 */
export async function* streamCsv(bytes: Buffer, most: number): AsyncGenerator<readonly string[]> {
  const encoding = encodingOf(bytes);
  const beginning = new TextDecoder(encoding).decode(bytes.subarray(0, LONGEST_RECORD));
  const parser = parse({ delimiter: delimiterOf(beginning), relax_column_count: true, skip_empty_lines: true, max_record_size: LONGEST_RECORD });
  const source = Readable.from(slicesOf(bytes, encoding));
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

/** Text of the file, slice by slice; what a slice ends in the middle of comes with the next one. */
async function* slicesOf(bytes: Buffer, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for (let at = 0; at < bytes.length; at += SLICE) {
    await turn();
    const text = decoder.decode(bytes.subarray(at, at + SLICE), { stream: at + SLICE < bytes.length });
    if (text !== '') yield text;
  }
}

/** As `decode` tells them apart. */
function encodingOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}
