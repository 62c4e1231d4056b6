import type { KnowledgeSource, ProductSource, SourceProduct } from '../sources.js';
import { givesOrders } from './orders-to-assistant.js';

/** The catalog without descriptions that give the assistant orders: neither a model reads them nor a customer. */
export function cleanProducts(source: ProductSource): ProductSource {
  const clean = (product: SourceProduct): SourceProduct => (givesOrders(product.description) ? { ...product, description: '' } : product);
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

/** The knowledge base without pieces that give the assistant orders. */
export function cleanKnowledge(source: KnowledgeSource): KnowledgeSource {
  return { search: async (storeId, text, limit) => (await source.search(storeId, text, limit)).filter((hit) => !givesOrders(`${hit.title}\n${hit.text}`)) };
}
