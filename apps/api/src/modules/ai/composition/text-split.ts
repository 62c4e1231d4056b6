import { cut } from '#contracts';
/**
 * Cuts a text into pieces of at most `max` UTF-16 units, at a paragraph, line, sentence or word where there is one in
 * the second half of a piece, and never inside a character.
 */
export function splitText(text: string, max: number): string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest.length > max) {
    const end = endOf(rest, max);
    pieces.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return rest === '' ? pieces : [...pieces, rest];
}

/** At most `max` UTF-16 units, ending with an ellipsis when something was cut. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  return `${cut(text, max - 1).trimEnd()}…`;
}

function endOf(text: string, max: number): number {
  const head = text.slice(0, max);
  for (const mark of ['\n\n', '\n', '. ', '? ', '! ', '؟ ', ' ']) {
    const found = head.lastIndexOf(mark);
    if (found > max / 2) return found + mark.length;
  }
  return cut(text, max).length;
}

/** The beginning of a text, in whole sentences. */
export function firstSentences(text: string, count: number): string {
  return text.split(/(?<=[.!?؟।])\s+|\n+/u).filter((sentence) => sentence.trim() !== '').slice(0, count).join(' ');
}
