import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/database.js';
import { type Shortage, Stock } from '../catalog/index.js';
import type { KnownOrder, OrderActor, OrderLine } from './order.js';
import { OrderLedger } from './order-ledger.js';
import { nextNumber } from './orders.queries.js';
import { repriced } from './prices/pricing.js';
import { OrderSettingsService } from './settings/order-settings.service.js';

/** How the wish to place an order ends. Only `placed` has taken anything off the shelf. */
export type Placement =
  | { readonly kind: 'placed'; readonly order: KnownOrder }
  | { readonly kind: 'changed'; readonly order: KnownOrder }
  | { readonly kind: 'short'; readonly order: KnownOrder; readonly shortages: readonly (Shortage & { readonly line: number })[] }
  | { readonly kind: 'empty'; readonly order: KnownOrder };

/** From a cart to an order: prices in force, goods off the shelf and the number, all in one transaction. */
@Injectable()
export class Placing {
  constructor(private readonly clock: Clock, private readonly stock: Stock, private readonly settings: OrderSettingsService, private readonly ledger: OrderLedger) {}

  /** @param order a cart, or a cancelled order that is taken up again; locked by the caller */
  async place(tx: Tx, order: KnownOrder, by: OrderActor): Promise<Placement> {
    const { storeId } = order;
    if (order.lines.length === 0) return { kind: 'empty', order };
    const offers = await this.stock.lock(tx, storeId, order.lines.map((line) => line.variantId));
    if (order.number === null) {
      const now = repriced(order, offers, await this.settings.getIn(tx, storeId));
      if (now.isChanged) return { kind: 'changed', order: await this.ledger.save(tx, order, now.order, by, []) };
    }
    const short = await this.stock.take(tx, storeId, offers, order.lines);
    if (short.length > 0) return { kind: 'short', order, shortages: short.map((each) => ({ ...each, line: order.lines.findIndex((line) => line.variantId === each.variantId) })) };
    const lines = order.lines.map((line): OrderLine => ({ ...line, reserved: offers.get(line.variantId)?.stock === null ? 0 : line.quantity }));
    const number = order.number ?? await nextNumber(tx, storeId);
    const placed = { ...order, lines, number, status: 'placed' as const, reason: null, placedAt: order.placedAt ?? this.clock.now() };
    return { kind: 'placed', order: await this.ledger.save(tx, order, placed, by, [{ type: 'status_changed', from: order.status, to: 'placed' }]) };
  }
}
