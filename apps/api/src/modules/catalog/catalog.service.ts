import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../../platform/database/database.js';
import type { WordMeanings } from '../../platform/search/thesaurus.js';
import { type Shelf, shelfOf } from './categories.js';
import { countByCategory, type MatchFilter, selectByVariant, selectFeatured, selectMatching, selectProducts } from './catalog.queries.js';
import { ProductMeanings } from './search/meaning/product-meanings.service.js';
import { priceRangeOf, type PriceRange } from './search/price-range.js';
import { ProductIndex } from './search/product-index.js';
import { type Naming, namingOf } from './search/what-it-is.js';
import { SynonymsService } from './synonyms/synonyms.service.js';
import type { CatalogProduct, ProductHit } from './product.js';

export interface ProductQuery {
  /** A price that stands in it ("under 50") filters, in whole units of the currency; without a currency, only while something answers it. */
  text: string;
  /** At most this many hits, 1 to 100; 10 when absent. */
  limit?: number;
  /** Lowest and highest price of a variant, in minor units, both inclusive. */
  priceMin?: number;
  priceMax?: number;
  inStockOnly?: boolean;
  /** Without the service that understands what words do not find: it costs money. */
  wordsOnly?: boolean;
}
export interface ProductSearch {
  /** Best first; empty when nothing answers the query. */
  hits: ProductHit[];
  /** The query after its spelling was repaired, or null when nothing had to be. */
  repaired: string | null;
  /** True when none of the hits is what was asked for: they are only the nearest, and whoever shows them says so. */
  isOnlyNear: boolean;
}
export interface BrowseQuery {
  /** Its whole path; '' is the whole catalog. */
  readonly category: string;
  /** Only products that stand in none of its parts. */
  readonly looseOnly?: boolean;
  readonly offset: number;
  readonly limit: number;
}
/** `products` is one page of the `total` (or `loose`) active products of a category. */
export interface BrowsePage extends Shelf { readonly products: CatalogProduct[] }
// Filters run after ranking, so a filtered search ranks more than it shows.
const RANKED_PLAIN = 200;
const RANKED_FILTERED = 2000;
/** Fewer hits than this are little. */
const FEW = 3;

/** What is left of a product's score by how it has what was asked for: soap comes before the soap dish. */
const SHARES: Readonly<Record<Naming, number>> = { named: 1, before: 0.5, qualifying: 0.5, passing: 0.5 };

const NOTHING: ProductSearch = { hits: [], repaired: null, isOnlyNear: false };
/** Words understood that it is not had, or found it in passing only: what has a like meaning is no more than near. */
const REFUSED: ProductSearch = { ...NOTHING, isOnlyNear: true };

type Limits = Pick<PriceRange, 'words' | 'min' | 'max'>;

function limitOf({ limit = 10 }: ProductQuery): number {
  return Math.min(100, Math.max(1, limit));
}

function filterOf(query: ProductQuery, said: Limits): MatchFilter {
  return { limit: limitOf(query), priceMin: query.priceMin ?? null, priceMax: query.priceMax ?? null, saidMin: said.min, saidMax: said.max, inStockOnly: query.inStockOnly ?? false };
}

/** The catalog as customers may see it: active products only. */
@Injectable()
export class Catalog {
  constructor(private readonly db: Database, private readonly index: ProductIndex, private readonly synonyms: SynonymsService, private readonly meanings: ProductMeanings) {}

  /** Active products that answer a customer's words: typos, plurals, beginnings of words, accents and run-together words are forgiven, other words and languages understood. */
  async search(storeId: string, query: ProductQuery): Promise<ProductSearch> {
    const said = priceRangeOf(query.text);
    const meanings = await this.synonyms.meanings(storeId);
    const mayBeNoPrice = (said.min !== null || said.max !== null) && !said.namesCurrency;
    const found = await this.db.inStore(storeId, async (tx) => {
      const priced = await this.matching(tx, storeId, query, said, meanings);
      return priced.hits.length === 0 && mayBeNoPrice ? this.matching(tx, storeId, query, { words: query.text, min: null, max: null }, meanings) : priced;
    }, { reads: true });
    const complete = this.meanings.isOn && query.wordsOnly !== true && found.hits.length < Math.min(FEW, limitOf(query)) ? await this.#withNear(storeId, query, said, found) : found;
    return complete.hits.length === 0 ? NOTHING : complete;
  }

