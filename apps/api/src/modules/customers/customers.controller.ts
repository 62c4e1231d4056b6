import { Body, Controller, Get, Patch, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../../platform/http/access.js';
import { ApiPage, type Page } from '../../platform/http/page.js';
import { CurrentActor, IdParam, StoreId } from '../../platform/http/params.js';
import type { Actor } from '../../platform/http/request-context.js';
import { CustomerDetailDto, CustomerDto, CustomerQuery, UpdateCustomerDto } from './customers.dto.js';
import { presentCustomer, presentKnownCustomer } from './customers.presenter.js';
import { CustomersService } from './customers.service.js';

@ApiTags('customers')
@Controller('api/v1/stores/:store_id/customers')
export class CustomersController {
  constructor(private readonly customers: CustomersService) {}

  @Get()
  @Access({ role: 'agent', scope: 'customers:read' })
  @ApiOperation({ operationId: 'listCustomers', summary: 'Customers, newest first' })
  @ApiPage(CustomerDto)
  list(@StoreId() storeId: string, @Query() query: CustomerQuery): Promise<Page<CustomerDto>> {
    return this.customers.list(storeId, query, presentCustomer);
  }

  @Get(':customer_id')
  @Access({ role: 'agent', scope: 'customers:read' })
  @ApiOperation({ operationId: 'getCustomer', summary: 'One customer with every id by which they were named' })
  @ApiOkResponse({ type: CustomerDetailDto })
  async get(@StoreId() storeId: string, @IdParam('customer_id', 'customer', 'customer.not_found') id: string): Promise<CustomerDetailDto> {
    return presentKnownCustomer(await this.customers.get(storeId, id));
  }

  @Patch(':customer_id')
  @Access({ role: 'agent', scope: 'customers:write' })
  @ApiOperation({ operationId: 'updateCustomer', summary: 'Change name, language or phone number' })
  @ApiOkResponse({ type: CustomerDetailDto })
  @ApiConflictResponse({ description: 'customer.phone_taken' })
  async update(@StoreId() storeId: string, @CurrentActor() actor: Actor, @IdParam('customer_id', 'customer', 'customer.not_found') id: string, @Body() body: UpdateCustomerDto): Promise<CustomerDetailDto> {
    return presentKnownCustomer(await this.customers.update(storeId, id, body, actor));
  }
}
