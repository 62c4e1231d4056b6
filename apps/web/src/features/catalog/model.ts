import type { Schemas } from '../../shared/api/api.js';
import { formatMoney } from '../../shared/formats/money.js';

export type Product = Schemas['ProductDto'];
export type Variant = Schemas['VariantDto'];
export type ProductInput = Schemas['CreateProductDto'];
export type ImportColumn = NonNullable<Schemas['ImportColumnDto']['column']>;

/** One price, or the lowest and the highest. */
export function priceRange(variants: readonly Pick<Variant, 'price'>[], locale: string): string {
  const sorted = variants.map(({ price }) => price).toSorted((a, b) => a.amount - b.amount);
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (least === undefined || most === undefined) return '';
  const from = formatMoney(least, locale);
  return least.amount === most.amount ? from : `${from} – ${formatMoney(most, locale)}`;
}

/** Pieces of all variants; null when one of them is not counted. */
export function stockOf(variants: readonly Pick<Variant, 'stock'>[]): number | null {
  return variants.reduce<number | null>((sum, { stock }) => (sum === null || stock === null ? null : sum + Math.max(0, stock)), 0);
}
