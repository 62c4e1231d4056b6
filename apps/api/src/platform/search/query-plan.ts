import { editDistance, stemOf } from './words.js';

// What a query looks for, decided from the words typed and from the corpus' own vocabulary. Pure.

/** A word of the corpus that stands for a word of the query. */
export interface KnownTerm { readonly kind: 'word' | 'stem' | 'prefix'; readonly asked: string; readonly term: string }
export interface SimilarTerm { readonly asked: string; readonly term: string; readonly documents: number }

/** What to look up in the vocabulary for a query. */
export interface Lookup { readonly words: string[]; readonly stems: string[]; readonly prefixes: string[] }
/** Which terms answer which word of the query, and how well (0 to 1). */
export interface Expansion { readonly word: number; readonly term: string; readonly weight: number }
/** One word of the query as it is searched: as typed, or repaired. `known`: some document may hold it. */
export interface SearchedWord { readonly text: string; readonly known: boolean; readonly repaired: boolean }
export interface QueryPlan {
  readonly words: SearchedWord[];
  readonly expansions: Expansion[];
  readonly repaired: string | null;
}

const STEM_WEIGHT = 0.9;
const PREFIX_WEIGHT = 0.7;
const PREFIX_MIN = 4;
const HALF_MIN = 3;
const REPAIR_MIN = 4;
const WORDS_MAX = 24;
/** Words after splitting; ranking keeps them as bits of one number. */
const SEARCHED_MAX = 31;
/** People rarely mistype the first letter: such a repair must be near otherwise. */
const FIRST_LETTER = 0.5;

/** Everything that must be known of the vocabulary to plan the query: its words, joined neighbours, and both halves of every split. */
export function lookupFor(query: readonly string[]): Lookup {
  const words = query.slice(0, WORDS_MAX);
  const joined = words.slice(1).map((word, place) => `${words[place] ?? ''}${word}`);
  const halves = words.flatMap((word) => splitsOf(word).flat());
  const swapped = words.flatMap((word) => (word.length <= 6 ? swapsOf(word) : []));
  return {
    words: [...new Set([...words, ...joined, ...halves, ...swapped])],
    stems: [...new Set([...words, ...halves].map((word) => stemOf(word)))],
    prefixes: [...new Set(words.filter((word) => word.length >= PREFIX_MIN))],
  };
}

/** The vocabulary's answer, by kind and asked text. */
export class Vocabulary {
  readonly #terms = new Map<string, string[]>();
  constructor(terms: readonly KnownTerm[]) {
    for (const { kind, asked, term } of terms) {
      const key = `${kind} ${asked}`;
      this.#terms.set(key, [...(this.#terms.get(key) ?? []), term]);
    }
  }
  has(word: string): boolean {
    return this.#terms.has(`word ${word}`) || this.#terms.has(`stem ${stemOf(word)}`);
  }
  hasExactly(word: string): boolean {
    return this.#terms.has(`word ${word}`);
  }
  ofStem(word: string): readonly string[] {
    return this.#terms.get(`stem ${stemOf(word)}`) ?? [];
  }
  startingWith(prefix: string): readonly string[] {
    return this.#terms.get(`prefix ${prefix}`) ?? [];
  }
}

/** The words of the query that no document holds in any form, so that similar ones are worth looking for. */
export function strangeWords(query: readonly string[], vocabulary: Vocabulary): string[] {
  return query.slice(0, WORDS_MAX).filter((word) => !vocabulary.has(word) && vocabulary.startingWith(word).length === 0 && word.length >= REPAIR_MIN && !/^\d/.test(word));
}

