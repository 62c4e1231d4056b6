import type { ProductDraft } from '../../apps/api/src/modules/catalog/index.js';
import { JUDGED_PRODUCTS } from './catalog.js';

const SYLLABLES = ['ba', 'cor', 'dil', 'fen', 'gra', 'hol', 'jin', 'kar', 'lum', 'mon', 'nor', 'pel', 'quil', 'ros', 'sol', 'tem', 'vel', 'win', 'yar', 'zen'];
const COLOURS = ['red', 'blue', 'green', 'black', 'white', 'grey', 'yellow', 'pink', 'brown', 'beige'];

/** The same numbers on every run (Lehmer generator). */
let state = 20_261_121;
export function random(below: number): number {
  state = (state * 48_271) % 2_147_483_647;
  return state % below;
}
export const pick = (list: readonly string[]): string => list[random(list.length)] ?? '';

/** Names of makers as in a real catalog: a few stand in many titles, most in few. */
function maker(): string {
  const rank = Math.floor(8000 * (random(10_000) / 10_000) ** 2);
  return `${SYLLABLES[rank % 20] ?? ''}${SYLLABLES[Math.floor(rank / 20) % 20] ?? ''}${SYLLABLES[Math.floor(rank / 400) % 20] ?? ''}`;
}

/** The judged products again and again, each by a maker, in a colour and with a model of its own. */
export function largeCatalog(products: number): (ProductDraft & { readonly title: string; readonly handle: string })[] {
  return Array.from({ length: products }, (_, place) => {
    const draft: ProductDraft & { title: string } = JUDGED_PRODUCTS[place % JUDGED_PRODUCTS.length]?.draft ?? { title: '' };
    const title = `${maker()} ${pick(COLOURS)} ${draft.title} ${maker()}${place}`;
    return { ...draft, title, handle: `product-${place}`, variants: (draft.variants ?? []).slice(0, 2) };
  });
}
