import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Clock } from '../../../platform/clock/clock.js';
import { ApiCsv, datedName, sendCsv } from '../../../platform/csv/send-csv.js';
import { StoreId } from '../../../platform/http/params.js';
import { Access } from '../../stores/index.js';
import { PRODUCT_COLUMNS, type ImportColumn } from '../imports/import-columns.js';
import { statusesOf } from '../product-statuses.js';
import { ExportProductsQuery } from '../products.dto.js';
import { type ProductFilter, Products } from '../products.service.js';
import { productCells } from './product-cells.js';

@ApiTags('catalog')
@Controller('api/v1/stores/:store_id/product-exports')
export class ProductExportsController {
  constructor(private readonly products: Products, private readonly clock: Clock) {}

  @Get()
  @Access({ role: 'admin', scope: 'catalog:read' })
  @ApiOperation({ operationId: 'exportProducts', summary: 'The catalog as a CSV file, newest or best match first, with the columns of an import: a row for each variant' })
  @ApiCsv()
  async export(@StoreId() storeId: string, @Query() query: ExportProductsQuery, @Res() reply: FastifyReply): Promise<void> {
    const rows = this.#rows(storeId, { statuses: statusesOf(query.status), ...(query.q ? { text: query.q } : {}), ...(query.category ? { category: query.category } : {}) });
    await sendCsv(reply, datedName('products', this.clock.now()), PRODUCT_COLUMNS.names, rows);
  }

  async *#rows(storeId: string, filter: ProductFilter): AsyncGenerator<Partial<Record<ImportColumn, string>>> {
    for await (const product of this.products.all(storeId, filter)) yield* productCells(product);
  }
}
