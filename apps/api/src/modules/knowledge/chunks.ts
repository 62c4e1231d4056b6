import type { Block } from '../../platform/documents/document.js';

/** A piece of a text, under the headings that lead to it (`Returns › Exchanges`, empty when there are none). */
export interface Piece { readonly heading: string; readonly text: string }

const HEADING_MAX = 200;
/** Longest piece of text that is handed to the assistant at once, in UTF-16 units. */
export const CHUNK_MAX = 800;

/** Pieces of at most 800 characters: whole paragraphs where they fit, else whole sentences, else words; neighbours are joined while they fit. */
export function chunksOf(text: string): string[] {
  const paragraphs = text.split(/\n\s*\n/).map((paragraph) => paragraph.trim()).filter((paragraph) => paragraph !== '');
  return joined(paragraphs.flatMap((paragraph) => (paragraph.length <= CHUNK_MAX ? [paragraph] : joined(sentencesOf(paragraph), ' '))), '\n\n');
}

/** The pieces of a document: none reaches over a heading, so that each is about one thing. */
export function piecesOf(blocks: readonly Block[]): Piece[] {
  const pieces: Piece[] = [];
  const headings: string[] = [];
  let texts: string[] = [];
  const end = (): void => {
    const heading = headings.filter(Boolean).join(' › ').slice(-HEADING_MAX);
    for (const text of chunksOf(texts.join('\n\n'))) pieces.push({ heading, text });
    texts = [];
  };
  for (const { level, text } of blocks) {
    if (level === null) {
      texts.push(text);
    } else {
      end();
      headings.length = Math.min(headings.length, level - 1);
      headings[level - 1] = text.replaceAll('\n', ' ').slice(0, HEADING_MAX);
    }
  }
  end();
  return pieces;
}

function joined(pieces: readonly string[], glue: string): string[] {
  const chunks: string[] = [];
  for (const piece of pieces) {
    const last = chunks.at(-1);
    if (last !== undefined && last.length + glue.length + piece.length <= CHUNK_MAX) chunks[chunks.length - 1] = `${last}${glue}${piece}`;
    else chunks.push(piece);
  }
  return chunks;
}

function sentencesOf(paragraph: string): string[] {
  return paragraph.split(/(?<=[.!?。！？؟…])\s+|\n+/u).flatMap((sentence) => (sentence.length <= CHUNK_MAX ? [sentence] : cut(sentence)));
}

/** At the last space before the limit; a run without spaces is cut hard, but never inside a character. */
function cut(text: string): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > CHUNK_MAX) {
    const space = rest.lastIndexOf(' ', CHUNK_MAX);
    const end = space > CHUNK_MAX / 2 ? space : CHUNK_MAX - (isHighSurrogate(rest, CHUNK_MAX - 1) ? 1 : 0);
    pieces.push(rest.slice(0, end).trim());
    rest = rest.slice(end).trim();
  }
  return rest === '' ? pieces : [...pieces, rest];
}

function isHighSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit <= 0xdbff;
}
