import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { createDocumentReader, type DocumentReader } from '../../apps/api/src/platform/documents/document-reader.js';

const REPOSITORY = join(__dirname, '../..');

/** The product's reader of documents, from its sources. */
export function testDocumentReader(readMs?: number): DocumentReader {
  return createDocumentReader({
    file: join(__dirname, 'typescript.cjs'), args: [join(REPOSITORY, 'apps/api/src/platform/documents/reader-process.ts')],
  }, readMs);
}

export interface PdfText { readonly text: string; readonly size?: number }

/** A PDF of pages with lines, each line of its own size in points. `drawn`: instructions of the first page as they are, packed. */
export function aPdf(pages: readonly (readonly PdfText[])[], { encrypted = false, drawn }: { encrypted?: boolean; drawn?: Buffer } = {}): Buffer {
  const objects: (string | Buffer)[] = ['<< /Type /Catalog /Pages 2 0 R >>', '', '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>'];
  const kids: string[] = [];
  for (const [index, lines] of pages.entries()) {
    const content = index === 0 && drawn ? drawn : deflate(Buffer.from(linesOf(lines), 'latin1'));
    const stream = objects.push(Buffer.concat([Buffer.from(`<< /Length ${content.byteLength} /Filter /FlateDecode >>\nstream\n`), content, Buffer.from('\nendstream')]));
    kids.push(`${objects.push(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${stream} 0 R >>`)} 0 R`);
  }
  objects[1] = `<< /Type /Pages /Count ${kids.length} /Kids [${kids.join(' ')}] >>`;
  const lock = encrypted ? objects.push(`<< /Filter /Standard /V 1 /R 2 /P -44 /O <${'5a'.repeat(32)}> /U <${'a5'.repeat(32)}> >>`) : 0;
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  const offsets: number[] = [];
  let length = parts[0]!.byteLength;
  const add = (part: Buffer): void => { parts.push(part); length += part.byteLength; };
  for (const [index, object] of objects.entries()) {
    offsets.push(length);
    add(Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n')]));
  }
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')}`;
  const id = '<0123456789abcdef0123456789abcdef>';
  add(Buffer.from(`${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${lock ? `/Encrypt ${lock} 0 R ` : ''}/ID [${id} ${id}] >>\nstartxref\n${length}\n%%EOF\n`));
  return Buffer.concat(parts);
}

function linesOf(lines: readonly PdfText[]): string {
  let y = 800;
  return lines.map(({ text, size = 11 }) => {
    y -= size * 2;
    return `BT /F1 ${size} Tf 1 0 0 1 50 ${y} Tm (${text.replaceAll(/[\\()]/g, '\\$&')}) Tj ET`;
  }).join('\n');
}

function deflate(bytes: Buffer): Buffer {
  // zlib's own frame around what deflateRaw gives.
  const sum = [...bytes].reduce(([a = 1, b = 0], byte) => [(a + byte) % 65521, (b + a + byte) % 65521], [1, 0]);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(((sum[1]! << 16) | sum[0]!) >>> 0);
  return Buffer.concat([Buffer.from([0x78, 0x9c]), deflateRawSync(bytes), check]);
}

export interface DocxText { readonly text: string; /** 1 to 6. */ readonly heading?: number; readonly isItem?: boolean }

/** A Word file of paragraphs and headings. */
export function aDocx(paragraphs: readonly DocxText[]): Buffer {
  const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const body = paragraphs.map(({ text, heading, isItem }) => {
    const style = heading ? `<w:pPr><w:pStyle w:val="Heading${heading}"/></w:pPr>` : isItem ? '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>' : '';
    return `<w:p>${style}<w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`;
  }).join('');
  const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const styles = [1, 2, 3].map((level) => `<w:style w:type="paragraph" w:styleId="Heading${level}"><w:name w:val="heading ${level}"/></w:style>`).join('');
  return aZip([
    ['[Content_Types].xml', `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`],
    ['_rels/.rels', `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`],
    ['word/_rels/document.xml.rels', `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/styles" Target="styles.xml"/></Relationships>`],
    ['word/styles.xml', `${xml}<w:styles xmlns:w="${main}">${styles}</w:styles>`],
    ['word/document.xml', `${xml}<w:document xmlns:w="${main}"><w:body>${body}</w:body></w:document>`],
  ]);
}

/** A ZIP archive. `claims`: unpacked sizes to write down instead of the true ones. */
export function aZip(files: readonly (readonly [name: string, content: string | Buffer])[], claims: Readonly<Record<string, number>> = {}): Buffer {
  const [locals, centrals]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const [name, text] of files) {
    const content = Buffer.from(text);
    const packed = deflateRawSync(content);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(content), 10);
    head.writeUInt32LE(packed.byteLength, 14);
    head.writeUInt32LE(claims[name] ?? content.byteLength, 18);
    head.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), head, Buffer.from(name), packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    centrals.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), head, place, Buffer.from(name)]));
    locals.push(local);
    offset += local.byteLength;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(directory.byteLength, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, Buffer.from('PK\x05\x06', 'latin1'), end]);
}
