import { plain } from '../wording/language.js';

/** So many words in a row of a secret are a leak, not a coincidence. */
const LEAK_WORDS = 8;
/** The store's notes hold facts for customers, which may be told; so many words in a row are the notes themselves. */
const NOTES_WORDS = 20;
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
  const shingles = new Set(secrets.flatMap((secret) => shinglesOf(plain(secret), LEAK_WORDS)));
  const noted = new Set(shinglesOf(plain(notes), NOTES_WORDS));
  const inside = names.filter((name) => name.includes('_'));
  for (const text of texts) {
    const words = plain(text);
    const leaked = shinglesOf(words, LEAK_WORDS).find((shingle) => shingles.has(shingle)) ?? shinglesOf(words, NOTES_WORDS).find((shingle) => noted.has(shingle))
      ?? inside.find((name) => text.toLowerCase().includes(name)) ?? ENCODED.exec(text)?.[0] ?? spelledOut(words);
    if (leaked !== undefined) return leaked.slice(0, 120);
  }
  return undefined;
}

/** Single letters in a row: a text that is to slip through. */
function spelledOut(words: string): string | undefined {
  return /(?:(?<=^|\s)\p{L}\s){12,}/u.exec(words)?.[0];
}

function shinglesOf(text: string, length: number): string[] {
  const words = text.split(' ');
  return words.slice(0, Math.max(0, words.length - length + 1)).map((_word, index) => words.slice(index, index + length).join(' '));
}
