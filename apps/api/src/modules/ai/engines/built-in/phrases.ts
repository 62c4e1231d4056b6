import { plain } from '../../wording/language.js';

/** Phrases in the form of `plain`. @param lists phrases of one language each, with `|` between them */
export function phrases(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.split('|')).map(plain));
}

/** True when `words`, in the form of `plain`, hold one of these as whole words. */
export function holds(words: string, list: ReadonlySet<string>): boolean {
  const padded = ` ${words} `;
  for (const phrase of list) if (padded.includes(` ${phrase} `)) return true;
  return false;
}
