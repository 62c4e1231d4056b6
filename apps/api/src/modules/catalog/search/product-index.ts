import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import { SearchIndex, type SearchResult } from '../../../platform/search/search-index.js';
import type { WordMeanings } from '../../../platform/search/thesaurus.js';
import { PRODUCT_CORPUS, productWords } from '../product-words.js';
import type { CatalogProduct } from '../product.js';
import { ProductMeanings } from './meaning/product-meanings.service.js';

/** How products are found: by their words at once, by what they mean a moment after the commit. */
@Injectable()
export class ProductIndex {
  constructor(private readonly words: SearchIndex, private readonly meanings: ProductMeanings) {}

  /** Part of the transaction that writes the products. */
  async put(tx: Tx, storeId: string, products: readonly CatalogProduct[]): Promise<void> {
    await this.words.put(tx, storeId, PRODUCT_CORPUS, products.map(productWords));
    this.meanings.changed(tx, storeId);
  }

  /** Customers see other products than before. */
  shown(tx: Tx, storeId: string): void {
    this.meanings.changed(tx, storeId);
  }

  async remove(tx: Tx, storeId: string, ids: readonly string[]): Promise<void> {
    await this.words.remove(tx, storeId, PRODUCT_CORPUS, ids);
  }

  /** By words, best first: `SearchIndex.find` among products. */
  async find(tx: Tx, storeId: string, text: string, atMost: number, thesaurus?: WordMeanings): Promise<SearchResult> {
    return this.words.find(tx, storeId, PRODUCT_CORPUS, text, atMost, { thesaurus, namesThings: true });
  }
}
