import { stemOf, wordsOf as searchWordsOf } from '../../../../platform/search/words.js';
import type { ProductHits, SourceProduct } from '../../sources.js';

/** A second product this close to the first (score ratio) is offered beside it. */
export const CLOSE = 0.75;
/** The same, where the first alone has in its title what was asked for. */
const CLOSE_TO_NAMED = 0.9;

/** The products to offer: one when it stands out, else those that answer as many of the words as the best. */
export function likely({ hits }: ProductHits): SourceProduct[] {
  const [best] = hits;
  if (best === undefined) return [];
  const equal = hits.filter((hit) => hit.matched.length >= best.matched.length);
  const isNamed = (hit: ProductHits['hits'][number]): boolean => {
    const title = new Set(searchWordsOf(hit.product.title).map(stemOf));
    return best.matched.every((word) => title.has(stemOf(word)));
  };
  const isNamedAlone = isNamed(best) && !hits.slice(1).some(isNamed);
  const close = equal.filter((hit) => hit.score >= best.score * (isNamedAlone ? CLOSE_TO_NAMED : CLOSE));
  return (close.length === 1 ? close : equal).map((hit) => hit.product);
}
