import { publicId } from '#contracts';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { StoreId } from '../../../platform/http/params.js';
import { Access } from '../../stores/index.js';
import { MessageCostsDto, MessageCostsQuery, SendCostDto, SendCostQuery } from './message-costs.dto.js';
import { MessageCosts, totalsOf } from './message-costs.service.js';
import { SendCosts } from './send-costs.service.js';

@ApiTags('costs')
@Controller('api/v1/stores/:store_id/message-costs')
export class MessageCostsController {
  constructor(private readonly costs: MessageCosts, private readonly sends: SendCosts) {}

  @Get()
  @Access({ role: 'agent', scope: 'accounts:read' })
  @ApiOperation({ operationId: 'getMessageCosts', summary: 'What WhatsApp charges for messages of these days' })
  @ApiOkResponse({ type: MessageCostsDto })
  async get(@StoreId() storeId: string, @Query() { from, to, bulk_message_id }: MessageCostsQuery): Promise<MessageCostsDto> {
    const { lines, orders, allowances, undelivered } = await this.costs.ofPeriod(storeId, { from, to, ...(bulk_message_id === undefined ? {} : { bulkId: bulk_message_id }) });
    const totals = totalsOf(lines);
    const [only] = totals;
    return {
      lines: lines.map(({ micro, asOther, ...line }) => ({ ...line, as_other: asOther, amount_micro: micro })), totals, orders,
      // Orders of the period say nothing about one bulk message.
      per_order: bulk_message_id === undefined && only !== undefined && totals.length === 1 && orders > 0 ? { currency: only.currency, amount_micro: only.amount_micro / orders } : null,
      allowances: allowances.map(({ accountId, name, ...counts }) => ({ account_id: publicId('account', accountId), account_name: name, ...counts })),
      undelivered: undelivered.map(({ accountId, name, taken }) => ({ account_id: publicId('account', accountId), account_name: name, taken })),
    };
  }

  @Get('estimate')
  @Access({ role: 'agent', scope: 'accounts:read' })
  @ApiOperation({ operationId: 'estimateSendCost', summary: 'What a template to a customer would cost now' })
  @ApiOkResponse({ type: SendCostDto })
  @ApiNotFoundResponse({ description: 'template.not_found, customer.not_found' })
  async estimate(@StoreId() storeId: string, @Query() { template_id, customer_id }: SendCostQuery): Promise<SendCostDto> {
    const { reason, category, country, currency, micro } = await this.sends.estimate(storeId, template_id, customer_id);
    return { reason, category, country, cost: currency === null || micro === null ? null : { currency, amount_micro: micro } };
  }
}
