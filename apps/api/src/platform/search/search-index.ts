import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/database.js';
import { asideSlots, lackingWords, lacksItsHead, unknownWords, unmetPairs } from './lacking.js';
import { planQuery, type QueryPlan, type Slot, strangeWords } from './query-plan.js';
import { lookupFor, type Question, questionOf } from './question.js';
import { deleteDocuments, insertDocuments, type Posting, type RankedDocument, rankDocuments, readKnownTerms, readSimilarTerms } from './search.queries.js';
import { nearestTerm, nearlyLike, remotelyLike, type SimilarTerm } from './spelling.js';
import { isMisspeltStopWord } from './stop-words.js';
import type { WordMeanings } from './thesaurus.js';
import { Vocabulary } from './vocabulary.js';
import { stemOf, wordsOf } from './words.js';

/** What is indexed of a thing, in any language. */
export interface SearchDocument {
  /** Bare uuid. */
  readonly id: string;
  readonly title: string;
  /** Further words that name the thing: tags, codes, other names. */
  readonly names: readonly string[];
  /** Text about the thing; it counts least. */
  readonly body: string;
}
export interface SearchHit {
  readonly documentId: string;
  /** Comparable within one answer only. */
  readonly score: number;
  /** Words of the query, after repair, that this document answers. */
  readonly matched: string[];
  /** Words of the corpus that may name in it the things that were asked for; none where no thing was. */
  readonly names: ReadonlySet<string>;
  /** The thesaurus knows all of these things, so that documents about them are named by them. */
  readonly isKnownThing: boolean;
  /** Of the things that were asked for the document has only what they are for. */
  readonly isAside: boolean;
  /** The document answers something that the question names and the thesaurus knows. */
  readonly isNamed: boolean;
  /** Named by a word of the question that the thesaurus does not know: a club, a machine. */
  readonly isCalled: boolean;
}
export interface SearchOptions {
  /** Other words that may be searched instead of those typed. */
  readonly thesaurus?: WordMeanings | undefined;
  /** Documents are things: what only qualifies the thing that is asked for is not it, and where a question finds nothing, the things in it are found by themselves. */
  readonly namesThings?: boolean;
  /** Where a question names what the thesaurus knows, by a word or a phrase, a document answers nothing that does not answer one of these. */
  readonly mustName?: boolean;
}
export interface SearchResult {
  /** Best first. */
  readonly hits: SearchHit[];
  /** The query with its spelling repaired, or null when it was left as it is. */
  readonly repaired: string | null;
  /** Words that say what was asked for, and that no document knows. */
  readonly lacking: string[];
  /** The thing that was asked for is understood, and no document has it: only what it is for or of. */
  readonly isRefused: boolean;
}

const NOTHING: SearchResult = { hits: [], repaired: null, lacking: [], isRefused: false };
const TITLE_WEIGHT = 2;
const NAME_WEIGHT = 1.5;
const BODY_WEIGHT = 0.4;
/** Below 1: however often the body repeats a word, it does not name the thing. */
const BODY_MOST = 0.9;
/** The least share of what was asked for, weighed by what each word tells, that an answer must have. */
const COVERED_LEAST = 0.4;
const COVERED_OF_GUESSES = 0.6;
/** Of so many of its goods a shop has a kind. */
const SEVERAL = 2;

/**
 * The one text search: BM25 over a postings table, forgiving typing errors, plurals, beginnings of words, accents and run-together
 * words, with spelling repaired from the corpus' own vocabulary. A corpus is a name for one kind of documents of a store.
 */
@Injectable()
export class SearchIndex {
  /** Indexes documents, or indexes them anew. Part of the caller's transaction, which must be in `storeId`. */
  async put(tx: Tx, storeId: string, corpus: string, documents: readonly SearchDocument[]): Promise<void> {
    if (documents.length === 0) return;
    await deleteDocuments(tx, storeId, corpus, documents.map((document) => document.id));
    const postings: Posting[] = [];
    const stems = new Map<string, string>();
    const indexed = documents.map((document) => {
      const weights = weightsOf(document);
      for (const [term, weight] of weights) {
        postings.push({ documentId: document.id, term, weight, documentLength: weights.size });
        stems.set(term, stemOf(term));
      }
      return { id: document.id, length: weights.size };
    });
    await insertDocuments(tx, storeId, corpus, indexed, postings, stems);
  }

