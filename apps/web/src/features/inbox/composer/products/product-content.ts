import type { Schemas } from '../../../../shared/api/api.js';
import type { OutgoingContent } from '../../model.js';

export type Product = Schemas['ProductDto'];
type Money = Schemas['MoneyDto'];

/** WhatsApp's limits (Cloud API, captions and interactive lists). */
const CAPTION = 1024;
const ROW = { title: 24, description: 72 } as const;
/** A list holds ten rows. */
export const LIST_MOST = 10;

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

export function moneyText(locale: string, { amount, currency }: Money): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

/** The price, or the cheapest with a plus where variants differ. */
export function priceText(locale: string, { variants }: Product): string {
  const [cheapest, ...others] = variants.map(({ price }) => price).toSorted((one, other) => one.amount - other.amount);
  if (!cheapest) return '';
  return `${moneyText(locale, cheapest)}${others.some(({ amount }) => amount !== cheapest.amount) ? '+' : ''}`;
}

/** One product: its photo with name, price, words and address, or these alone where it has no photo. */
export function productContent(locale: string, product: Product): OutgoingContent {
  const words = [`*${product.title}*`, priceText(locale, product), product.description, product.url ?? ''].filter((line) => line !== '').join('\n');
  const [photo] = product.images;
  return photo ? { kind: 'image', media_id: photo.media_id, caption: cut(words, CAPTION) } : { kind: 'text', text: words.slice(0, 4096) };
}

/** Several products as a list to choose from. */
export function productsContent(locale: string, products: readonly Product[], body: string, button: string): OutgoingContent {
  return {
    kind: 'list', body, button: cut(button, 20),
    sections: [{ rows: products.slice(0, LIST_MOST).map((product) => ({ id: product.id, title: cut(product.title, ROW.title), description: cut([priceText(locale, product), product.description].filter(Boolean).join(' · ').replaceAll('\n', ' '), ROW.description) })) }],
  };
}
