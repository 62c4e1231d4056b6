import { Controller, Get } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { IdParam, StoreId } from '../../../platform/http/params.js';
import { Access } from '../../stores/index.js';
import { BulkCosts } from './bulk-costs.service.js';
import { BulkCostDto } from './message-costs.dto.js';
import { totalsOf } from './message-costs.service.js';

@ApiTags('costs')
@Controller('api/v1/stores/:store_id/bulk-messages/:bulk_message_id/cost')
export class BulkCostsController {
  constructor(private readonly costs: BulkCosts) {}

  @Get()
  @Access({ role: 'agent', scope: 'bulk:read' })
  @ApiOperation({ operationId: 'getBulkCost', summary: 'What a bulk message costs: estimated while it is under way, and what WhatsApp has charged' })
  @ApiOkResponse({ type: BulkCostDto })
  @ApiNotFoundResponse({ description: 'bulk_message.not_found' })
  async get(@StoreId() storeId: string, @IdParam('bulk_message_id', 'bulk_message', 'bulk_message.not_found') id: string): Promise<BulkCostDto> {
    const { charged, estimate } = await this.costs.of(storeId, id);
    return {
      charged: totalsOf(charged), unpriced: charged.reduce((sum, { unpriced }) => sum + unpriced, 0),
      estimate: estimate === undefined ? null : { currency: estimate.currency, amount_micro: estimate.micro, unpriced: estimate.unpriced },
    };
  }
}
