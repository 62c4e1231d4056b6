import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { ImportFlow, type ImportKind } from '../../../platform/imports/import-flow.js';
import { type ImportRecord, ImportRecords } from '../../../platform/imports/import-records.js';
import { LiveEvents } from '../../../platform/live/live-events.js';
import { StoresService } from '../../stores/index.js';
import { deleteProducts, writeProducts } from '../product-writes.queries.js';
import type { CatalogProduct } from '../product.js';
import { asProblem } from '../products.service.js';
import { ProductIndex } from '../search/product-index.js';
import { type ImportColumn, PRODUCT_COLUMNS } from './import-columns.js';
import { dropWaiting, insertPictures } from './import-pictures.queries.js';
import { reversalOf } from './import-undo.js';
import { mergeImport } from './merge-import.js';
import { productKeyOf, productsOf } from './product-rows.js';

/** Pictures to fetch, of which so many are here and so many cannot be had. */
export interface ImportedPictures { readonly picturesWanted: number; readonly picturesKept: number; readonly picturesFailed: number }
export type ProductImport = ImportRecord & ImportedPictures;

const BATCH = 500;
const RECORDS = new ImportRecords<CatalogProduct, ImportedPictures>({
  prefix: 'product', item: 'product_id', more: 'pictures_wanted as "picturesWanted", pictures_kept as "picturesKept", pictures_failed as "picturesFailed"',
});

/** CSV files into the catalog. Products are found again by handle or by a SKU; an empty cell changes nothing. */
@Injectable()
export class ProductImports extends ImportFlow<ImportColumn, CatalogProduct, ImportedPictures> {
  constructor(db: Database, clock: Clock, live: LiveEvents, index: ProductIndex, stores: StoresService) {
    super({ db, clock, live }, kindWith(index, stores));
  }
}

function kindWith(index: ProductIndex, stores: StoresService): ImportKind<ImportColumn, CatalogProduct, ImportedPictures> {
  const kind: ImportKind<ImportColumn, CatalogProduct, ImportedPictures> = {
    columns: PRODUCT_COLUMNS, required: [], records: RECORDS, event: 'product.updated', problemOf: asProblem, itemOf: productKeyOf,
    planner: async (storeId) => {
      const { currency } = await stores.get(storeId);
      return async (tx, rows, at) => {
        const read = productsOf(rows);
        const { changes, unchanged, rows: used, errors, pictures } = await mergeImport(tx, storeId, read.products, { ...at, currency });
        return {
          changes, unchanged, rows: used, errors: [...read.errors, ...errors], more: { picturesWanted: pictures.length, picturesKept: 0, picturesFailed: 0 },
          finish: (writing, importId) => insertPictures(writing, storeId, importId, pictures),
        };
      };
    },
    write: async (tx, storeId, products) => {
      await writeProducts(tx, storeId, products);
      await index.put(tx, storeId, products);
    },
    reverse: async (tx, storeId, { importId, changes, now }) => {
      const { remove, restore, kept } = await reversalOf(tx, storeId, changes, now);
      await deleteProducts(tx, storeId, remove);
      await index.remove(tx, storeId, remove);
      for (let done = 0; done < restore.length; done += BATCH) await kind.write(tx, storeId, restore.slice(done, done + BATCH));
      await dropWaiting(tx, storeId, importId);
      return { removed: remove.length, restored: restore.length, kept };
    },
  };
  return kind;
}
