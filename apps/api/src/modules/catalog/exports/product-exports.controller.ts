import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Clock } from '../../../platform/clock/clock.js';
import { writeCsv } from '../../../platform/csv/write-csv.js';
import type { Cursor } from '../../../platform/http/page.js';
import { StoreId } from '../../../platform/http/params.js';
import { Access } from '../../stores/index.js';
import { IMPORT_COLUMNS, type ImportColumn } from '../imports/import-columns.js';
import { statusesOf } from '../product-statuses.js';
import { ExportProductsQuery } from '../products.dto.js';
import { type ProductList, Products, RANKED } from '../products.service.js';
import { productCells } from './product-cells.js';

const BATCH = 500;

@ApiTags('catalog')
@Controller('api/v1/stores/:store_id/product-exports')
export class ProductExportsController {
  constructor(private readonly products: Products, private readonly clock: Clock) {}

  @Get()
  @Access({ role: 'admin', scope: 'catalog:read' })
  @ApiOperation({ operationId: 'exportProducts', summary: 'The catalog as a CSV file, newest or best match first, with the columns of an import: a row for each variant' })
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async export(@StoreId() storeId: string, @Query() query: ExportProductsQuery, @Res() reply: FastifyReply): Promise<void> {
    const rows = this.#rows(storeId, { statuses: statusesOf(query.status), ...(query.q ? { text: query.q } : {}), ...(query.category ? { category: query.category } : {}) });
    void reply.header('content-type', 'text/csv; charset=utf-8').header('content-disposition', `attachment; filename="products-${this.clock.now().toISOString().slice(0, 10)}.csv"`);
    await reply.send(writeCsv(IMPORT_COLUMNS, rows));
  }

  async *#rows(storeId: string, filter: Omit<ProductList, 'limit' | 'cursor'>): AsyncGenerator<Partial<Record<ImportColumn, string>>> {
    // What is searched for is found at once: its order may change from one page to the next.
    const limit = filter.text === undefined ? BATCH : RANKED;
    for (let cursor: Cursor | undefined; ;) {
      const found = await this.products.list(storeId, { ...filter, limit, cursor });
      const batch = found.slice(0, limit);
      for (const product of batch) yield* productCells(product);
      const last = batch.at(-1);
      if (last === undefined || found.length <= limit) return;
      cursor = { side: 'after', key: [last.createdAt.toISOString(), last.id] };
    }
  }
}