  /**
   * Words found little: what means the same comes behind it. Where they refused, it is no more than the nearest; where they found the
   * nearest only and something means more of what was asked for, that comes first, and is had.
   */
  async #withNear(storeId: string, query: ProductQuery, said: Limits, found: ProductSearch): Promise<ProductSearch> {
    const near = await this.meanings.nearest(storeId, said.words);
    const known = new Set(found.hits.map(({ product }) => product.id));
    const more = near.filter(({ productId }) => !known.has(productId));
    if (more.length === 0) return found;
    const likeness = new Map(more.map(({ productId, similarity }) => [productId, similarity]));
    const filter = { ...filterOf(query, said), limit: limitOf(query) - found.hits.length };
    const products = await this.db.inStore(storeId, (tx) => selectMatching(tx, storeId, [...likeness.keys()], filter), { reads: true });
    const [first] = products;
    if (first === undefined) return found;
    const likenessOf = ({ id }: CatalogProduct): number => likeness.get(id) ?? 0;
    const hitsOf = (scoreOf: (product: CatalogProduct) => number): ProductHit[] => products.map((product) => ({ product, score: scoreOf(product), matched: [] }));
    const [best] = found.hits;
    if (found.isOnlyNear && best !== undefined && !near.some(({ productId, similarity }) => known.has(productId) && similarity >= likenessOf(first))) {
      return { ...found, hits: [...hitsOf((product) => best.score * (1 + likenessOf(product))), ...found.hits], isOnlyNear: false };
    }
    const least = found.hits.at(-1)?.score ?? 1;
    return { ...found, hits: [...found.hits, ...hitsOf((product) => least * likenessOf(product))] };
  }

  private async matching(tx: Tx, storeId: string, query: ProductQuery, said: Limits, meanings: WordMeanings): Promise<ProductSearch> {
    const filter = filterOf(query, said);
    const isFiltered = filter.inStockOnly || [filter.priceMin, filter.priceMax, said.min, said.max].some((limit) => limit !== null);
    const found = await this.index.find(tx, storeId, said.words, isFiltered ? RANKED_FILTERED : RANKED_PLAIN, meanings);
    const products = await selectMatching(tx, storeId, found.hits.map((hit) => hit.documentId), filter);
    const hitOf = new Map(found.hits.map((hit) => [hit.documentId, hit]));
    const namings = products.map((product): Naming => {
      const hit = hitOf.get(product.id);
      if (hit?.isAside === true) return 'qualifying';
      return hit === undefined || hit.names.size === 0 ? 'named' : namingOf(product, hit, meanings);
    });
    if (products.length === 0) return found.isRefused ? REFUSED : NOTHING;
    if (namings.every((naming) => naming === 'passing')) return REFUSED;
    const hits = products.map((product, place) => ({ product, score: (hitOf.get(product.id)?.score ?? 0) * SHARES[namings[place] ?? 'named'], matched: hitOf.get(product.id)?.matched ?? [] }));
    return { hits: hits.toSorted((a, b) => b.score - a.score), repaired: found.repaired, isOnlyNear: found.lacking.length > 0 || !namings.some((naming) => naming === 'named' || naming === 'before') };
  }

  /** The active products among `ids` (bare uuids), in their order; unknown and inactive ones are left out. */
  async findProducts(storeId: string, ids: readonly string[]): Promise<CatalogProduct[]> {
    if (ids.length === 0) return [];
    return this.db.inStore(storeId, (tx) => selectProducts(tx, storeId, ids, ['active']), { reads: true });
  }

  /** The active product of a variant (a bare uuid), if there is one. */
  async findByVariant(storeId: string, variantId: string): Promise<CatalogProduct[]> {
    return this.db.inStore(storeId, (tx) => selectByVariant(tx, storeId, variantId), { reads: true });
  }

  /** A part of the catalog to look around in: what can be bought first, then the newest. */
  async browse(storeId: string, { category, looseOnly = false, offset, limit }: BrowseQuery): Promise<BrowsePage> {
    return this.db.inStore(storeId, async (tx) => {
      const counts = await countByCategory(tx, storeId, ['active']);
      return { ...shelfOf(counts, category), products: await selectFeatured(tx, storeId, { category: category === '' ? null : category, looseOnly, offset, limit }) };
    }, { reads: true });
  }
}
