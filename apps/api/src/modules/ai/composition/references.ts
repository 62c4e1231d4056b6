import { parsePublicId } from '#contracts';
import type { Language } from '../wording/language.js';
import { priceText, stockText } from '../money.js';
import type { SourceProduct, SourceVariant } from '../sources.js';

// `{{price:prod_...}}`, or a bare id, which no customer should read.
const REFERENCE = /\{\{\s*(product|price|stock)\s*:\s*((?:prod|var)_[0-9a-z]+)\s*\}\}|\b((?:prod|var)_[0-9a-z]{20,})\b/gi;
const LEFTOVER = /\{\{[^}]*\}?\}?/;

/** The answer names something that the catalog does not have; it is not sent. */
export class UnknownReference extends Error {
  override readonly name = 'UnknownReference';
}

/** Public ids in the texts, each once. */
export function referencedIds(texts: readonly string[]): string[] {
  return [...new Set(texts.flatMap((text) => [...text.matchAll(REFERENCE)].map((match) => (match[2] ?? match[3] ?? '').toLowerCase())))];
}

/** `text` without its references: what the model itself claims. */
export function withoutReferences(text: string, instead = ' '): string {
  return text.replaceAll(REFERENCE, instead);
}

/** `text` with what `fill` gives in place of each reference. */
export function mapReferences(text: string, fill: (what: 'product' | 'price' | 'stock', id: string) => string): string {
  return text.replaceAll(REFERENCE, (_match: string, what: string | undefined, braced: string | undefined, bare: string | undefined) => fill((what?.toLowerCase() ?? 'product') as 'product', (braced ?? bare ?? '').toLowerCase()));
}

/**
 * Writes titles, prices and stock in place of the references.
 * @throws UnknownReference when a product or variant is not among `products`, or braces remain
 */
export function fillReferences(text: string, products: readonly SourceProduct[], language: Language): string {
  const filled = text.replaceAll(REFERENCE, (match: string, what: string | undefined, braced: string | undefined, bare: string | undefined) => {
    const id = (braced ?? bare ?? '').toLowerCase();
    const found = findTarget(id, products);
    if (found === undefined) throw new UnknownReference(match.slice(0, 80));
    switch (what?.toLowerCase()) {
      case 'price': return priceText(found.variants, language) ?? '';
      case 'stock': return stockText(found.variants, language);
      default: return found.title;
    }
  });
  const leftover = LEFTOVER.exec(filled);
  if (leftover) throw new UnknownReference(leftover[0].slice(0, 80));
  return filled;
}

function findTarget(id: string, products: readonly SourceProduct[]): { title: string; variants: readonly SourceVariant[] } | undefined {
  const productId = parsePublicId('product', id);
  if (productId !== undefined) return products.find((product) => product.id === productId);
  const variantId = parsePublicId('variant', id);
  for (const product of products) {
    const variant = product.variants.find((candidate) => candidate.id === variantId);
    if (variant !== undefined) return { title: product.variants.length > 1 ? `${product.title} ${variant.title}`.trim() : product.title, variants: [variant] };
  }
  return undefined;
}
