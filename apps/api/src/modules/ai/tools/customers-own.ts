import { linkInAddress } from '../guard/links.js';
import { normalise, wordsIn } from '../guard/reading-text.js';

/**
 * The first thing in a value that does not come from the customer; undefined when all of it does. Order, capitals and
 * punctuation may differ, words may not. @param known what the customer wrote and what the store knows of them
 */
export function notTheirs(value: string, known: readonly string[]): string | undefined {
  const link = linkInAddress(normalise(value));
  if (link !== undefined) return link;
  const said = known.map(wordsOf);
  // "5b" may stand where "5 B" was written, and the other way round.
  const words = new Set(said.flatMap((all) => all.flatMap((word, index) => [word, `${word}${all[index + 1] ?? ''}`])));
  const given = wordsOf(value);
  return given.find((word, index) => !words.has(word) && !words.has(`${word}${given[index + 1] ?? ''}`) && !words.has(`${given[index - 1] ?? ''}${word}`));
}

const SHORTEST_PHONE = 6;
/** True for a phone number that does not come from the customer: the signs between its digits and the code of its country may differ. */
export function notTheirNumber(value: string, known: readonly string[]): boolean {
  const digits = digitsOf(value);
  const isNumber = /^[\d\s+().-]*$/.test(normalise(value));
  const isKnown = digits.length >= SHORTEST_PHONE && known.flatMap((text) => normalise(text).match(/\+?\d[\d\s().-]*/g) ?? []).map(digitsOf).some((said) => said.includes(digits) || (said.length >= SHORTEST_PHONE && digits.endsWith(said.replace(/^0+/, ''))));
  return !isNumber || !isKnown;
}

/** "2ºB" is "2 B". */
function wordsOf(text: string): string[] {
  return wordsIn(normalise(text.replaceAll(/[ºª°]/g, ' ')));
}
function digitsOf(text: string): string {
  return normalise(text).replaceAll(/\D/g, '');
}
