import { getDocumentProxy } from 'unpdf';
import { type ReadDocument, Unreadable } from './document.js';
import { blocksOfPages, type PdfLine } from './pdf-lines.js';

const PAGES_MAX = 2_000;
type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

/** The text layer of a PDF. @throws Unreadable encrypted, broken, scanned (it has pages but no text), too_long */
export async function readPdf(bytes: Uint8Array): Promise<ReadDocument> {
  const pdf = await openPdf(bytes);
  if (pdf.numPages > PAGES_MAX) throw new Unreadable('too_long');
  const pages: PdfLine[][] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) pages.push(await linesOf(pdf, number));
  if (pages.every((lines) => lines.length === 0)) throw new Unreadable('scanned');
  return { title: null, blocks: blocksOfPages(pages), links: [] };
}

async function openPdf(bytes: Uint8Array): Promise<Pdf> {
  try {
    // Only text is wanted: nothing of the file is run, drawn or fetched. A Buffer is refused.
    return await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0, isEvalSupported: false, disableFontFace: true, useSystemFonts: false, stopAtErrors: false });
  } catch (error) {
    throw new Unreadable(error instanceof Error && error.name === 'PasswordException' ? 'encrypted' : 'broken');
  }
}

async function linesOf(pdf: Pdf, number: number): Promise<PdfLine[]> {
  try {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    page.cleanup();
    return joinLines(items.flatMap((item) => ('str' in item ? [{ text: item.str, height: item.height, y: Number(item.transform[5]), ends: item.hasEOL }] : [])));
  } catch {
    // One page that cannot be read does not take the others along.
    return [];
  }
}

function joinLines(pieces: readonly { readonly text: string; readonly height: number; readonly y: number; readonly ends: boolean }[]): PdfLine[] {
  const lines: PdfLine[] = [];
  let [text, height, y, above] = ['', 0, 0, 0];
  const end = (): void => {
    if (text.trim() !== '') {
      lines.push({ text: text.replaceAll(/\s+/g, ' ').trim(), height, gap: above === 0 ? 0 : Math.abs(above - y) });
      above = y;
    }
    [text, height] = ['', 0];
  };
  for (const piece of pieces) {
    text += piece.text;
    if (piece.text.trim() !== '') {
      height = Math.max(height, piece.height);
      y = piece.y;
    }
    if (piece.ends) end();
  }
  end();
  return lines;
}
