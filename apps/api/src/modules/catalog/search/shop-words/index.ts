import { Thesaurus, type ThesaurusEntry } from '../../../../platform/search/thesaurus.js';
import { CLOTHING } from './clothing.js';
import { HOME } from './home.js';
import { KITCHEN } from './kitchen.js';
import { LIVING } from './living.js';
import { QUALITIES } from './qualities.js';

/** Places of the languages that say a thing before its qualities. */
const HEAD_FIRST: ReadonlySet<number> = new Set([1, 2, 3, 4]);

/**
 * Columns of the lists, divided by "|": English, Spanish, Portuguese, French, Arabic, Hindi. Within one, commas divide words of the
 * same meaning. A question mark: the word is understood, but never searched for another one, because it often means something else
 * ("pan" is bread in Spanish, and no bread in an English catalog).
 */
const entriesOf = (lines: string, isQuality: boolean): ThesaurusEntry[] => lines.trim().split('\n')
  .map((line) => ({
    forms: line.split('|').flatMap((column, place) => column.split(',').map((form) => ({ text: form.trim().replace('?', ''), isOnlyUnderstood: form.trim().endsWith('?'), isHeadFirst: HEAD_FIRST.has(place) }))).filter(({ text }) => text !== ''), isQuality,
  }));

/** What shops sell, and how customers call it: a customer's word finds the catalog's, in whichever of these languages either is. */
export const SHOP_WORDS = new Thesaurus([
  ...[CLOTHING, HOME, KITCHEN, LIVING].flatMap((lines) => entriesOf(lines, false)),
  ...entriesOf(QUALITIES, true),
]);
