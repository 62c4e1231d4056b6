import type { Question } from './question.js';
import { nearestTerm, type SimilarTerm, splitsOf, swapsOf } from './spelling.js';
import type { Sense } from './thesaurus.js';
import type { Vocabulary } from './vocabulary.js';
import { KIND_WORDS } from './word-order.js';
import { stemOf } from './words.js';

// What is searched for a question, decided with the corpus' own vocabulary. Pure.

/** Which terms answer which slot of the query, and how well (0 to 1). */
export interface Expansion { readonly slot: number; readonly term: string; readonly weight: number }
/** What a document can answer: a word of the query as typed or repaired, or a part of a phrase that means it. */
export interface Slot {
  readonly text: string;
  /** Some document may answer it. */
  readonly isKnown: boolean;
  /** Another word than the typed one, because of its spelling. */
  readonly isRepaired: boolean;
  /** Documents hold the word itself, so that one in passing may be meant. */
  readonly isTyped: boolean;
  /** It says what is looked for, not how it is or for whom. */
  readonly isThing: boolean;
  /** It is a thing that the thesaurus knows, so that documents about it are named by it. */
  readonly isNamed: boolean;
  /** It says how a thing is, as the thesaurus knows. */
  readonly isQuality: boolean;
  /** Of a language that says the thing before its qualities, as far as the thesaurus knows. */
  readonly isHeadFirst: boolean;
  /** Places of the words of the question that it is part of. */
  readonly from: number;
  readonly to: number;
  /** How much a document that does not answer it misses: 1 for what a thing is. */
  readonly importance: number;
  /** How many documents answer it, at most. */
  readonly documents: number;
}
export interface QueryPlan {
  readonly slots: readonly Slot[];
  readonly expansions: readonly Expansion[];
  readonly repaired: string | null;
}

const STEM_WEIGHT = 0.9;
const PREFIX_WEIGHT = 0.7;
/** Another word for one that the corpus does not have, and for one that it has. */
const MEANT_INSTEAD = 0.8;
const MEANT_BESIDE = 0.5;
const QUALITY = 0.5;
/** A word that nobody knows is more often idle talk than a thing. */
const UNKNOWN = 0.2;
const REPAIR_MIN = 4;
/** Ranking keeps slots as bits of one number. */
const SLOTS_MAX = 31;

/** Words that are searched as one: typed ones, and whole phrases that mean the same. */
interface Unit { readonly at: number; readonly length: number; readonly words: readonly string[]; readonly isRepaired: boolean; readonly sense: Sense | undefined }

/** The words of the question that neither a document nor the thesaurus knows, so that similar ones are worth looking for. */
export function strangeWords({ words, senses }: Question, vocabulary: Vocabulary): string[] {
  const isMeant = (place: number): boolean => senses.some(({ at, length }) => at <= place && place < at + length);
  return words.filter((word, place) => word.length >= REPAIR_MIN && !/^\d/.test(word) && !KIND_WORDS.has(word) && !vocabulary.mayFind(word) && !isMeant(place));
}

/**
 * Chooses what is searched: known words as they are, other words for them, and strange ones repaired where a word is near enough.
 * @param keepsPhrases a phrase that the thesaurus knows is one thing, also where no document has it: a gift card is no card
 */
export function planQuery(question: Question, vocabulary: Vocabulary, similar: readonly SimilarTerm[], keepsPhrases = false): QueryPlan {
  const units = unitsOf(question, vocabulary, similar, keepsPhrases);
  const slots: Omit<Slot, 'documents'>[] = [];
  const expansions: Expansion[] = [];
  for (const unit of units) {
    const phrases = phrasesFor(unit, vocabulary);
    const size = Math.max(...phrases.map(({ words }) => words.length));
    if (slots.length + size > SLOTS_MAX) break;
    for (let part = 0; part < size; part += 1) {
      const slot = slots.length;
      const partOf = (words: readonly string[]): string => words[Math.floor((part * words.length) / size)] ?? '';
      const text = partOf(unit.words);
      const found = phrases.flatMap(({ words, weight }) => termsFor(partOf(words), words === unit.words, vocabulary).map((known) => ({ slot, term: known.term, weight: known.weight * weight })));
      const forms = unit.isRepaired ? similar.filter(({ term }) => stemOf(term) === stemOf(text)).map(({ term }) => ({ slot, term, weight: STEM_WEIGHT })) : [];
      expansions.push({ slot, term: text, weight: 1 }, ...found, ...forms);
      const isKnown = found.length > 0 || (unit.isRepaired && unit.sense === undefined);
      slots.push({
        text, isKnown, isRepaired: unit.isRepaired, isTyped: !unit.isRepaired && vocabulary.mayFind(text), isThing: unit.sense === undefined ? isKnown && /\p{L}/u.test(text) : !unit.sense.isQuality, isNamed: unit.sense?.isQuality === false,
        isQuality: unit.sense?.isQuality === true, isHeadFirst: unit.sense?.isHeadFirst === true, from: unit.at, to: unit.at + unit.length - 1, importance: importanceOf(text, unit, isKnown),
      });
    }
  }
  slots.slice(1).forEach(({ text }, place) => {
    const joined = `${slots[place]?.text ?? ''}${text}`;
    if (vocabulary.hasExactly(joined)) expansions.push({ slot: place, term: joined, weight: 1 }, { slot: place + 1, term: joined, weight: 1 });
  });
  const similarDocuments = new Map(similar.map(({ term, documents }) => [term, documents]));
  const documentsOf = (term: string): number => vocabulary.documentsOf(term) || (similarDocuments.get(term) ?? 0);
  const useful = strongestOf(expansions).filter(({ term }) => documentsOf(term) > 0);
  return {
    slots: slots.map((slot, place) => ({ ...slot, documents: useful.reduce((sum, expansion) => sum + (expansion.slot === place ? documentsOf(expansion.term) : 0), 0) })),
    expansions: useful, repaired: units.some((unit) => unit.isRepaired) ? units.flatMap(({ words }) => words).join(' ') : null,
  };
}