  /** Takes documents out of the index; unknown ids are no error. */
  async remove(tx: Tx, storeId: string, corpus: string, ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await deleteDocuments(tx, storeId, corpus, ids);
  }

  /** Up to `atMost` documents that answer `text`, which may be a whole sentence (its first 500 characters count). */
  async find(tx: Tx, storeId: string, corpus: string, text: string, atMost: number, { thesaurus, namesThings = false, mustName = false }: SearchOptions = {}): Promise<SearchResult> {
    const question = questionOf(text, thesaurus);
    if (question.words.length === 0) return NOTHING;
    const vocabulary = new Vocabulary(await readKnownTerms(tx, storeId, corpus, lookupFor(question)));
    const strange = strangeWords(question, vocabulary);
    const similar = await similarTerms(tx, storeId, corpus, strange);
    const idle = idleWords(strange, question, similar);
    if (idle.size > 0 && idle.size < question.words.length) return this.find(tx, storeId, corpus, without(text, idle), atMost, { thesaurus, namesThings, mustName });
    const plan = planQuery(question, vocabulary, similar, mustName);
    if (!plan.slots.some((slot) => slot.isKnown)) return NOTHING;
    if (namesThings && lacksItsHead(plan.slots, question.links)) return { ...NOTHING, isRefused: true };
    const aside = asideSlots(plan.slots, question.links);
    const asked = await this.#answering(tx, storeId, corpus, plan, { atMost, mustName, aside });
    const byThings = asked.hits.length === 0 && namesThings && plan.slots.some(isHadThing) ? await this.#answering(tx, storeId, corpus, byThingsAlone(plan), { atMost, mustName, aside }) : asked;
    // A thing of which there is one is told from the others by its name: where it did not answer, it is not what was asked for.
    const isByThings = byThings !== asked && byThings.hits.length >= SEVERAL;
    const { hits: found, ranked } = isByThings ? byThings : asked;
    const hits = mustName && plan.slots.some(({ isNamed }) => isNamed) ? found.filter(({ isNamed, isCalled }) => isNamed || isCalled) : found;
    if (hits.length === 0) return NOTHING;
    const lacking = [...lackingWords(plan.slots, question.links), ...unmetPairs(plan.slots, question.links, ranked.map((document) => document.slots)), ...(isByThings ? unknownWords(plan.slots, question.links) : [])];
    return { hits, repaired: plan.repaired, lacking: [...new Set(lacking)], isRefused: false };
  }

  async #answering(tx: Tx, storeId: string, corpus: string, plan: QueryPlan, { atMost, mustName, aside }: { readonly atMost: number; readonly mustName: boolean; readonly aside: ReadonlySet<number> }): Promise<{ readonly hits: SearchHit[]; readonly ranked: readonly RankedDocument[] }> {
    const ranked = await rankDocuments(tx, storeId, corpus, plan, COVERED_LEAST, atMost);
    const hits = ranked.filter((document) => answers(document, plan, mustName)).map((document) => ({
      documentId: document.documentId, score: document.score, matched: [...new Set(document.slots.map((slot) => plan.slots[slot]?.text ?? ''))], ...namesFor(document, plan, aside),
    }));
    return { hits, ranked };
  }
}

/** Small words that were misspelt, where nothing that the shop or the thesaurus knows is as near. */
function idleWords(strange: readonly string[], { guesses }: Question, similar: readonly SimilarTerm[]): ReadonlySet<string> {
  const distanceOf = (word: string): number => Math.min(nearestTerm(word, similar)?.distance ?? Infinity, guesses.get(word)?.distance ?? Infinity);
  return new Set(strange.filter((word) => distanceOf(word) > 1 && isMisspeltStopWord(word)));
}

function without(text: string, idle: ReadonlySet<string>): string {
  return text.split(/\s+/u).filter((part) => !wordsOf(part).some((word) => idle.has(word))).join(' ');
}

/** Few terms are one error away, and soon found; many are two. */
async function similarTerms(tx: Tx, storeId: string, corpus: string, strange: readonly string[]): Promise<SimilarTerm[]> {
  if (strange.length === 0) return [];
  const near = await readSimilarTerms(tx, storeId, corpus, nearlyLike(strange));
  const further = remotelyLike(strange, near);
  if (further.length === 0) return near;
  const found = new Set(further.map(({ word }) => word));
  return [...near.filter(({ asked }) => !found.has(asked)), ...await readSimilarTerms(tx, storeId, corpus, further)];
}

