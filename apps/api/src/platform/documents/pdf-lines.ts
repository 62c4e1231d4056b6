import type { Block } from './document.js';

/** A line of a page as it was set: height of its letters and distance to the line above in points. */
export interface PdfLine { readonly text: string; readonly height: number; readonly gap: number }

const HEADING_MAX = 120;
/** A heading's letters are this much larger than those of most of the text. */
const HEADING_SIZE = 1.15;
/** Lines further apart than this many heights are two paragraphs. */
const PARAGRAPH_GAP = 1.75;
const REPEATED_FROM_PAGES = 4;

/** Paragraphs and headings out of lines, page by page: by the size of letters and the space between lines. */
export function blocksOfPages(pages: readonly (readonly PdfLine[])[]): Block[] {
  const content = withoutRepeated(pages);
  const usual = usualHeight(content.flat());
  const blocks: Block[] = [];
  let under: { level: number | null; text: string } | undefined;
  for (const lines of content) {
    for (const line of lines) {
      const level = levelOf(line, usual);
      // A paragraph may go on on the next page, where its first line has no line above.
      const goesOn = under !== undefined && under.level === level && line.gap < line.height * PARAGRAPH_GAP && (line.gap > 0 || !/[.!?:。؟]$/.test(under.text));
      if (under && goesOn) under.text = joined(under.text, line.text);
      else blocks.push(under = { level, text: line.text });
    }
  }
  return blocks;
}

function levelOf({ text, height }: PdfLine, usual: number): number | null {
  if (height < usual * HEADING_SIZE || text.length > HEADING_MAX || !/\p{L}/u.test(text)) return null;
  return height >= usual * 1.6 ? 1 : height >= usual * 1.3 ? 2 : 3;
}

/** A word cut at the end of a line is one word again. */
function joined(text: string, next: string): string {
  return /\p{Ll}-$/u.test(text) && /^\p{Ll}/u.test(next) ? text.slice(0, -1) + next : `${text} ${next}`;
}

/** The height that most letters have. */
function usualHeight(lines: readonly PdfLine[]): number {
  const letters = new Map<number, number>();
  for (const { height, text } of lines) letters.set(Math.round(height * 2) / 2, (letters.get(Math.round(height * 2) / 2) ?? 0) + text.length);
  return [...letters].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0])[0];
}

/** Headers, footers and page numbers stand on most pages: first or last, the same but for their digits. */
function withoutRepeated(pages: readonly (readonly PdfLine[])[]): (readonly PdfLine[])[] {
  if (pages.length < REPEATED_FROM_PAGES) return [...pages];
  const seen = new Map<string, number>();
  const edges = (lines: readonly PdfLine[]): PdfLine[] => [...new Set([...lines.slice(0, 2), ...lines.slice(-2)])];
  const nameOf = ({ text }: PdfLine): string => text.replaceAll(/\d+/g, '#');
  for (const lines of pages) for (const name of new Set(edges(lines).map(nameOf))) seen.set(name, (seen.get(name) ?? 0) + 1);
  return pages.map((lines) => {
    const around = new Set(edges(lines).filter((line) => (seen.get(nameOf(line)) ?? 0) > pages.length / 2));
    return lines.filter((line) => !around.has(line));
  });
}
