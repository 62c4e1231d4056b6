import { SHOP_WORDS } from '../../catalog/index.js';
import type { Sense } from '../../../platform/search/thesaurus.js';
import { stemOf, wordsOf } from '../../../platform/search/words.js';
import { isSameWord } from './offers.js';

/** What stands behind them only says of the thing before what it is for or of: "juego de mesa" is no table. */
const LINKS = new Set('of for de del da do d des du au para por con com avec pour von fur mit'.split(' '));

/**
 * The text with goods in the words of their names: "la mesa de nogal" becomes "la table de nogal" where a walnut table is sold. What
 * may mean several goods becomes the words of all of them.
 * @param text normalised
 * @param names of the goods, each as its words
 */
export function inWordsOfGoods(text: string, names: readonly (readonly string[])[]): string {
  const tokens = [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map(({ 0: word, index }) => ({ word, from: index, to: index + word.length }));
  const own = new Set(names.flat());
  const isOwn = (place: number): boolean => [...own].some((word) => isSameWord(word, tokens[place]?.word ?? ''));
  const senses = SHOP_WORDS.sensesOf(tokens.map(({ word }) => wordsOf(word)[0] ?? word)).toSorted((a, b) => a.at - b.at || b.length - a.length);
  let written = '';
  let done = 0;
  let next = 0;
  for (const sense of senses) {
    const [first, last] = [tokens[sense.at], tokens[sense.at + sense.length - 1]];
    if (sense.at < next || first === undefined || last === undefined) continue;
    const isOfAnother = !sense.isQuality && LINKS.has(tokens[sense.at - 1]?.word ?? '');
    const said = isOfAnother || Array.from({ length: sense.length }, (_, more) => sense.at + more).some(isOwn) ? undefined : nameFor(sense, names);
    if (said === undefined) continue;
    written += `${text.slice(done, first.from)}${said}`;
    done = last.to;
    next = sense.at + sense.length;
  }
  return written + text.slice(done);
}

/** How the goods say it, each in its own words; undefined where none does. */
function nameFor({ meanings }: Sense, names: readonly (readonly string[])[]): string | undefined {
  const found = new Set(names.flatMap((name) => meanings.flat().flatMap((phrase) => {
    const words = phrase.map((word) => name.find((other) => stemOf(wordsOf(other)[0] ?? other) === stemOf(word)));
    return phrase.length > 0 && words.every((word) => word !== undefined) ? [words.join(' ')] : [];
  })));
  return found.size === 0 ? undefined : [...found].join(' ');
}
