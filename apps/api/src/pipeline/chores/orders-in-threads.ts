import { publicId } from '#contracts';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ConversationHistory } from '../../modules/conversations/index.js';
import { OrderNews, type OrderStep } from '../../modules/orders/index.js';
import type { Tx } from '../../platform/database/database.js';

/** What people and programs do to the orders of a conversation stands in its thread; what the customer does there is told by the assistant. */
@Injectable()
export class OrdersInThreads implements OnModuleInit {
  constructor(private readonly news: OrderNews, private readonly history: ConversationHistory) {}

  onModuleInit(): void {
    this.news.onStep((tx, step) => this.note(tx, step));
  }

  async note(tx: Tx, { what, order, by }: OrderStep): Promise<void> {
    if (order.conversationId === null || by.kind === 'customer' || by.kind === 'assistant') return;
    await this.history.add(tx, order.storeId, order.conversationId, {
      type: `order_${what}`, actor: by.kind, ...(by.kind === 'user' ? { actorId: by.userId } : {}),
      detail: { order_id: publicId('order', order.id), number: order.number, ...(by.kind === 'api' ? { api_key: by.keyName } : {}) },
    });
  }
}
