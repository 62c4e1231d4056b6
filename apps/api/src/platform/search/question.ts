import { splitsOf, swapsOf } from './spelling.js';
import { tellingWords } from './stop-words.js';
import type { Sense, WordMeanings } from './thesaurus.js';
import { type Link, linksOf } from './word-order.js';
import { stemOf, wordsOf } from './words.js';

/** A word of the thesaurus that may have been meant by one that it does not know. */
export interface Guess { readonly term: string; readonly distance: number; readonly sense: Sense | undefined }
/** What was asked, before anything is known of the corpus. */
export interface Question {
  /** The words that say what is looked for; all of them when there are no others. */
  readonly words: readonly string[];
  /** Meanings of these words, by place; the longest of a place first. */
  readonly senses: readonly Sense[];
  readonly guesses: ReadonlyMap<string, Guess>;
  /** How each word is tied to the one before it. */
  readonly links: readonly Link[];
}
/** What to look up in the vocabulary for a question. */
export interface Lookup { readonly words: string[]; readonly stems: string[]; readonly prefixes: string[] }

const TEXT_MAX = 500;
const WORDS_MAX = 24;
const PREFIX_MIN = 4;

/** The words of a text, which may be a whole sentence (its first 500 characters count), and what they mean. */
export function questionOf(text: string, thesaurus: WordMeanings | undefined): Question {
  const said = [...new Set(wordsOf(text.slice(0, TEXT_MAX)))].slice(0, WORDS_MAX);
  const words = tellingWords(said);
  const links = linksOf(text.slice(0, TEXT_MAX), words);
  if (thesaurus === undefined) return { words, senses: [], guesses: new Map(), links };
  const senses = sensesOf(said, words, thesaurus);
  const guesses = words.flatMap((word, place): [string, Guess][] => {
    if (senses.some(({ at, length }) => at <= place && place < at + length)) return [];
    const near = thesaurus.nearest(word);
    return near === undefined ? [] : [[word, { ...near, sense: thesaurus.sensesOf([near.term])[0] }]];
  });
  return { words, senses, guesses: new Map(guesses), links };
}

/** A phrase is known with its small words ("té verde") and without them ("sac dos"); its place counts telling words only. */
function sensesOf(said: readonly string[], words: readonly string[], thesaurus: WordMeanings): Sense[] {
  const spoken = thesaurus.sensesOf(said).flatMap((sense) => {
    const covered = said.slice(sense.at, sense.at + sense.length).map((word) => words.indexOf(word)).filter((place) => place >= 0);
    const [first] = covered;
    return first === undefined ? [] : [{ sense: { ...sense, at: first, length: covered.length }, size: sense.length }];
  });
  const short = thesaurus.sensesOf(words).map((sense) => ({ sense, size: sense.length }));
  const seen = new Set<string>();
  return [...spoken, ...short].toSorted((a, b) => a.sense.at - b.sense.at || b.size - a.size).map(({ sense }) => sense)
    .filter(({ at, length }) => !seen.has(`${at} ${length}`) && seen.add(`${at} ${length}`));
}

/** Everything that must be known of the vocabulary to plan the search: its words, joined neighbours, both halves of every split, and other words for them. */
export function lookupFor({ words, senses, guesses }: Question): Lookup {
  const joined = words.slice(1).map((word, place) => `${words[place] ?? ''}${word}`);
  const halves = words.flatMap((word) => splitsOf(word).flat());
  const meant = [...senses, ...[...guesses.values()].flatMap(({ sense }) => sense ?? [])].flatMap(({ meanings }) => meanings.flat(2));
  return {
    words: [...new Set([...words, ...joined, ...halves, ...words.flatMap(swapsOf)])],
    stems: [...new Set([...words, ...halves, ...meant, ...[...guesses.values()].map(({ term }) => term)].map(stemOf))],
    prefixes: [...new Set(words.filter((word) => word.length >= PREFIX_MIN))],
  };
}
