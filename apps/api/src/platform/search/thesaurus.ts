import { STOP_WORDS, tellingWords } from './stop-words.js';
import { editDistance, stemOf, wordsOf } from './words.js';

/** Words and phrases of one meaning, in any language. */
export interface ThesaurusEntry {
  readonly forms: readonly { readonly text: string; /** Never searched for another form. */ readonly isOnlyUnderstood: boolean; /** Of a language that says the thing before its qualities. */ readonly isHeadFirst?: boolean }[];
  /** It says how a thing is or for whom (red, woollen, for children), not what it is. */
  readonly isQuality: boolean;
}
/** What `length` words from place `at` of a query mean. */
export interface Sense {
  readonly at: number;
  readonly length: number;
  /** Other ways to say it, each as its words; by meaning, where it has several. */
  readonly meanings: readonly (readonly (readonly string[])[])[];
  readonly isQuality: boolean;
  /** Only languages say it so that say the thing before its qualities. */
  readonly isHeadFirst: boolean;
}

/** Knows other words for a customer's words. */
export type WordMeanings = Pick<Thesaurus, 'sensesOf' | 'nearest'>;

/** Both together; where both know a word, it means what either says. */
export function joined(first: WordMeanings, second: WordMeanings): WordMeanings {
  return {
    sensesOf: (query) => {
      const senses = new Map<string, Sense>();
      for (const sense of [...first.sensesOf(query), ...second.sensesOf(query)]) {
        const key = `${sense.at} ${sense.length}`;
        const known = senses.get(key);
        senses.set(key, known === undefined ? sense : { ...known, meanings: [...known.meanings, ...sense.meanings], isQuality: known.isQuality && sense.isQuality, isHeadFirst: known.isHeadFirst || sense.isHeadFirst });
      }
      return [...senses.values()];
    },
    nearest: (word) => {
      const [one, other] = [first.nearest(word), second.nearest(word)];
      return one === undefined || (other !== undefined && other.distance < one.distance) ? other : one;
    },
  };
}

/** Built when it is first asked: a process that only takes webhooks in never needs the words. */
export function whenAsked(build: () => Thesaurus): WordMeanings {
  let built: Thesaurus | undefined;
  const words = (): Thesaurus => built ??= build();
  return { sensesOf: (query) => words().sensesOf(query), nearest: (word) => words().nearest(word) };
}

/** Places of the languages that say a thing before its qualities. */
const HEAD_FIRST: ReadonlySet<number> = new Set([1, 2, 3, 4]);

/**
 * Entries that are written as lines. Columns, divided by "|": English, Spanish, Portuguese, French, Arabic, Hindi. Within one, commas divide
 * words of the same meaning. A question mark: the word is understood, but never searched for another one, because it often means something
 * else ("pan" is bread in Spanish, and no bread in an English catalog).
 */
export function entriesIn(lines: string, isQuality: boolean): ThesaurusEntry[] {
  return lines.trim().split('\n').map((line) => ({
    forms: line.split('|').flatMap((column, place) => column.split(',').map((form) => ({ text: form.trim().replace('?', ''), isOnlyUnderstood: form.trim().endsWith('?'), isHeadFirst: HEAD_FIRST.has(place) }))).filter(({ text }) => text !== ''),
    isQuality,
  }));
}

interface Meaning { readonly entries: Set<number>; isQuality: boolean; isHeadFirst: boolean }

const PHRASE_MAX = 3;
const NEAR_MIN = 5;

/** Knows other words for a customer's words. Built once, asked for every query. */
export class Thesaurus {
  readonly #exact = new Map<string, Meaning>();
  readonly #byStem = new Map<string, Meaning>();
  readonly #entries: readonly (readonly (readonly string[])[])[];
  readonly #byLength = new Map<number, Set<string>>();

  constructor(entries: readonly ThesaurusEntry[]) {
    this.#entries = entries.map((entry) => entry.forms.filter((form) => !form.isOnlyUnderstood).map((form) => tellingWords(wordsOf(form.text))));
    entries.forEach(({ forms, isQuality }, place) => {
      for (const { text, isHeadFirst = false } of forms) for (const words of [wordsOf(text), tellingWords(wordsOf(text))]) this.#learn(words, place, isQuality, isHeadFirst);
    });
  }

  /** Everything that neighbouring words of the query mean, also where one meaning overlaps another. */
  sensesOf(query: readonly string[]): Sense[] {
    const stems = query.map(stemOf);
    return query.flatMap((_word, at) => Array.from({ length: PHRASE_MAX }, (_, more) => more + 1)
      .filter((length) => at + length <= query.length)
      .flatMap((length): Sense[] => {
        const key = stems.slice(at, at + length).join(' ');
        // "couch" is no nappy, though it looks like one of "couches".
        const meaning = this.#exact.get(query.slice(at, at + length).join(' ')) ?? this.#byStem.get(key);
        if (meaning === undefined) return [];
        const meanings = [...meaning.entries].map((entry) => (this.#entries[entry] ?? []).filter((words) => words.map(stemOf).join(' ') !== key));
        return [{ at, length, meanings, isQuality: meaning.isQuality, isHeadFirst: meaning.isHeadFirst }];
      }));
  }

  /** The word of this thesaurus that was probably meant by one that is not in it. */
  nearest(word: string): { readonly term: string; readonly distance: number } | undefined {
    const letters = [...word].length;
    if (letters < NEAR_MIN || /\d/.test(word)) return undefined;
    const allowed = letters < 7 ? 1 : 2;
    let best: { term: string; distance: number } | undefined;
    for (let length = word.length - allowed; length <= word.length + allowed; length += 1) {
      for (const term of this.#byLength.get(length) ?? []) {
        if (term[0] !== word[0]) continue;
        const distance = editDistance(word, term);
        if (distance <= allowed && distance < (best?.distance ?? Infinity)) best = { term, distance };
      }
    }
    return best;
  }

  #learn(words: readonly string[], entry: number, isQuality: boolean, isHeadFirst: boolean): void {
    if (words.length > PHRASE_MAX || (words.length === 1 && STOP_WORDS.has(words[0] ?? ''))) return;
    for (const [meanings, key] of [[this.#exact, words.join(' ')], [this.#byStem, words.map(stemOf).join(' ')]] as const) {
      const meaning = meanings.get(key) ?? { entries: new Set<number>(), isQuality, isHeadFirst };
      meaning.entries.add(entry);
      // A word that may also name a thing is taken for the thing.
      meaning.isQuality &&= isQuality;
      meaning.isHeadFirst &&= isHeadFirst;
      meanings.set(key, meaning);
    }
    const [word] = words;
    if (words.length === 1 && word !== undefined) this.#byLength.set(word.length, (this.#byLength.get(word.length) ?? new Set()).add(word));
  }
}