function importanceOf(text: string, { sense }: Unit, isKnown: boolean): number {
  if (sense?.isQuality === true || /^\d/.test(text)) return QUALITY;
  return isKnown || sense !== undefined ? 1 : UNKNOWN;
}

function unitsOf(question: Question, vocabulary: Vocabulary, similar: readonly SimilarTerm[], keepsPhrases: boolean): Unit[] {
  const { words, senses } = question;
  const strange = new Set(strangeWords(question, vocabulary));
  const units: Unit[] = [];
  for (let at = 0; at < words.length;) {
    const word = words[at] ?? '';
    const here = senses.filter((sense) => sense.at === at);
    const sense = here.find((candidate) => candidate.length > 1 && candidate.meanings.flat().some((phrase) => isMeant(phrase, vocabulary))) ?? (keepsPhrases ? here[0] : here.find((candidate) => candidate.length === 1));
    const repaired = strange.has(word) ? repair(word, question, vocabulary, similar) : undefined;
    const length = sense?.length ?? 1;
    units.push(...(repaired?.map((unit) => ({ ...unit, at, length })) ?? [{ at, length, words: words.slice(at, at + length), isRepaired: false, sense }]));
    at += length;
  }
  return units;
}

/** Ways to say a unit that documents can hold, the typed one always. Longer ones only when no other can be found: their parts are mistaken for the whole easily. */
function phrasesFor({ words, sense, isRepaired }: Unit, vocabulary: Vocabulary): { words: readonly string[]; weight: number }[] {
  const isKnown = words.every((word) => vocabulary.has(word)) || (isRepaired && sense === undefined);
  const meant = (sense?.meanings ?? []).flatMap((phrases) => {
    const found = phrases.filter((phrase) => isMeant(phrase, vocabulary));
    const short = found.filter((phrase) => phrase.length <= words.length);
    return isKnown ? short : found;
  });
  return [{ words, weight: 1 }, ...meant.map((phrase) => ({ words: phrase, weight: isKnown ? MEANT_BESIDE : MEANT_INSTEAD }))];
}

function isMeant(phrase: readonly string[], vocabulary: Vocabulary): boolean {
  return phrase.every((word) => vocabulary.formsOf(word).length > 0);
}

function termsFor(word: string, isTyped: boolean, vocabulary: Vocabulary): { term: string; weight: number }[] {
  if (!isTyped) return vocabulary.formsOf(word).map((term) => ({ term, weight: term === word ? 1 : STEM_WEIGHT }));
  return [
    ...(vocabulary.hasExactly(word) ? [{ term: word, weight: 1 }] : []),
    ...vocabulary.ofStem(word).map((term) => ({ term, weight: term === word ? 1 : STEM_WEIGHT })),
    ...vocabulary.startingWith(word).map((term) => ({ term, weight: PREFIX_WEIGHT * (word.length / term.length) })),
  ];
}

function strongestOf(expansions: readonly Expansion[]): Expansion[] {
  const best = new Map<string, Expansion>();
  for (const expansion of expansions) {
    const key = `${expansion.slot} ${expansion.term}`;
    if ((best.get(key)?.weight ?? 0) < expansion.weight) best.set(key, expansion);
  }
  return [...best.values()];
}

/** One or two words for a strange one, from the corpus or the thesaurus, whichever is nearer. */
function repair(word: string, { guesses }: Question, vocabulary: Vocabulary, similar: readonly SimilarTerm[]): Omit<Unit, 'at' | 'length'>[] | undefined {
  const as = (...words: string[]): Omit<Unit, 'at' | 'length'>[] => words.map((text) => ({ words: [text], isRepaired: true, sense: undefined }));
  const swap = swapsOf(word).find((candidate) => vocabulary.hasExactly(candidate));
  if (swap) return as(swap);
  const near = nearestTerm(word, similar);
  const split = splitsOf(word).find(([left, right]) => vocabulary.has(left) && vocabulary.has(right));
  const guess = guesses.get(word);
  if (guess !== undefined && guess.distance < (near?.distance ?? Infinity) && !(split && guess.distance >= 2)) return [{ words: [guess.term], isRepaired: true, sense: guess.sense }];
  if (split && (near === undefined || near.distance >= 2)) return as(...split);
  return near && as(near.term);
}
