import { Module } from '@nestjs/common';
import { Env } from '../../platform/config/env.js';
import { createHttp } from '../../platform/http/outbound.js';
import { SearchIndex } from '../../platform/search/search-index.js';
import { StoresModule } from '../stores/index.js';
import { Catalog } from './catalog.service.js';
import { ProductExportsController } from './exports/product-exports.controller.js';
import { ImportPictures } from './imports/import-pictures.service.js';
import { ProductImportsController } from './imports/product-imports.controller.js';
import { ProductImports } from './imports/product-imports.service.js';
import { ProductsController } from './products.controller.js';
import { Products } from './products.service.js';
import { EMBEDDER, type Embedder } from './search/meaning/embedder.js';
import { HttpEmbedder } from './search/meaning/http-embedder.js';
import { ProductMeanings } from './search/meaning/product-meanings.service.js';
import { ProductIndex } from './search/product-index.js';
import { StockFalls } from './stock/stock-falls.js';
import { Stock } from './stock/stock.service.js';
import { SynonymsController } from './synonyms/synonyms.controller.js';
import { SynonymsService } from './synonyms/synonyms.service.js';
import { StockWishes } from './wishes/stock-wishes.service.js';

/** The installation's own address may be a private one; it is allowed here only. */
function embedderOf({ EMBEDDING_URL: url, EMBEDDING_API_KEY: apiKey, EMBEDDING_MODEL: model, EMBEDDING_DIMENSIONS: dimensions, EMBEDDING_LEAST_SIMILARITY: percent, EMBEDDING_PRICE: price }: Env): Embedder | null {
  if (url === undefined) return null;
  return new HttpEmbedder(createHttp({ allow: new URL(url).origin }), {
    url, model, leastSimilarity: percent / 100, ...(apiKey === undefined ? {} : { apiKey }), ...(dimensions === undefined ? {} : { dimensions }), ...(price === undefined ? {} : { price }),
  });
}

@Module({
  imports: [StoresModule],
  controllers: [ProductsController, ProductImportsController, ProductExportsController, SynonymsController],
  providers: [
    SearchIndex, ProductMeanings, ProductIndex, Catalog, SynonymsService, Products, Stock, StockFalls, StockWishes, ProductImports, ImportPictures,
    { provide: EMBEDDER, inject: [Env], useFactory: embedderOf },
  ],
  exports: [Catalog, Products, Stock, StockFalls, StockWishes, ProductMeanings, ImportPictures],
})
export class CatalogModule {}
