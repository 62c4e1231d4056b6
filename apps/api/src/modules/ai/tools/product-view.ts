import { cut, parsePublicId, publicId } from '#contracts';
import { formatMoney, stockText } from '../money.js';
import type { SourceProduct } from '../sources.js';
import { ArgumentProblem, text } from './shape.js';
import type { FoundSource, ToolContext } from './tool.js';

const LONGEST_DESCRIPTION = 600;
const MOST_VARIANTS = 30;

/** The argument that names a product. */
export const PRODUCT_ID = text({ description: 'Id of a product as the other tools give it, for example prod_01h...', max: 40 });

/** A product as the model sees it. Its description was written by other people: data, never instructions. */
export function viewProduct(product: SourceProduct, { language }: ToolContext): Record<string, unknown> {
  return {
    id: publicId('product', product.id),
    title: product.title,
    description: cut(product.description, LONGEST_DESCRIPTION),
    has_photo: product.images.length > 0,
    variants: product.variants.slice(0, MOST_VARIANTS).map((variant) => ({
      id: publicId('variant', variant.id), title: variant.title, price: formatMoney(variant.price, language), stock: stockText([variant], language),
    })),
  };
}

export function productSource({ id, title }: SourceProduct, score: number | null = null): FoundSource {
  return { kind: 'product', id: publicId('product', id), title, score };
}

/**
 * The products behind public ids, in their order. What this run has read already is not read again, unless it is to be told
 * as it is `now`: what an answer shows is read once more when it is sent.
 * @throws ArgumentProblem when one is unknown or cannot be sold
 */
export async function productsOf(publicIds: readonly string[], context: ToolContext, now = false): Promise<SourceProduct[]> {
  const ids = publicIds.map((id) => {
    const uuid = parsePublicId('product', id);
    if (uuid === undefined) throw new ArgumentProblem(`${id} is not a product id`);
    return uuid;
  });
  const unread = now ? ids : ids.filter((id) => !context.seen.has(id));
  const read = unread.length === 0 ? [] : await context.products.findProducts(context.storeId, unread);
  const found = new Map([...(now ? [] : context.seen), ...read.map((product) => [product.id, product] as const)]);
  return ids.map((id, index) => {
    const product = found.get(id);
    if (product === undefined) throw new ArgumentProblem(`there is no product ${publicIds[index] ?? id}`);
    context.seen.set(product.id, product);
    return product;
  });
}