/**
 * A word in passing is no answer: a document must be named by a word of the query, or hold at least half of the words as they were typed
 * (with `mustName` as they are said in any language).
 * Neither is a colour where a thing was asked for, nor too little of the question, least of all where every word of it is a guess.
 * Numbers alone name nothing, unless the query is nothing else.
 */
function answers(document: RankedDocument, { slots }: QueryPlan, mustName: boolean): boolean {
  const isGuess = slots.every((slot) => slot.isRepaired || !slot.isKnown);
  const guessed = slots.filter((slot) => slot.isRepaired);
  if (isGuess && (document.covered < COVERED_OF_GUESSES || guessed.length * 2 < slots.length)) return false;
  const answered = document.slots.flatMap((place) => slots[place] ?? []);
  if (slots.some((slot) => slot.isThing) && !answered.some((slot) => slot.isThing)) return false;
  const hasWords = slots.some(isWord);
  if (document.strong.flatMap((place) => slots[place] ?? []).some((slot) => isWord(slot) || !hasWords)) return true;
  return answered.filter((slot) => (slot.isTyped || (mustName && slot.isNamed)) && (isWord(slot) || !hasWords)).length * 2 >= slots.length;
}

/**
 * What a shop has most of tells one of its goods from the others least, so that "dinosaur mug" covers next to nothing of itself in a shop of mugs.
 * The thing itself is then what is asked for.
 */
function byThingsAlone(plan: QueryPlan): QueryPlan {
  return { ...plan, slots: plan.slots.map((slot) => (isHadThing(slot) ? slot : { ...slot, importance: 0 })) };
}
function isHadThing({ isKnown, isThing, isRepaired, isTyped, isNamed }: Slot): boolean {
  return isKnown && isThing && !isRepaired && (isTyped || isNamed);
}

/** The terms of the things that the document answers. */
function namesFor(document: RankedDocument, { slots, expansions }: QueryPlan, aside: ReadonlySet<number>): Pick<SearchHit, 'names' | 'isKnownThing' | 'isNamed' | 'isCalled' | 'isAside'> {
  const things = document.slots.filter((place) => slots[place]?.isThing === true);
  const asked = things.filter((place) => !aside.has(place));
  const terms = expansions.filter(({ slot }) => things.includes(slot)).map(({ term }) => term);
  // A bookshelf is a shelf, though only "books" found it.
  const isCompound = slots.some(({ text, isThing }, place) => isThing && !aside.has(place) && terms.some((term) => term !== text && term.endsWith(text)));
  return {
    names: new Set(expansions.filter(({ slot }) => asked.includes(slot)).map(({ term }) => term)), isKnownThing: asked.every((place) => slots[place]?.isNamed === true),
    isNamed: namesOne(document, slots), isCalled: document.strong.some((place) => isOwnName(slots[place])), isAside: things.length > 0 && asked.length === 0 && !isCompound,
  };
}

/** All words of one of them: of a gift card, not the card alone. */
function namesOne(document: RankedDocument, slots: readonly Slot[]): boolean {
  const named = slots.map((slot, place) => ({ ...slot, place })).filter(({ isNamed }) => isNamed);
  return named.some(({ from }) => named.filter((slot) => slot.from === from).every(({ place }) => document.slots.includes(place)));
}

function isOwnName(slot: Slot | undefined): boolean {
  return slot !== undefined && slot.isTyped && slot.isThing && !slot.isNamed;
}

function isWord({ text }: Slot): boolean {
  return /\p{L}/u.test(text);
}

function weightsOf(document: SearchDocument): Map<string, number> {
  const weights = new Map<string, number>();
  const count = (text: string, weight: number, most: number): void => {
    for (const word of wordsOf(text)) weights.set(word, Math.min((weights.get(word) ?? 0) + weight, most));
  };
  count(document.body, BODY_WEIGHT, BODY_MOST);
  count(document.title, TITLE_WEIGHT, Infinity);
  for (const name of document.names) count(name, NAME_WEIGHT, Infinity);
  return weights;
}
