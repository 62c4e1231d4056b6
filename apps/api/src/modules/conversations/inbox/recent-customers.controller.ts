import { publicId } from '#contracts';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiPage, type Page } from '../../../platform/http/page.js';
import { StoreId } from '../../../platform/http/params.js';
import { presentCustomer } from '../../customers/index.js';
import { Access } from '../../stores/index.js';
import { RecentCustomerDto, RecentCustomerQuery } from './recent-customers.dto.js';
import { RecentCustomers } from './recent-customers.service.js';
import type { RecentCustomerRow } from './recent-customers.queries.js';

@ApiTags('customers')
@Controller('api/v1/stores/:store_id/recent-customers')
export class RecentCustomersController {
  constructor(private readonly customers: RecentCustomers) {}

  @Get()
  @Access({ role: 'agent', scope: 'customers:read' })
  @ApiOperation({ operationId: 'listRecentCustomers', summary: 'Customers who have a conversation, by their last contact' })
  @ApiPage(RecentCustomerDto)
  list(@StoreId() storeId: string, @Query() query: RecentCustomerQuery): Promise<Page<RecentCustomerDto>> {
    const filter = { ...(query.q === undefined ? {} : { q: query.q }), ...(query.opted_out === undefined ? {} : { optedOut: query.opted_out }) };
    return this.customers.list(storeId, filter, query, present);
  }
}

function present(row: RecentCustomerRow): RecentCustomerDto {
  return { customer: presentCustomer(row), conversation_id: publicId('conversation', row.conversation_id), last_contact_at: row.last_message_at.toISOString(), preview: row.preview };
}
