import { publicId } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../../../platform/database/database.js';
import { ConversationHistory } from '../../conversations/index.js';
import { CART_NOT_KEPT, type Cart, type CartKey, type CartNews, Carts, type CodedCart, type CodedOutcome, type Confirmation, Confirming, type Delivery, type KnownOrder, type LineOutcome, type Order, type OrderSettings, Wishing } from '../../orders/index.js';
import { TELLS_RETURNS } from './returns.queries.js';

/** What the assistant can do about the order of one conversation. Every change may run twice. */
export interface OrderDesk {
  find(): Promise<Cart | undefined>;
  setLine(variantId: string, quantity: number): Promise<LineOutcome>;
  setCoded(cart: CodedCart): Promise<CodedOutcome>;
  setDelivery(delivery: Delivery): Promise<Cart | undefined>;
  cancel(): Promise<boolean>;
  /** What the catalog has changed under the cart and no message has told yet. */
  untold(): Promise<CartNews | undefined>;
  /** Orders of the customer, wherever they were placed, newest first. */
  latest(limit: number): Promise<Order[]>;
  settings(): Promise<OrderSettings>;
  /** On the customer's tap only: no tool of a model leads here. */
  confirm(orderId: string, version: number): Promise<Confirmation>;
  /** Whether somebody who waits for what is sold out will be told. */
  tellsReturns(): Promise<boolean>;
  /** On the customer's tap only: they want to be told when it is back. */
  wish(variantId: string): Promise<'noted' | 'in_stock' | 'unknown'>;
}

/** Orders in conversations, for whoever answers there. */
@Injectable()
export class OrderDesks {
  constructor(private readonly carts: Carts, private readonly confirming: Confirming, private readonly history: ConversationHistory, private readonly wishing: Wishing, private readonly db: Database) {}

  /** Part of the transaction that writes the message which tells it. */
  async told(tx: Tx, news: CartNews): Promise<void> {
    await this.carts.told(tx, news);
  }

  /** @param hasCart whether there was a cart before: without one nothing is looked up that only a cart can have */
  of({ storeId, conversationId, hasCart = true }: CartKey & { readonly hasCart?: boolean }): OrderDesk {
    const key = { storeId, conversationId };
    let mayHaveCart = hasCart;
    const tell = (tx: Tx, order: KnownOrder): Promise<void> => this.history.add(tx, storeId, conversationId, {
      type: 'order_placed', actor: 'customer', detail: { order_id: publicId('order', order.id), number: order.number },
    });
    return {
      find: () => this.carts.find(key),
      setLine: (variantId, quantity) => {
        mayHaveCart = true;
        return this.carts.setLine(key, variantId, quantity);
      },
      setCoded: (cart) => {
        mayHaveCart = true;
        return this.carts.setCoded(key, cart, (tx, messageId) => this.history.clearFailure(tx, storeId, messageId, CART_NOT_KEPT));
      },
      setDelivery: (delivery) => this.carts.setDelivery(key, delivery),
      cancel: () => this.carts.cancel(key),
      untold: async () => (mayHaveCart ? this.carts.untold(key) : undefined),
      latest: (limit) => this.carts.latest(key, limit),
      settings: () => this.carts.orderSettings(storeId),
      confirm: (orderId, version) => this.confirming.confirm(key, orderId, version, tell),
      tellsReturns: async () => (await this.db.inStoreStatement(storeId, TELLS_RETURNS, [storeId])).length > 0,
      wish: (variantId) => this.wishing.noteFrom(storeId, conversationId, variantId),
    };
  }
}
