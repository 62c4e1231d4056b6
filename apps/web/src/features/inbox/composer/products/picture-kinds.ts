import type { PictureWish } from './make-picture.js';
import type { Product } from './product-content.js';

export type PictureKind = PictureWish['kind'];

/** How many products each kind of picture shows. */
const SIZES: Readonly<Record<PictureKind, { readonly min: number; readonly max: number }>> = { menu: { min: 1, max: 9 }, comparison: { min: 2, max: 3 }, offer: { min: 1, max: 4 } };

/** The pictures that can be made of these products. */
export function pictureKinds(products: readonly Product[]): PictureKind[] {
  const kinds = (Object.keys(SIZES) as PictureKind[]).filter((kind) => products.length >= SIZES[kind].min && products.length <= SIZES[kind].max);
  return kinds.filter((kind) => kind !== 'offer' || products.every(isReduced));
}

/** The price that is shown is the lowest one: it must be below its own former price. */
function isReduced({ variants }: Product): boolean {
  const cheapest = variants.toSorted((one, other) => one.price.amount - other.price.amount)[0];
  return cheapest?.compare_at !== undefined && cheapest.compare_at !== null && cheapest.compare_at.currency === cheapest.price.currency && cheapest.compare_at.amount > cheapest.price.amount;
}
