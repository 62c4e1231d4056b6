import { publicId } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.js';
import type { Actor } from '../../../platform/http/request-context.js';
import { deciderOf, DirectMessages, Messages } from '../../conversations/index.js';
import { Orders } from '../../orders/index.js';
import type { OrderUpdateDto } from './order-updates.dto.js';

/** News of an order to its customer. They do not take the conversation from the assistant. */
@Injectable()
export class OrderUpdates {
  constructor(private readonly db: Database, private readonly orders: Orders, private readonly messages: Messages, private readonly directMessages: DirectMessages) {}

  /**
   * Sends a text in the order's conversation, else through the default account, and notes it in the timeline.
   * @throws AppError order.not_found, and everything that sending refuses: window.closed, account.inactive, account.none, message.too_long
   */
  async send(storeId: string, orderId: string, text: string, actor: Actor, requestKey?: string): Promise<OrderUpdateDto> {
    const order = await this.orders.get(storeId, orderId);
    const by = deciderOf(actor);
    const content = { kind: 'text' as const, text };
    const options = { leavesHandler: true, ...(requestKey === undefined ? {} : { requestKey }) };
    const message = order.conversationId === null
      ? await this.directMessages.send(storeId, { to: publicId('customer', order.customerId), content }, by, requestKey, { leavesHandler: true })
      : await this.messages.send(storeId, order.conversationId, content, by, options);
    const detail = { message_id: message.id, text };
    await this.db.inStore(storeId, (tx) => this.orders.noteUpdate(tx, storeId, orderId, detail, by.kind === 'user' ? by : { kind: 'api', keyName: actor.kind === 'api_key' ? actor.name : '' }));
    return { order_id: publicId('order', orderId), conversation_id: message.conversation_id, message_id: message.id };
  }
}
