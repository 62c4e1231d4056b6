import { constants, deflateRawSync } from 'node:zlib';
import { aDocx, aPdf, aZip, testDocumentReader } from '../../../../../test/support/documents.js';
import type { DocumentFormat } from './document.js';
import type { OpenReader } from './document-reader.js';

// A process is started, and two are ended at their limits.
jest.setTimeout(120_000);

describe('reading documents', () => {
  let reader: OpenReader;
  beforeAll(() => { reader = testDocumentReader().open(); });
  afterAll(() => reader.close());

  const read = async (format: DocumentFormat, bytes: Buffer | string) => (await reader.read({ format, bytes: Buffer.from(bytes) })).blocks;
  const failure = (format: DocumentFormat, bytes: Buffer | string) => read(format, bytes).then(() => 'read', (error: { reason?: string }) => error.reason);
  const text = (words: string) => ({ level: null, text: words });

  it('a PDF: headings by the size of letters, paragraphs, pages one after the other', async () => {
    const bytes = aPdf([[{ text: 'Returns policy', size: 22 }, { text: 'You may send everything back within 30 days.' }], [{ text: 'Exchanges', size: 15 }, { text: 'A size is changed free of charge.' }]]);
    expect(await read('pdf', bytes)).toEqual([
      { level: 1, text: 'Returns policy' }, text('You may send everything back within 30 days.'), { level: 2, text: 'Exchanges' }, text('A size is changed free of charge.'),
    ]);
  });

  it('a PDF without its running heads and page numbers', async () => {
    const pages = [1, 2, 3, 4, 5].map((page) => [{ text: 'Camp & Co 2026' }, { text: `Chapter ${'abcde'[page - 1]} tells of tents.` }, { text: `Page ${page} of 5` }]);
    const words = (await read('pdf', aPdf(pages))).map((block) => block.text).join(' ');
    expect(words).toContain('Chapter c tells of tents.');
    expect(words).not.toMatch(/Camp & Co|Page \d/);
  });

  it('a Word file: headings, paragraphs, lists', async () => {
    const bytes = aDocx([{ text: 'Delivery', heading: 1 }, { text: 'We deliver on <Mondays> & Fridays.' }, { text: 'Islands', heading: 2 }, { text: 'By ferry: توصيل' }]);
    expect(await read('docx', bytes)).toEqual([{ level: 1, text: 'Delivery' }, text('We deliver on <Mondays> & Fridays.'), { level: 2, text: 'Islands' }, text('By ferry: توصيل')]);
  });

  it('Markdown as it is shown, without its marks', async () => {
    const bytes = '---\ntitle: x\n---\n# Care\n\nWash at **30 °C**, see [our guide](https://example.com).\n\n- no bleach\n- no dryer\n\n| Cloth | Heat |\n| --- | --- |\n| Wool | 20 |\n<script>alert(1)</script>\n';
    expect(await read('markdown', bytes)).toEqual([{ level: 1, text: 'Care' }, text('Wash at 30 °C, see our guide.'), text('no bleach\nno dryer'), text('Cloth | Heat\nWool | 20')]);
  });

  it.each([
    ['UTF-8', Buffer.from('Horario: mañana\r\n\r\nصباحا')], ['UTF-16 with its mark', Buffer.from('\ufeffHorario: mañana\n\nصباحا', 'utf16le')],
  ])('plain text in %s', async (_name, bytes) => expect(await read('text', bytes)).toEqual([text('Horario: mañana'), text('صباحا')]));

  it('plain text of old programs', async () => expect(await read('text', Buffer.from('Ma\xf1ana', 'latin1'))).toEqual([text('Mañana')]));

  it('a page: its own text without what stands around it, its title and where it leads', async () => {
    const filler = 'We ship to all of Spain within three days. '.repeat(8);
    const html = `<html><head><title> Shipping – Camp </title><style>p{}</style></head><body><nav><a href="/">Home</a> <a href="/returns#x">Returns</a></nav>
      <main><h1>Shipping</h1><p>${filler}</p><h2>Cost</h2><table><tr><th>Zone</th><th>Price</th></tr><tr><td>Islands</td><td>€9</td></tr></table></main>
      <script>var a = "<p>no</p>"</script><footer>Imprint <a href="mailto:a@b.c">mail</a></footer></body></html>`;
    const page = await reader.read({ format: 'html', bytes: Buffer.from(html), origin: { address: 'https://camp.example/help/shipping' } });
    expect(page).toMatchObject({ title: 'Shipping – Camp', links: ['https://camp.example/', 'https://camp.example/returns'] });
    expect(page.blocks.map((block) => block.text).join('\n')).toMatch(/We ship to all of Spain[^]*Cost\nZone \| Price\nIslands \| €9/);
    expect(page.blocks.map((block) => block.text).join('\n')).not.toMatch(/Imprint|Home|no<|var a/);
  });

  it.each(['<title>Gifts</title><h1>Gifts</h1><p>We wrap in linen.', '<!DOCTYPE html><html lang=en><head><title>Gifts</title></head><h1>Gifts</h1><p>We wrap in linen.</html>'])('a page without all of its tags: %s', async (html) => {
    expect(await reader.read({ format: 'html', bytes: Buffer.from(html), origin: { address: 'https://camp.example/' } })).toMatchObject({ title: 'Gifts', blocks: [{ text: 'Gifts' }, text('We wrap in linen.')] });
  });

  it.each([
    ['a PDF with a password', 'pdf' as const, aPdf([[{ text: 'Secret' }]], { encrypted: true }), 'encrypted'],
    ['a scan', 'pdf' as const, aPdf([[], []]), 'scanned'],
    ['a PDF that breaks off', 'pdf' as const, Buffer.from('%PDF-1.7\nnothing follows'), 'broken'],
    ['a Word file with a password', 'docx' as const, Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')]), 'encrypted'],
    ['a Word file that breaks off', 'docx' as const, aDocx([{ text: 'x' }]).subarray(0, 300), 'broken'],
    ['an archive that is no Word file', 'docx' as const, aZip([['notes.txt', 'x']]), 'broken'],
    ['a Word file without words', 'docx' as const, aDocx([{ text: '  ' }]), 'empty'],
    ['a text of blanks', 'text' as const, Buffer.from(' \n\n \u200b '), 'empty'],
    ['headings alone', 'markdown' as const, Buffer.from('# A\n\n## B'), 'empty'],
    ['more text than is kept', 'text' as const, Buffer.from('word '.repeat(120_000)), 'too_long'],
  ])('%s cannot be read, and the reason is told', async (_name, format, bytes, reason) => expect(await failure(format, bytes)).toBe(reason));

  it('an archive that unpacks to more than any document is left alone, whatever it says of its size', async () => {
    const bomb: [string, Buffer][] = [['word/document.xml', Buffer.alloc(120 * 1024 * 1024)]];
    expect(await failure('docx', aZip(bomb))).toBe('too_complex');
    expect(await failure('docx', aZip(bomb, { 'word/document.xml': 1000 }))).toBe('broken');
  });

  it('what takes too much memory is ended, and the next document is read all the same', async () => {
    const megabyte = deflateRawSync(Buffer.alloc(1024 * 1024, ' '), { finishFlush: constants.Z_FULL_FLUSH });
    const bomb = aPdf([[]], { drawn: Buffer.concat([Buffer.from([0x78, 0x9c]), ...Array<Buffer>(2_000).fill(megabyte), Buffer.from([3, 0])]) });
    expect(await failure('pdf', bomb)).toBe('too_complex');
    expect(await read('text', 'Still here.')).toEqual([text('Still here.')]);
  });

  it('one that was closed begins nothing any more', async () => {
    const closed = testDocumentReader().open();
    closed.close();
    await expect(closed.read({ format: 'text', bytes: Buffer.from('late') })).rejects.toThrow('closed');
  });

  it('what takes too long is ended', async () => {
    const impatient = testDocumentReader(1_000).open();
    const nested = impatient.read({ format: 'html', bytes: Buffer.from('<div>'.repeat(100_000)) });
    await expect(nested).rejects.toMatchObject({ reason: 'too_complex' });
    impatient.close();
  });
});
