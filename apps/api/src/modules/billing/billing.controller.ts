import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { StoreId } from '../../platform/http/params.js';
import { Access } from '../stores/index.js';
import { BillingDto } from './billing.dto.js';
import { BillingView } from './billing-view.js';

@ApiTags('billing')
@Controller('api/v1/stores/:store_id/billing')
export class BillingController {
  constructor(private readonly view: BillingView) {}

  @Get()
  @Access({ role: 'agent' })
  @ApiOperation({ operationId: 'getBilling', summary: 'The plan, and what is used of it (R87, R163)' })
  @ApiOkResponse({ type: BillingDto })
  async get(@StoreId() storeId: string): Promise<BillingDto> {
    return this.view.of(storeId);
  }
}