/** Chooses what is searched: known words as they are, strange ones repaired from the corpus' own words where one is near enough. */
export function planQuery(query: readonly string[], vocabulary: Vocabulary, similar: readonly SimilarTerm[]): QueryPlan {
  const strange = new Set(strangeWords(query, vocabulary));
  const words = query.slice(0, WORDS_MAX).flatMap((word): SearchedWord[] => {
    const repaired = strange.has(word) ? repair(word, vocabulary, similar) : undefined;
    if (repaired) return repaired.map((text) => ({ text, known: true, repaired: true }));
    return [{ text: word, known: vocabulary.has(word) || vocabulary.startingWith(word).length > 0, repaired: false }];
  }).slice(0, SEARCHED_MAX);
  const searched = words.map((word) => word.text);
  const expansions = words.flatMap(({ text, repaired }, word) => [...expand(text, word, vocabulary), ...(repaired ? sameStem(text, word, similar) : [])]);
  searched.slice(1).forEach((text, place) => {
    const joined = `${searched[place] ?? ''}${text}`;
    if (vocabulary.hasExactly(joined)) expansions.push({ word: place, term: joined, weight: 1 }, { word: place + 1, term: joined, weight: 1 });
  });
  return { words, expansions: strongestOf(expansions), repaired: words.some((word) => word.repaired) ? searched.join(' ') : null };
}

function expand(text: string, word: number, vocabulary: Vocabulary): Expansion[] {
  return [
    { word, term: text, weight: 1 },
    ...vocabulary.ofStem(text).map((term) => ({ word, term, weight: STEM_WEIGHT })),
    ...vocabulary.startingWith(text).map((term) => ({ word, term, weight: PREFIX_WEIGHT * (text.length / term.length) })),
  ];
}

/** Forms of a repaired word, which the vocabulary was not asked for. */
function sameStem(text: string, word: number, similar: readonly SimilarTerm[]): Expansion[] {
  return similar.filter(({ term }) => stemOf(term) === stemOf(text)).map(({ term }) => ({ word, term, weight: STEM_WEIGHT }));
}

function strongestOf(expansions: readonly Expansion[]): Expansion[] {
  const best = new Map<string, Expansion>();
  for (const expansion of expansions) {
    const key = `${expansion.word} ${expansion.term}`;
    if ((best.get(key)?.weight ?? 0) < expansion.weight) best.set(key, expansion);
  }
  return [...best.values()];
}

/** One or two words of the vocabulary for a word that is not in it, or undefined when none is near enough to be meant. */
function repair(word: string, vocabulary: Vocabulary, similar: readonly SimilarTerm[]): string[] | undefined {
  const swap = word.length <= 6 ? swapsOf(word).find((candidate) => vocabulary.hasExactly(candidate)) : undefined;
  if (swap) return [swap];
  const allowed = word.length < 6 ? 1 : 2;
  const near = similar.filter((candidate) => candidate.asked === word)
    .map((candidate) => ({ ...candidate, distance: editDistance(word, candidate.term) + (candidate.term[0] === word[0] ? 0 : FIRST_LETTER) }))
    .filter((candidate) => candidate.distance <= allowed && candidate.term.length >= HALF_MIN)
    .toSorted((a, b) => a.distance - b.distance || b.documents - a.documents)[0];
  const split = splitsOf(word).find(([left, right]) => vocabulary.has(left) && vocabulary.has(right));
  if (split && (near === undefined || near.distance >= 2)) return [...split];
  return near && [near.term];
}

/** Every way to read a run-together word as two, the most balanced first. */
function splitsOf(word: string): [string, string][] {
  if (word.length < 2 * HALF_MIN || /\d/.test(word)) return [];
  const places = Array.from({ length: word.length - 2 * HALF_MIN + 1 }, (_, i) => i + HALF_MIN);
  return places.map((place): [string, string] => [word.slice(0, place), word.slice(place)])
    .toSorted(([a], [b]) => Math.abs(a.length - word.length / 2) - Math.abs(b.length - word.length / 2));
}

/** Short words share too few trigrams with their misspelling, so swapped neighbours are tried one by one. */
function swapsOf(word: string): string[] {
  return Array.from({ length: Math.max(0, word.length - 1) }, (_, i) => `${word.slice(0, i)}${word[i + 1] ?? ''}${word[i] ?? ''}${word.slice(i + 2)}`)
    .filter((candidate) => candidate !== word);
}
