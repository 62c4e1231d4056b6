import { publicId } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { readCsv, type RowError } from '../../../platform/csv/read-csv.js';
import { Database, queryRows, type Tx } from '../../../platform/database/database.js';
import { newId } from '../../../platform/database/ids.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { LiveEvents } from '../../../platform/live/live-events.js';
import { SearchIndex } from '../../../platform/search/search-index.js';
import { StoresService } from '../../stores/index.js';
import { PRODUCT_CORPUS, productWords } from '../product-words.js';
import { writeProducts } from '../product-writes.queries.js';
import type { CatalogProduct } from '../product.js';
import { asProblem } from '../products.service.js';
import { mergeImport } from './merge-import.js';
import { IMPORT_COLUMNS, productsOf } from './product-rows.js';

export interface ProductImport {
  /** Null for a preview, which is not kept. */
  readonly id: string | null;
  readonly filename: string | null;
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly createdAt: Date;
}
const MAX_ROWS = 10_000;
/** Products per statement: their JSON stays in the low megabytes. */
const BATCH = 500;
const ERRORS_SHOWN = 100;

/** CSV files into the catalog: all of a file or nothing of it. */
@Injectable()
export class ProductImports {
  constructor(private readonly db: Database, private readonly clock: Clock, private readonly index: SearchIndex, private readonly live: LiveEvents, private readonly stores: StoresService) {}

  /**
   * Imports a file. Products are found again by handle or by a SKU; an empty cell changes nothing.
   * @throws AppError import.invalid with one entry per wrong cell; then nothing was written
   */
  async apply(storeId: string, file: { bytes: Buffer; filename?: string }): Promise<ProductImport> {
    const { currency } = await this.stores.get(storeId);
    try {
      return await this.db.inStore(storeId, async (tx) => {
        const { result, changed, errors } = await this.#plan(tx, storeId, file, currency);
        if (errors.length > 0) throw refusal(errors);
        for (let i = 0; i < changed.length; i += BATCH) {
          const batch = changed.slice(i, i + BATCH);
          await writeProducts(tx, storeId, batch);
          await this.index.put(tx, storeId, PRODUCT_CORPUS, batch.map(productWords));
        }
        return this.#record(tx, storeId, result);
      });
    } catch (error) {
      throw asProblem(error);
    }
  }

  /** What `apply` would do, with everything that is wrong. Nothing is written. */
  async preview(storeId: string, file: { bytes: Buffer; filename?: string }): Promise<ProductImport & { errors: RowError[] }> {
    const { currency } = await this.stores.get(storeId);
    return this.db.inStore(storeId, async (tx) => {
      const { result, errors } = await this.#plan(tx, storeId, file, currency);
      return { ...result, errors: errors.slice(0, ERRORS_SHOWN) };
    });
  }

  /** @throws AppError import.not_found */
  async get(storeId: string, id: string): Promise<ProductImport> {
    const [row] = await this.db.inStore(storeId, (tx) => queryRows<ProductImport>(tx, `select id, filename, rows, created, updated, unchanged, created_at as "createdAt"
      from product_imports where store_id = $1 and id = $2`, [storeId, id]));
    if (row === undefined) throw new AppError('import.not_found');
    return row;
  }

  async #plan(tx: Tx, storeId: string, file: { bytes: Buffer; filename?: string }, currency: string): Promise<{ result: ProductImport; changed: CatalogProduct[]; errors: RowError[] }> {
    const table = readCsv(file.bytes, { columns: IMPORT_COLUMNS, required: [], maxRows: MAX_ROWS });
    const read = productsOf(table.rows);
    const now = this.clock.now();
    const merged = await mergeImport(tx, storeId, read.products, { currency, now });
    const result = {
      id: null, filename: file.filename ?? null, rows: table.rows.length, created: merged.created.length, updated: merged.updated.length, unchanged: merged.unchanged, createdAt: now,
    };
    const errors = [...table.errors, ...read.errors, ...merged.errors].toSorted((a, b) => a.line - b.line);
    return { result, changed: [...merged.created, ...merged.updated], errors };
  }

  async #record(tx: Tx, storeId: string, result: ProductImport): Promise<ProductImport> {
    const id = newId();
    await tx.query('insert into product_imports (store_id, id, filename, rows, created, updated, unchanged, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8)',
      [storeId, id, result.filename, result.rows, result.created, result.updated, result.unchanged, result.createdAt]);
    await this.live.append(tx, [{ storeId, type: 'product.updated', data: { import_id: publicId('import', id), created: result.created, updated: result.updated } }]);
    return { ...result, id };
  }
}

function refusal(errors: readonly RowError[]): AppError {
  const shown = errors.slice(0, ERRORS_SHOWN);
  return new AppError('import.invalid', {
    detail: `${errors.length} problem${errors.length === 1 ? '' : 's'}; nothing was imported`,
    errors: shown.map((error) => ({ pointer: `/lines/${error.line}${error.column ? `/${error.column}` : ''}`, code: 'invalid', detail: error.detail })),
  });
}
