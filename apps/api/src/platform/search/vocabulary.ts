import { areForms, stemOf } from './words.js';

/** A word of the corpus that stands for a word that was asked for. */
export interface KnownTerm { readonly kind: 'word' | 'stem' | 'prefix'; readonly asked: string; readonly term: string; readonly documents: number }

/** What the corpus' vocabulary answered to a look-up. */
export class Vocabulary {
  readonly #terms = new Map<string, string[]>();
  readonly #documents = new Map<string, number>();

  constructor(terms: readonly KnownTerm[]) {
    for (const { kind, asked, term, documents } of terms) {
      this.#documents.set(term, documents);
      const key = `${kind} ${asked}`;
      this.#terms.set(key, [...(this.#terms.get(key) ?? []), term]);
    }
  }

  /** In this or another form. */
  has(word: string): boolean {
    return this.#terms.has(`word ${word}`) || this.#terms.has(`stem ${stemOf(word)}`);
  }

  hasExactly(word: string): boolean {
    return this.#terms.has(`word ${word}`);
  }

  ofStem(word: string): readonly string[] {
    return this.#terms.get(`stem ${stemOf(word)}`) ?? [];
  }

  /** Terms that are the word itself, one or many. */
  formsOf(word: string): readonly string[] {
    return this.ofStem(word).filter((term) => areForms(term, word));
  }

  startingWith(prefix: string): readonly string[] {
    return this.#terms.get(`prefix ${prefix}`) ?? [];
  }

  /** How many documents hold exactly this term, as far as it was looked up. */
  documentsOf(term: string): number {
    return this.#documents.get(term) ?? 0;
  }

  /** Some document holds it, or a word that it begins. */
  mayFind(word: string): boolean {
    return this.has(word) || this.startingWith(word).length > 0;
  }
}
