import { areForms, stemOf } from './words.js';

/** A word of the corpus that stands for a word that was asked for. */
export interface KnownTerm { readonly kind: 'word' | 'stem' | 'prefix'; readonly asked: string; readonly term: string }

/** What the corpus' vocabulary answered to a look-up. */
export class Vocabulary {
  readonly #terms = new Map<string, string[]>();

  constructor(terms: readonly KnownTerm[]) {
    for (const { kind, asked, term } of terms) {
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

  /** Some document holds it, or a word that it begins. */
  mayFind(word: string): boolean {
    return this.has(word) || this.startingWith(word).length > 0;
  }
}
