import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../../../platform/database/database.js';
import type { KnownOrder } from '../order.js';
import { findOrder } from '../orders.queries.js';
import { type Placement, Placing } from '../placing.js';
import type { CartKey } from './carts.service.js';

/** What a customer's tap on "Confirm" came to. */
export type Confirmation =
  | Placement
  /** The tap was made before, or the order is on its way already. */
  | { readonly kind: 'known'; readonly order: KnownOrder }
  | { readonly kind: 'stale'; readonly order: KnownOrder }
  | { readonly kind: 'unknown' };

/** The only way from a conversation to an order: a tap that names the cart and the version that the customer saw. */
@Injectable()
export class Confirming {
  constructor(private readonly db: Database, private readonly placing: Placing) {}

  /**
   * Places the cart if it is still the one that was shown. The same tap a second time places nothing.
   * @param also runs in the same transaction once the order is placed
   */
  async confirm({ storeId, conversationId }: CartKey, orderId: string, version: number, also: (tx: Tx, order: KnownOrder) => Promise<void>): Promise<Confirmation> {
    return this.db.inStore(storeId, async (tx): Promise<Confirmation> => {
      const order = await findOrder(tx, storeId, orderId, 'for update');
      if (order === undefined || order.conversationId !== conversationId) return { kind: 'unknown' };
      if (order.status !== 'draft') return { kind: 'known', order };
      if (order.version !== version || order.delivery === null) return { kind: 'stale', order };
      const placement = await this.placing.place(tx, order, { kind: 'customer' });
      if (placement.kind === 'placed') await also(tx, placement.order);
      return placement;
    });
  }
}
