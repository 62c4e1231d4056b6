import { cut, type PhotoMatch, type PhotoSight } from '#contracts';
import type { ProductHits } from '../sources.js';
import { withoutOrders } from './sights.js';

type Search = (text: string, limit: number) => Promise<Pick<ProductHits, 'hits'>>;

const MOST_MATCHES = 5;
const MOST_WORDS = 8;
const LONGEST_QUESTION = 120;
/** Products that one word alone may bring up. */
const MOST_BY_WORD = 20;
/** Beside the best match anything below this share of its score is chance. */
const NEAR = 0.6;
/** What a word that names the product weighs against one of its description. */
const IN_TITLE = 2;
/** What each word weighs against the one before it. */
const FADING = 0.88;
const SHORTEST_STEM = 4;

/** The products that a photo may show, best first: by what is to be seen in it, else by what can be read. */
export async function matchesOf(seen: Omit<PhotoSight, 'matches'>, search: Search): Promise<PhotoMatch[]> {
  const { words, text } = withoutOrders(seen);
  for (const question of [words, text]) {
    const found = await matching(cut(question, LONGEST_QUESTION).trim(), search);
    if (found.length > 0) return found;
  }
  return [];
}

/**
 * A photo has more to it than a catalog's words: where nothing answers all of them, two of them do, or the first, which is the most telling (of a white mug the second, if it names the product).
 * A word that names the product tells more than one of its description, and what stands at the end is often but the scene: a sofa, the night.
 */
async function matching(question: string, search: Search): Promise<PhotoMatch[]> {
  const words = wordsOf(question).slice(0, MOST_WORDS);
  if (words.length === 0) return [];
  const whole = await search(question, MOST_MATCHES);
  const complete = whole.hits.filter(({ matched }) => matched.length >= words.length);
  if (complete.length > 0) return nearest(complete.map(matchOf));
  const sums = new Map<string, PhotoMatch & { readonly words: number; readonly isTelling: boolean }>();
  for (const [index, word] of words.entries()) {
    for (const hit of (await search(word, MOST_BY_WORD)).hits) {
      const before = sums.get(hit.product.id);
      const isName = isNamedBy(hit.product.title, word);
      const weight = FADING ** index * (isName ? IN_TITLE : 1);
      sums.set(hit.product.id, { ...matchOf(hit), score: hit.score * weight + (before?.score ?? 0), words: 1 + (before?.words ?? 0), isTelling: index === 0 || (isName && index === 1) || (before?.isTelling ?? false) });
    }
  }
  const kept = [...sums.values()].filter((each) => each.words > 1 || each.isTelling);
  return nearest(kept.map(({ productId, title, score }) => ({ productId, title, score })));
}

const wordsOf = (text: string): string[] => [...new Set(text.toLowerCase().split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word.length > 2))];

/** Also in another number or case: "lanterns" names a lantern. */
function isNamedBy(title: string, word: string): boolean {
  const stem = word.slice(0, Math.max(SHORTEST_STEM, word.length - 2));
  return wordsOf(title).some((each) => each === word || (stem.length >= SHORTEST_STEM && each.startsWith(stem)));
}

function matchOf({ product, score }: ProductHits['hits'][number]): PhotoMatch {
  return { productId: product.id, title: product.title, score };
}

function nearest(matches: readonly PhotoMatch[]): PhotoMatch[] {
  const ranked = matches.toSorted((a, b) => b.score - a.score).slice(0, MOST_MATCHES);
  return ranked.filter(({ score }) => score >= (ranked[0]?.score ?? 0) * NEAR);
}
