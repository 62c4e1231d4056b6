import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Clock } from '../../../platform/clock/clock.js';
import { ApiCsv, datedName, sendCsv } from '../../../platform/csv/send-csv.js';
import { everyRow } from '../../../platform/http/page.js';
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
  @ApiCsv()
  async export(@StoreId() storeId: string, @Query() { status, q }: ExportOrdersQuery, @Res() reply: FastifyReply): Promise<void> {
    const rows = this.#rows(storeId, { ...(status ? { statuses: statusesOf(status) } : {}), ...(q ? { text: q } : {}) });
    await sendCsv(reply, datedName('orders', this.clock.now()), ORDER_COLUMNS, rows);
  }

  async *#rows(storeId: string, filter: OrderFilter): AsyncGenerator<ReturnType<typeof orderCells>[number]> {
    for await (const order of everyRow(BATCH, (cursor, limit) => this.orders.list(storeId, filter, cursor, limit), ({ id }) => [id])) yield* orderCells(order);
  }
}
