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

/** Reads any number of these phrases in a row: from a word on, every place that they lead to, in order. The word itself is one, and the end may be. */
export function rowOf(list: ReadonlySet<string>): (words: readonly string[], start: number) => number[] {
  const longest = Math.max(...[...list].map((phrase) => phrase.split(' ').length));
  return (words, start) => {
    const reached = new Set([start]);
    for (const from of reached) {
      for (let to = from + 1; to <= Math.min(from + longest, words.length); to += 1) if (list.has(words.slice(from, to).join(' '))) reached.add(to);
    }
    return [...reached].toSorted((a, b) => a - b);
  };
}
