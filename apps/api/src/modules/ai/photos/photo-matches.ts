import type { PhotoMatch, PhotoSight } from '#contracts';
import type { ProductHits } from '../sources.js';
import { withoutOrders } from './sights.js';

type Search = (text: string, limit: number) => Promise<Pick<ProductHits, 'hits'>>;

const MOST_MATCHES = 5;
const MOST_WORDS = 8;
const LONGEST_QUESTION = 120;
/** Products that one word alone may bring up. */
const MOST_BY_WORD = 20;
/** Beside the best match anything below this share of its score is chance. */
const NEAR = 0.4;

/** The products that a photo may show, best first: by what is to be seen in it, else by what can be read. */
export async function matchesOf(seen: Omit<PhotoSight, 'matches'>, search: Search): Promise<PhotoMatch[]> {
  const { words, text } = withoutOrders(seen);
  for (const question of [words, text]) {
    const found = await matching(question.slice(0, LONGEST_QUESTION).trim(), search);
    if (found.length > 0) return found;
  }
  return [];
}

/** A photo has more to it than a catalog's words: where nothing answers all of them, two of them do, or the first, which is the most telling. */
async function matching(question: string, search: Search): Promise<PhotoMatch[]> {
  if (question === '') return [];
  const whole = await search(question, MOST_MATCHES);
  if (whole.hits.length > 0) return nearest(whole.hits.map(matchOf));
  const words = [...new Set(question.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word.length > 2))].slice(0, MOST_WORDS);
  const sums = new Map<string, PhotoMatch & { readonly words: number; readonly hasFirst: boolean }>();
  for (const [index, word] of words.entries()) {
    for (const hit of (await search(word, MOST_BY_WORD)).hits) {
      const before = sums.get(hit.product.id);
      sums.set(hit.product.id, { ...matchOf(hit), score: hit.score + (before?.score ?? 0), words: 1 + (before?.words ?? 0), hasFirst: index === 0 || (before?.hasFirst ?? false) });
    }
  }
  const kept = [...sums.values()].filter((each) => each.words > 1 || each.hasFirst);
  return nearest(kept.map(({ productId, title, score }) => ({ productId, title, score })));
}

function matchOf({ product, score }: ProductHits['hits'][number]): PhotoMatch {
  return { productId: product.id, title: product.title, score };
}

function nearest(matches: readonly PhotoMatch[]): PhotoMatch[] {
  const ranked = matches.toSorted((a, b) => b.score - a.score).slice(0, MOST_MATCHES);
  return ranked.filter(({ score }) => score >= (ranked[0]?.score ?? 0) * NEAR);
}
