/** What the search function of the database takes. */
export interface SearchWords {
  /** A tsquery; '' when nothing that was typed is a word. */
  readonly words: string;
  /** Patterns for names and numbers, one to three. */
  readonly parts: readonly string[];
}
/** A cut of a message around the words that were found. */
const SHOWN = 160;
const BEFORE = 40;
const WORDS_MOST = 8;

/** As the database folds what it indexes: small letters, no accents, no vowel signs. */
export function foldedWords(text: string): string {
  return text.normalize('NFKD').replaceAll(/[\u0300-\u036F\u064B-\u065F\u0670\u0640]/g, '').toLowerCase();
}

function wordsIn(text: string): string[] {
  return [...new Set(foldedWords(text).match(/[\p{L}\p{N}]+/gu))].slice(0, WORDS_MOST).map((word) => word.slice(0, 40));
}

/** @returns undefined when nothing could be found by it: an empty text, or signs alone */
export function searchWords(q: string): SearchWords | undefined {
  const typed = wordsIn(q);
  if (typed.length === 0) return undefined;
  const digits = q.replaceAll(/[\s().+-]/g, '');
  const isNumber = /^\d{3,}$/.test(digits);
  // Within a country a number begins with zeros that it loses abroad.
  const parts = isNumber ? [digits.replace(/^0+/, '') || digits] : typed.slice(0, 3);
  return { words: typed.map((word) => `'${word}':*`).join(' & '), parts: parts.map((part) => `%${part}%`) };
}

/** The line of a message in which a word was found, cut where it is long. */
export function snippetOf(text: string, q: string): string {
  const typed = wordsIn(q);
  const line = text.split(/\n+/).find((each) => typed.some((word) => placeOf(each, word) !== -1)) ?? text;
  const at = Math.max(0, Math.min(...typed.map((word) => placeOf(line, word)).filter((place) => place !== -1), line.length));
  const from = at > SHOWN - BEFORE ? at - BEFORE : 0;
  const cut = line.slice(from, from + SHOWN).replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '').trim();
  return `${from > 0 ? '…' : ''}${cut}${from + SHOWN < line.length ? '…' : ''}`;
}

/** Where a word begins that starts with `word`; folding keeps one letter for each, but for signs that it drops. */
function placeOf(text: string, word: string): number {
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    if (foldedWords(match[0]).startsWith(word)) return match.index;
  }
  return -1;
}
