import { publicId } from '#contracts';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { IdParam, StoreId } from '../../../platform/http/params.js';
import { Access } from '../../stores/index.js';
import { type BulkCost, BulkCosts } from './bulk-costs.service.js';
import { BulkCostDto, BulkCostListDto, BulkCostsQuery } from './message-costs.dto.js';
import { totalsOf } from './message-costs.service.js';

@ApiTags('costs')
@Controller('api/v1/stores/:store_id')
export class BulkCostsController {
  constructor(private readonly costs: BulkCosts) {}

  @Get('bulk-message-costs')
  @Access({ role: 'agent', scope: 'bulk:read' })
  @ApiOperation({ operationId: 'listBulkCosts', summary: 'What several bulk messages cost, as it was counted last' })
  @ApiOkResponse({ type: BulkCostListDto })
  async list(@StoreId() storeId: string, @Query() { ids }: BulkCostsQuery): Promise<BulkCostListDto> {
    const found = await this.costs.ofMany(storeId, ids);
    return { data: found.map((cost) => ({ bulk_message_id: publicId('bulk_message', cost.id), ...present(cost) })) };
  }

  @Get('bulk-messages/:bulk_message_id/cost')
  @Access({ role: 'agent', scope: 'bulk:read' })
  @ApiOperation({ operationId: 'getBulkCost', summary: 'What a bulk message costs: estimated while it is under way, and what WhatsApp has charged' })
  @ApiOkResponse({ type: BulkCostDto })
  @ApiNotFoundResponse({ description: 'bulk_message.not_found' })
  async get(@StoreId() storeId: string, @IdParam('bulk_message_id', 'bulk_message', 'bulk_message.not_found') id: string): Promise<BulkCostDto> {
    return present(await this.costs.of(storeId, id));
  }
}

function present({ charged, estimate }: BulkCost): BulkCostDto {
  return {
    charged: totalsOf(charged), unpriced: charged.reduce((sum, { unpriced }) => sum + unpriced, 0),
    estimate: estimate === undefined ? null : { currency: estimate.currency, amount_micro: estimate.micro, unpriced: estimate.unpriced },
  };
}
