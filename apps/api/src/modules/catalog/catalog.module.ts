import { Module } from '@nestjs/common';
import { SearchIndex } from '../../platform/search/search-index.js';
import { StoresModule } from '../stores/index.js';
import { Catalog } from './catalog.service.js';
import { ProductExportsController } from './exports/product-exports.controller.js';
import { ImportUndo } from './imports/import-undo.service.js';
import { ProductImportsController } from './imports/product-imports.controller.js';
import { ProductImports } from './imports/product-imports.service.js';
import { ProductsController } from './products.controller.js';
import { Products } from './products.service.js';
import { Stock } from './stock/stock.service.js';
import { SynonymsController } from './synonyms/synonyms.controller.js';
import { SynonymsService } from './synonyms/synonyms.service.js';

@Module({
  imports: [StoresModule],
  controllers: [ProductsController, ProductImportsController, ProductExportsController, SynonymsController],
  providers: [SearchIndex, Catalog, SynonymsService, Products, Stock, ProductImports, ImportUndo],
  exports: [Catalog, Products, Stock],
})
export class CatalogModule {}
