import { Body, Controller, Delete, Get, HttpCode, Param, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { AppError } from '../../../platform/errors/app-error.js';
import { Access } from '../../../platform/http/access.js';
import { IdParam, StoreId } from '../../../platform/http/params.js';
import { CustomerDateNamesDto, CustomerDatesDto, SetCustomerDateDto } from './customer-dates.dto.js';
import { type CustomerDateRow, CustomerDates } from './customer-dates.service.js';
import { dateNameOf } from './date-name.js';

@ApiTags('customers')
@Controller('api/v1/stores/:store_id')
export class CustomerDatesController {
  constructor(private readonly dates: CustomerDates) {}

  @Get('customer-date-names')
  @Access({ role: 'agent', scope: 'customers:read' })
  @ApiOperation({ operationId: 'listCustomerDateNames', summary: 'Names of the dates that the store keeps of its customers' })
  @ApiOkResponse({ type: CustomerDateNamesDto })
  async names(@StoreId() storeId: string): Promise<CustomerDateNamesDto> {
    return { data: (await this.dates.names(storeId)).map((name) => ({ name })) };
  }

  @Get('customers/:customer_id/dates')
  @Access({ role: 'agent', scope: 'customers:read' })
  @ApiOperation({ operationId: 'listCustomerDates', summary: 'Dates of a customer, by name' })
  @ApiOkResponse({ type: CustomerDatesDto })
  async list(@StoreId() storeId: string, @IdParam('customer_id', 'customer', 'customer.not_found') id: string): Promise<CustomerDatesDto> {
    return present(await this.dates.list(storeId, id));
  }

  @Put('customers/:customer_id/dates/:date_name')
  @Access({ role: 'agent', scope: 'customers:write' })
  @ApiOperation({ operationId: 'setCustomerDate', summary: 'Note a date of a customer, or another day for it; notification rules send before and after it' })
  @ApiParam({ name: 'date_name', type: String, description: 'Letters, digits, spaces, dash, underscore; kept in small letters. For example birthday' })
  @ApiOkResponse({ type: CustomerDatesDto })
  async set(@StoreId() storeId: string, @IdParam('customer_id', 'customer', 'customer.not_found') id: string, @Param('date_name') given: string, @Body() { day, repeats_yearly: repeatsYearly = false }: SetCustomerDateDto): Promise<CustomerDatesDto> {
    const name = dateNameOf(given);
    if (name === undefined) throw AppError.field('invalid', '/name', 'Letters, digits, spaces, dash and underscore, 60 at most');
    return present(await this.dates.set(storeId, id, name, { day, repeatsYearly }));
  }

  @Delete('customers/:customer_id/dates/:date_name')
  @HttpCode(204)
  @Access({ role: 'agent', scope: 'customers:write' })
  @ApiOperation({ operationId: 'removeCustomerDate', summary: 'Remove a date of a customer' })
  @ApiParam({ name: 'date_name', type: String })
  @ApiNoContentResponse()
  remove(@StoreId() storeId: string, @IdParam('customer_id', 'customer', 'customer.not_found') id: string, @Param('date_name') name: string): Promise<void> {
    return this.dates.remove(storeId, id, dateNameOf(name) ?? '');
  }
}

function present(rows: readonly CustomerDateRow[]): CustomerDatesDto {
  return { data: rows.map(({ name, day, repeats_yearly, updated_at: at }) => ({ name, day, repeats_yearly, updated_at: at.toISOString() })) };
}
