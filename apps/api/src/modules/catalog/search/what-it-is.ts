import type { SearchHit } from '../../../platform/search/search-index.js';
import { STOP_WORDS } from '../../../platform/search/stop-words.js';
import type { Sense, WordMeanings } from '../../../platform/search/thesaurus.js';
import { areForms, wordsOf } from '../../../platform/search/words.js';
import { productWords } from '../product-words.js';

/**
 * How a product has what was asked for: in its name, in front of another thing that it is ("soap" in "soap dish"), as what another thing is for
 * or of ("wine" in "wine glasses", which all shops sell), or in passing, where its title names another thing.
 */
export type Naming = 'named' | 'before' | 'qualifying' | 'passing';

const ARABIC = /\p{Script=Arabic}/u;
/** Within a phrase: what stands before them is the thing. */
const LINKS = new Set('of for de del da do d du des a au para con com avec'.split(' '));

/** What is called so is another thing than the word beside it says. */
const IMITATIONS = new Set('toy toys fake imitation dummy juguete juguetes brinquedo brinquedos jouet jouets'.split(' '));

/** How the product has the things that were asked for, as far as its words tell. */
export function namingOf(product: Parameters<typeof productWords>[0], { names, isKnownThing }: Pick<SearchHit, 'names' | 'isKnownThing'>, meanings: WordMeanings): Naming {
  const { title, names: others } = productWords(product);
  const words = wordsOf(title);
  const things = meanings.sensesOf(words).filter(({ isQuality }) => !isQuality);
  /** "Eau de parfum" is perfume, every word of it. */
  const isMeant = ({ meanings: others }: Sense): boolean => others.flat().some(([word, ...rest]) => word !== undefined && rest.length === 0 && [...names].some((name) => areForms(name, word)));
  const qualifiers = new Set(things.filter((thing) => !isMeant(thing)).flatMap(({ at, length }) => qualifiersIn(words.slice(at, at + length)).map((place) => at + place)));
  words.forEach((word, place) => {
    // A toy car is a toy, and no car.
    if (IMITATIONS.has(word)) qualifiers.delete(place);
    if (isImitation(place, words, names)) qualifiers.add(place);
  });
  const isBefore = (place: number): boolean => !IMITATIONS.has(words[place] ?? '') && standsBefore(place, things, names, words);
  const inTitle = words.flatMap((word, place) => (names.has(word) && !qualifiers.has(place) ? [place] : []));
  if (inTitle.length > 0 && inTitle.every(isBefore)) return 'before';
  if (inTitle.length > 0 || others.some((text) => wordsOf(text).some((word) => names.has(word)))) return 'named';
  if (words.some((word) => names.has(word))) return 'qualifying';
  return isKnownThing && things.length > 0 ? 'passing' : 'named';
}

/** In languages that say the thing last, and only where both words are known to be things: "Taza Café" is a cup. */
function standsBefore(place: number, things: readonly Sense[], names: ReadonlySet<string>, words: readonly string[]): boolean {
  const own = things.find(({ at, length }) => at === place && length === 1);
  const next = things.find(({ at }) => at === place + 1);
  return own?.isHeadFirst === false && next?.isHeadFirst === false && !names.has(words[place + 1] ?? '');
}

/** In whichever order it is said. */
function isImitation(place: number, words: readonly string[], names: ReadonlySet<string>): boolean {
  const beside = [words[place - 1], LINKS.has(words[place + 1] ?? '') ? words[place + 2] : words[place + 1]];
  return beside.some((word) => word !== undefined && IMITATIONS.has(word) && !names.has(word));
}

/** Places in a phrase of the thesaurus that only say which thing it is. */
function qualifiersIn(phrase: readonly string[]): number[] {
  const isHeadFirst = phrase.some((word) => LINKS.has(word) || ARABIC.test(word));
  const head = isHeadFirst ? 0 : phrase.findLastIndex((word) => !STOP_WORDS.has(word));
  return phrase.map((_, place) => place).filter((place) => place !== head);
}
