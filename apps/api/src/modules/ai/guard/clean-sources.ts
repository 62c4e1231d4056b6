import type { KnowledgeSource, ProductSource, SourceProduct } from '../sources.js';
import { beforeOrders, givesOrders } from './orders-to-assistant.js';

/** Hears what was left out, by its title, so that people learn of it. */
export type LeftOut = (title: string) => void;

/** The catalog with descriptions up to where they give the assistant orders: neither a model reads the rest nor a customer. */
export function cleanProducts(source: ProductSource, leaveOut: LeftOut = () => undefined): ProductSource {
  const clean = (product: SourceProduct): SourceProduct => {
    if (!givesOrders(product.description)) return product;
    leaveOut(product.title);
    return { ...product, description: beforeOrders(product.description) };
  };
  const all = async (products: Promise<SourceProduct[]>): Promise<SourceProduct[]> => (await products).map(clean);
  return {
    search: async (storeId, query) => {
      const { hits, ...rest } = await source.search(storeId, query);
      return { ...rest, hits: hits.map((hit) => ({ ...hit, product: clean(hit.product) })) };
    },
    findProducts: (storeId, ids) => all(source.findProducts(storeId, ids)),
    findByVariant: (storeId, variantId) => all(source.findByVariant(storeId, variantId)),
    browse: async (storeId, query) => {
      const { products, categories, ...rest } = await source.browse(storeId, query);
      return { ...rest, categories: categories.filter(({ category }) => !givesOrders(category)), products: products.map(clean) };
    },
  };
}

/** The knowledge base without pieces that give the assistant orders: what they claim would be the store's word, wherever it stands in them. */
export function cleanKnowledge(source: KnowledgeSource, leaveOut: LeftOut = () => undefined): KnowledgeSource {
  return {
    search: async (storeId, text, limit) => (await source.search(storeId, text, limit)).filter((hit) => {
      const isOrder = givesOrders(`${hit.title}\n\n${hit.text}`);
      if (isOrder) leaveOut(hit.title);
      return !isOrder;
    }),
  };
}
