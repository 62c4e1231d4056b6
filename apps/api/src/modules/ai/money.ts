import type { Language } from './wording/language.js';
import type { Money, SourceProduct, SourceVariant } from './sources.js';
import { fill, wordsOf } from './wording/words.js';

/** Made once each: to make one costs a hundred times what it takes to use it. */
const formats = new Map<string, Intl.NumberFormat>();
function formatOf(language: Language, currency: string): Intl.NumberFormat {
  const key = `${language} ${currency}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(`${language}-u-nu-latn`, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
  formats.set(key, made);
  return made;
}

/** An amount as the customer reads it: `$12.50`. Latin digits in every language, so that it can be typed back. */
export function formatMoney(money: Money, language: Language): string {
  const format = formatOf(language, money.currency);
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  // No-break and direction marks would make equal prices look different to a search.
  return format.format(money.amount / 10 ** digits).replaceAll(/[\u00a0\u202f]/g, ' ').replaceAll(/[\u200e\u200f\u061c]/g, '');
}

/** One price, or "from" the lowest when the variants differ. */
export function priceText(variants: readonly SourceVariant[], language: Language): string | undefined {
  const cheapest = variants.toSorted((a, b) => a.price.amount - b.price.amount)[0];
  if (cheapest === undefined) return undefined;
  const price = formatMoney(cheapest.price, language);
  return variants.every((variant) => variant.price.amount === cheapest.price.amount) ? price : fill(wordsOf(language).from, { price });
}

/** What the customer may know about stock: a count when it is counted. */
export function stockText(variants: readonly SourceVariant[], language: Language): string {
  const words = wordsOf(language);
  if (variants.some((variant) => variant.stock === null)) return words.inStock;
  const count = variants.reduce((sum, variant) => sum + Math.max(0, variant.stock ?? 0), 0);
  return count > 0 ? fill(words.inStockCount, { count: String(count) }) : words.outOfStock;
}

export function isAvailable(product: SourceProduct): boolean {
  return product.variants.some((variant) => variant.stock === null || variant.stock > 0);
}
