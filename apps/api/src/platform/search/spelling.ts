import { editDistance } from './words.js';

// Guesses at what a word was meant to be. Pure.

/** A term of the corpus that looks like a word of the query. */
export interface SimilarTerm { readonly asked: string; readonly term: string; readonly documents: number }

const HALF_MIN = 3;
/** People rarely mistype the first letter: such a repair must be near otherwise. */
const FIRST_LETTER = 0.5;
const SWAPPED_MAX = 6;
/** Letters of a word that may hold two errors: in shorter ones too many other words are that near. */
const LONG = 7;

/** What a word was meant to be shares at least so much of its trigrams. */
export interface Likeness { readonly word: string; readonly atLeast: number }

/** An error spoils three trigrams of a word, another ending one more: of 7, 8 and 9 letters this much is left. Two errors of a long word are looked for when one is not enough. */
const ONE_ERROR: readonly number[] = [0.3, 0.35, 0.4];
const TWO_ERRORS = 0.25;

/** Terms with one error less or more. */
export function nearlyLike(words: readonly string[]): Likeness[] {
  return words.map((word) => ({ word, atLeast: ONE_ERROR[Math.min(word.length - LONG, ONE_ERROR.length - 1)] ?? TWO_ERRORS }));
}

/** Terms with two, for the words to which none of the `found` ones is near. */
export function remotelyLike(words: readonly string[], found: readonly SimilarTerm[]): Likeness[] {
  return words.filter((word) => word.length >= LONG && (nearestTerm(word, found)?.distance ?? Infinity) > 1).map((word) => ({ word, atLeast: TWO_ERRORS }));
}

/** The nearest of the terms, the more frequent one of two; undefined when none is near enough to be meant. */
export function nearestTerm(word: string, similar: readonly SimilarTerm[]): { readonly term: string; readonly distance: number } | undefined {
  const allowed = word.length < LONG ? 1 : 2;
  return similar.filter((candidate) => candidate.asked === word)
    .map((candidate) => ({ ...candidate, distance: editDistance(word, candidate.term) + (candidate.term[0] === word[0] ? 0 : FIRST_LETTER) }))
    .filter((candidate) => candidate.distance <= allowed && candidate.term.length >= HALF_MIN)
    .toSorted((a, b) => a.distance - b.distance || b.documents - a.documents)[0];
}

/** Every way to read a run-together word as two, the most balanced first. */
export function splitsOf(word: string): [string, string][] {
  if (word.length < 2 * HALF_MIN || /\d/.test(word)) return [];
  const places = Array.from({ length: word.length - 2 * HALF_MIN + 1 }, (_, i) => i + HALF_MIN);
  return places.map((place): [string, string] => [word.slice(0, place), word.slice(place)])
    .toSorted(([a], [b]) => Math.abs(a.length - word.length / 2) - Math.abs(b.length - word.length / 2));
}

/** Short words share too few trigrams with their misspelling, so swapped neighbours are tried one by one. */
export function swapsOf(word: string): string[] {
  if (word.length > SWAPPED_MAX) return [];
  return Array.from({ length: Math.max(0, word.length - 1) }, (_, i) => `${word.slice(0, i)}${word[i + 1] ?? ''}${word[i] ?? ''}${word.slice(i + 2)}`)
    .filter((candidate) => candidate !== word);
}
