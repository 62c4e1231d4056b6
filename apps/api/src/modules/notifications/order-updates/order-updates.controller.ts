import { Body, Controller, Post } from '@nestjs/common';
import { ApiConflictResponse, ApiCreatedResponse, ApiOperation, ApiTags, ApiUnprocessableEntityResponse } from '@nestjs/swagger';
import { Idempotent, RequestKey } from '../../../platform/http/idempotency.js';
import { Located } from '../../../platform/http/location.js';
import { CurrentActor, IdParam, StoreId } from '../../../platform/http/params.js';
import type { Actor } from '../../../platform/http/request-context.js';
import { Access } from '../../stores/index.js';
import { OrderUpdateDto, SendOrderUpdateDto } from './order-updates.dto.js';
import { OrderUpdates } from './order-updates.service.js';

@ApiTags('orders')
@Controller('api/v1/stores/:store_id/orders/:order_id/updates')
export class OrderUpdatesController {
  constructor(private readonly updates: OrderUpdates) {}

  @Post()
  @Access({ role: 'agent', scope: 'messages:send' })
  @Idempotent({ requiredForKeys: true })
  @Located('conversations/:conversation_id/messages/:message_id')
  @ApiOperation({ operationId: 'sendOrderUpdate', summary: 'Tell the customer how the order is; the assistant keeps the conversation' })
  @ApiCreatedResponse({ type: OrderUpdateDto })
  @ApiConflictResponse({ description: 'account.inactive, account.none, account.no_default_outgoing' })
  @ApiUnprocessableEntityResponse({ description: 'window.closed, message.too_long' })
  send(
    @StoreId() storeId: string, @CurrentActor() actor: Actor, @IdParam('order_id', 'order', 'order.not_found') orderId: string, @Body() body: SendOrderUpdateDto, @RequestKey() requestKey?: string,
  ): Promise<OrderUpdateDto> {
    return this.updates.send(storeId, orderId, body.text, actor, requestKey);
  }
}
