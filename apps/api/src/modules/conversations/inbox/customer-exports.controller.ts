import { publicId } from '#contracts';
import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Clock } from '../../../platform/clock/clock.js';
import { ApiCsv, datedName, sendCsv } from '../../../platform/csv/send-csv.js';
import { StoreId } from '../../../platform/http/params.js';
import { Access } from '../../stores/index.js';
import { ExportCustomersQuery } from './recent-customers.dto.js';
import type { ContactedCustomerRow, RecentCustomerFilter } from './recent-customers.queries.js';
import { RecentCustomers } from './recent-customers.service.js';

const COLUMNS = ['customer_id', 'name', 'profile_name', 'username', 'phone', 'locale', 'opted_out_at', 'last_contact_at', 'created_at', 'notes'] as const;
type Cells = Record<(typeof COLUMNS)[number], string>;

@ApiTags('customers')
@Controller('api/v1/stores/:store_id/customer-exports')
export class CustomerExportsController {
  constructor(private readonly customers: RecentCustomers, private readonly clock: Clock) {}

  @Get()
  @Access({ role: 'admin', scope: 'customers:read' })
  @ApiOperation({ operationId: 'exportCustomers', summary: 'Customers who have a conversation, as a CSV file, newest first' })
  @ApiCsv()
  async export(@StoreId() storeId: string, @Query() query: ExportCustomersQuery, @Res() reply: FastifyReply): Promise<void> {
    const filter = { ...(query.q === undefined ? {} : { q: query.q }), ...(query.opted_out === undefined ? {} : { optedOut: query.opted_out }) };
    await sendCsv(reply, datedName('customers', this.clock.now()), COLUMNS, this.#rows(storeId, filter));
  }

  async *#rows(storeId: string, filter: RecentCustomerFilter): AsyncGenerator<Cells> {
    for await (const customer of this.customers.all(storeId, filter)) yield cellsOf(customer);
  }
}

function cellsOf(customer: ContactedCustomerRow): Cells {
  return {
    customer_id: publicId('customer', customer.id), name: customer.name ?? '', profile_name: customer.profile_name ?? '', username: customer.username ?? '', phone: customer.phone ?? '', locale: customer.locale ?? '',
    opted_out_at: customer.opted_out_at?.toISOString() ?? '', last_contact_at: customer.last_message_at.toISOString(), created_at: customer.created_at.toISOString(), notes: customer.notes,
  };
}
