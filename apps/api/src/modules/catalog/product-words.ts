import type { SearchDocument } from '../../platform/search/search-index.js';
import type { CatalogProduct } from './product.js';

/** Name of the products' part of the search index. */
export const PRODUCT_CORPUS = 'products';

/** The words by which a product is found. */
export function productWords(product: Pick<CatalogProduct, 'id' | 'title' | 'description' | 'category' | 'tags' | 'searchTerms' | 'variants'>): SearchDocument {
  return {
    id: product.id,
    title: product.title,
    names: [product.category, ...product.tags, ...product.searchTerms, ...product.variants.flatMap((variant) => [variant.title, variant.sku ?? '', ...Object.values(variant.options)])],
    body: product.description,
  };
}
