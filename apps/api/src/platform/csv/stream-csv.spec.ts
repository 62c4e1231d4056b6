import { streamCsv } from './stream-csv.js';

/** Longer than several slices, so that letters of two and more bytes lie across their borders. */
const LATIN = ['Móvil;Nombre', ...Array.from({ length: 4_000 }, (_each, at) => `+346${at};Jaén ${'é'.repeat(at % 7)}`)];
const WORDS = LATIN.map((line) => `${line} جوال 😀`);

async function recordsOf(bytes: Buffer, most = 20_000): Promise<string[]> {
  const lines: string[] = [];
  for await (const record of streamCsv(bytes, most)) lines.push(record.join(';'));
  return lines;
}

describe('streamCsv', () => {
  it.each([
    ['UTF-8', Buffer.from(WORDS.join('\n')), WORDS],
    ['UTF-8 with mark', Buffer.from(`\uFEFF${WORDS.join('\r\n')}`), WORDS],
    ['UTF-16 with mark', Buffer.from(`\uFEFF${WORDS.join('\n')}`, 'utf16le'), WORDS],
    ['Windows-1252', Buffer.from(LATIN.join('\n'), 'latin1'), LATIN],
  ])('reads a long file slice by slice: %s', async (_name, bytes, expected) => {
    expect(await recordsOf(bytes)).toEqual(expected);
  });

  it('refuses what has more rows or none', async () => {
    await expect(recordsOf(Buffer.from('a\n1\n2\n3'), 2)).rejects.toMatchObject({ code: 'import.invalid' });
    await expect(recordsOf(Buffer.from('a,b\n'))).rejects.toMatchObject({ code: 'import.invalid' });
  });
});
