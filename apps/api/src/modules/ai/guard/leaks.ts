import { plain } from '../wording/language.js';

/** So many words in a row of a secret are a leak, not a coincidence. */
const LEAK_WORDS = 8;
/** The store's notes hold facts for customers, which may be told; so many words in a row are the notes themselves. */
const NOTES_WORDS = 20;
/** Labels that are pieces of a secret one by one: so many words together are a leak in parts, in whatever order. */
const LABEL_MAX = 80;
const PIECES_WORDS = 8;
const LONG_PIECE = 3;
const MANY_PIECES = 5;
/** Nobody writes so many letters and digits without a space. */
const ENCODED = /(?<![\p{L}\p{N}/_-])(?=\S*\d)(?=\S*[a-z])[A-Za-z0-9+/=]{40,}(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])(?:[0-9a-f]{2}\s?){24,}(?![\p{L}\p{N}])/u;

export interface Secrets {
  /** Texts of which no part is repeated. */
  readonly texts: readonly string[];
  /** The store's notes: not as a whole. */
  readonly notes: string;
  /** Names that only the inside uses, such as those of tools. */
  readonly names: readonly string[];
}

export const NO_SECRETS: Secrets = { texts: [], notes: '', names: [] };

/** A piece of a secret in the texts; undefined when there is none. @param texts as written */
export function findLeak(texts: readonly string[], { texts: secrets, notes, names }: Secrets): string | undefined {
  const read = secrets.map(plain);
  const shingles = new Set(read.flatMap((secret) => shinglesOf(secret, LEAK_WORDS)));
  const noted = new Set(shinglesOf(plain(notes), NOTES_WORDS));
  const inside = names.filter((name) => name.includes('_'));
  const labels = texts.filter((text) => text.length <= LABEL_MAX);
  const inPieces = piecesOf(labels.map(plain), read);
  if (inPieces !== undefined) return inPieces.slice(0, 120);
  for (const text of [...texts, labels.join(' ')]) {
    const words = plain(text);
    const leaked = shinglesOf(words, LEAK_WORDS).find((shingle) => shingles.has(shingle)) ?? shinglesOf(words, NOTES_WORDS).find((shingle) => noted.has(shingle))
      ?? inside.find((name) => text.toLowerCase().includes(name)) ?? ENCODED.exec(text)?.[0] ?? spelledOut(words);
    if (leaked !== undefined) return leaked.slice(0, 120);
  }
  return undefined;
}

/** Labels of which each is a piece of a secret, when they are more than words that everybody uses. */
function piecesOf(labels: readonly string[], secrets: readonly string[]): string | undefined {
  const pieces = [...new Set(labels)].map((label) => ({ label, words: label.split(' ').length }))
    .filter(({ label, words }) => words > 1 && secrets.some((secret) => ` ${secret} `.includes(` ${label} `)));
  const words = pieces.reduce((sum, piece) => sum + piece.words, 0);
  const isMany = pieces.length >= MANY_PIECES || pieces.filter((piece) => piece.words >= LONG_PIECE).length > 1;
  return words >= PIECES_WORDS && isMany ? pieces.map(({ label }) => label).join(' | ') : undefined;
}

/** Single letters in a row: a text that is to slip through. */
function spelledOut(words: string): string | undefined {
  return /(?:(?<=^|\s)\p{L}\s){12,}/u.exec(words)?.[0];
}

function shinglesOf(text: string, length: number): string[] {
  const words = text.split(' ');
  return words.slice(0, Math.max(0, words.length - length + 1)).map((_word, index) => words.slice(index, index + length).join(' '));
}
