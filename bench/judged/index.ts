import { ARABIC, HINDI } from './arabic-hindi.js';
import { JUDGED_PRODUCTS } from './catalog.js';
import { ENGLISH, ENGLISH_ATTRIBUTES, ENGLISH_MEANING, ENGLISH_TYPOS } from './english.js';
import { QUALITIES } from './qualities.js';
import { FRENCH, PORTUGUESE, SPANISH } from './romance.js';
import { UNANSWERABLE } from './unanswerable.js';

export { JUDGED_PRODUCTS };
/** `gains`: 1 for a product that is meant, 0.5 for one that comes near; absent ones are wrong. */
export interface JudgedQuery { readonly text: string; readonly group: string; readonly gains: ReadonlyMap<string, number> }
export type Half = 'tuned' | 'held out';

const GROUPS = {
  'en': ENGLISH, 'en misspelt': ENGLISH_TYPOS, 'en attributes, price': ENGLISH_ATTRIBUTES, 'en other words': ENGLISH_MEANING,
  'es': SPANISH, 'pt': PORTUGUESE, 'fr': FRENCH, 'ar': ARABIC, 'hi': HINDI, 'unsaid qualities': QUALITIES,
} as const;

export const JUDGED_QUERIES: readonly JudgedQuery[] = Object.entries(GROUPS).flatMap(([group, lines]) => lines.trim().split('\n').map((line) => queryOf(group, line)));
export const UNANSWERABLE_QUERIES: readonly string[] = UNANSWERABLE.trim().split('\n');

/** Words and rules of the search may be chosen by the tuned half only; the other one tells whether they hold. Every second query of a group. */
export const halfOf = (place: number): Half => (place % 2 === 0 ? 'tuned' : 'held out');

/** @throws Error when a judgement names no product */
function queryOf(group: string, line: string): JudgedQuery {
  const [text = '', judged = ''] = line.split(' = ');
  const [meant = '', near = ''] = judged.split(';');
  const handles = (list: string, gain: number): [string, number][] => list.split(' ').filter((handle) => handle !== '').map((handle) => [handle, gain]);
  const gains = new Map([...handles(near, 0.5), ...handles(meant, 1)]);
  for (const handle of gains.keys()) if (!JUDGED_PRODUCTS.some((product) => product.handle === handle)) throw new Error(`${text}: no product ${handle}`);
  return { text, group, gains };
}
