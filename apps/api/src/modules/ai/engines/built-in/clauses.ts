import { plain } from '../../wording/language.js';

/** Shorter ones are looked for as a whole only. */
const LONG_WORDS = 12;
const MOST_CLAUSES = 12;
const BOUNDARY = /[.,;:?!¿¡؟،\n]+|(?<=\s)(?:que|pero|porque|y|but|because|and|that|which|qui|mais|et|parce|mas|e|لكن|لان)(?=\s)/giu;

/** The parts of a long story, such as a voice note, of which one may say what is wanted; empty for short words. */
export function clausesOf(text: string): string[] {
  if (plain(text).split(' ').length <= LONG_WORDS) return [];
  const clauses = text.split(BOUNDARY).map((clause) => clause.trim()).filter((clause) => clause !== '');
  return [...new Set(clauses)].slice(0, MOST_CLAUSES);
}
