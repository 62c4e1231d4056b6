import { SHOP_WORDS } from '../../catalog/index.js';
import { stemOf, wordsOf } from '../../../platform/search/words.js';

/**
 * True where a phrase names things that shops sell, and none of them is among the known words in any language. What the dictionary
 * does not know may be anything: false.
 */
export function knowsOtherThing(phrase: string, known: ReadonlySet<string>): boolean {
  const things = SHOP_WORDS.sensesOf(wordsOf(phrase)).filter(({ isQuality }) => !isQuality);
  if (things.length === 0) return false;
  const stems = new Set([...known].flatMap((word) => wordsOf(word).map(stemOf)));
  return !things.some(({ meanings }) => meanings.flat().some((words) => words.length > 0 && words.every((word) => stems.has(stemOf(word)))));
}
