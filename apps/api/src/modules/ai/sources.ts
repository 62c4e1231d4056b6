/** Minor units of an ISO 4217 currency. */
export interface Money { readonly amount: number; readonly currency: string }
/** `stock` null: not counted, always available. `compareAt`: a former price. */
export interface SourceVariant { readonly id: string; readonly title: string; readonly price: Money; readonly stock: number | null; readonly compareAt?: Money | null }
export interface SourceProduct {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly variants: readonly SourceVariant[];
  readonly images: readonly { readonly mediaId: string; readonly alt: string }[];
}
export interface ProductHits {
  /** Best first. `matched`: the words of the query, as typed or repaired, that the product answers. */
  readonly hits: readonly { readonly product: SourceProduct; readonly score: number; readonly matched: readonly string[] }[];
  /** The query after its spelling was repaired, or null when nothing had to be. */
  readonly repaired: string | null;
  /** True when none of the hits is what was asked for, only the nearest that there is. */
  readonly isOnlyNear: boolean;
}
/** `loose`: products that stand in none of the parts; `total`: all. */
export interface ProductShelf {
  readonly categories: readonly { readonly category: string; readonly count: number }[];
  readonly loose: number;
  readonly total: number;
  readonly products: readonly SourceProduct[];
}
/** Prices in minor units, both inclusive. */
export interface ProductQuestion { readonly text: string; readonly limit: number; readonly priceMin?: number; readonly priceMax?: number; readonly inStockOnly?: boolean; /** Nothing that costs is asked. */ readonly wordsOnly?: boolean }
export interface KnowledgeHit { readonly id: string; readonly title: string; readonly text: string; readonly score: number }

/** What the assistant needs of the catalog: sellable products only, in the version in force now. Ids are bare uuids. */
export interface ProductSource {
  search(storeId: string, query: ProductQuestion): Promise<ProductHits>;
  /** In the order of `ids`; unknown and unsellable ones are left out. */
  findProducts(storeId: string, ids: readonly string[]): Promise<SourceProduct[]>;
  /** The one product that has this variant, if it can be sold. */
  findByVariant(storeId: string, variantId: string): Promise<SourceProduct[]>;
  /** A category (its path, '' the whole shop) with its parts, and one page of its products (with `looseOnly` of those in no part): what can be bought first. */
  browse(storeId: string, query: { readonly category: string; readonly looseOnly?: boolean; readonly offset: number; readonly limit: number }): Promise<ProductShelf>;
}
/** The catalog by its words alone: what understands more costs money. */
export function byWords(source: ProductSource): ProductSource {
  return {
    search: (storeId, query) => source.search(storeId, { ...query, wordsOnly: true }),
    findProducts: (storeId, ids) => source.findProducts(storeId, ids),
    findByVariant: (storeId, variantId) => source.findByVariant(storeId, variantId),
    browse: (storeId, query) => source.browse(storeId, query),
  };
}
/** What the assistant needs of the knowledge base. */
export interface KnowledgeSource {
  search(storeId: string, text: string, limit: number): Promise<KnowledgeHit[]>;
}
/** What the assistant needs of the store's own record. */
export interface StoreFacts { readonly name: string; readonly currency: string; readonly locale: string; readonly timezone: string }
