import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Clock } from '../../../platform/clock/clock.js';
import { writeCsv } from '../../../platform/csv/write-csv.js';
import type { Cursor } from '../../../platform/http/page.js';
import { StoreId } from '../../../platform/http/params.js';
import { Access } from '../../stores/index.js';
import { statusesOf } from '../order-statuses.js';
import { ExportOrdersQuery } from '../orders.dto.js';
import type { OrderFilter } from '../orders.queries.js';
import { Orders } from '../orders.service.js';
import { ORDER_COLUMNS, orderCells } from './order-cells.js';

const BATCH = 200;

@ApiTags('orders')
@Controller('api/v1/stores/:store_id/order-exports')
export class OrderExportsController {
  constructor(private readonly orders: Orders, private readonly clock: Clock) {}

  @Get()
  @Access({ role: 'admin', scope: 'orders:read' })
  @ApiOperation({ operationId: 'exportOrders', summary: 'Orders and carts as a CSV file, newest first: a row for each line, with what is said of the whole order in its first' })
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async export(@StoreId() storeId: string, @Query() { status, q }: ExportOrdersQuery, @Res() reply: FastifyReply): Promise<void> {
    const rows = this.#rows(storeId, { ...(status ? { statuses: statusesOf(status) } : {}), ...(q ? { text: q } : {}) });
    void reply.header('content-type', 'text/csv; charset=utf-8').header('content-disposition', `attachment; filename="orders-${this.clock.now().toISOString().slice(0, 10)}.csv"`);
    await reply.send(writeCsv(ORDER_COLUMNS, rows));
  }

  async *#rows(storeId: string, filter: OrderFilter): AsyncGenerator<ReturnType<typeof orderCells>[number]> {
    for (let cursor: Cursor | undefined; ;) {
      const found = await this.orders.list(storeId, filter, cursor, BATCH);
      const batch = found.slice(0, BATCH);
      for (const order of batch) yield* orderCells(order);
      const last = batch.at(-1);
      if (last === undefined || found.length <= BATCH) return;
      cursor = { side: 'after', key: [last.id] };
    }
  }
}
