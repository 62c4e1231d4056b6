import { nextStatuses, ORDER_STATUSES, type OrderSource, type OrderStatus } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../../platform/database/database.js';
import { AppError } from '../../platform/errors/app-error.js';
import type { Cursor } from '../../platform/http/page.js';
import { Stock } from '../catalog/index.js';
import type { KnownOrder, OrderActor, OrderEvent } from './order.js';
import { type Entry, OrderLedger } from './order-ledger.js';
import { countByStatus, findOrder, type OrderFilter, selectEvents, selectPage } from './orders.queries.js';
import { type Placement, Placing } from './placing.js';
import { nameOf } from './prices/pricing.js';

export interface Transition { readonly to: OrderStatus; readonly reason?: string; /** The version that was looked at; whatever there is when absent. */ readonly version?: number }

/** Orders for people and programs. */
@Injectable()
export class Orders {
  constructor(private readonly db: Database, private readonly stock: Stock, private readonly placing: Placing, private readonly ledger: OrderLedger) {}

  /** Up to `limit + 1` orders, newest first, as pageOf wants them. */
  async list(storeId: string, filter: OrderFilter, cursor: Cursor | undefined, limit: number): Promise<KnownOrder[]> {
    return this.db.inStore(storeId, (tx) => selectPage(tx, storeId, filter, cursor, limit), { reads: true });
  }

  /** How many orders have each status; statuses of none are left out. */
  async count(storeId: string): Promise<{ status: OrderStatus; count: number }[]> {
    const counts = await this.db.inStore(storeId, (tx) => countByStatus(tx, storeId), { reads: true });
    return counts.toSorted((a, b) => ORDER_STATUSES.indexOf(a.status) - ORDER_STATUSES.indexOf(b.status));
  }

  /** @throws AppError order.not_found */
  async get(storeId: string, id: string): Promise<KnownOrder> {
    return this.db.inStore(storeId, (tx) => getOrder(tx, storeId, id), { reads: true });
  }

  /** Up to `limit + 1` events, oldest first (a `before` page comes in reverse). The cursor's key is [id]. @throws AppError order.not_found */
  async timeline(storeId: string, id: string, cursor: Cursor | undefined, limit: number): Promise<OrderEvent[]> {
    return this.db.inStore(storeId, async (tx) => {
      await getOrder(tx, storeId, id);
      return selectEvents(tx, storeId, id, cursor, limit);
    }, { reads: true });
  }

  /**
   * Moves an order on, or back. Placing takes the goods off the shelf, cancelling puts them back.
   * @throws AppError order.not_found, order.stale, order.not_allowed, order.empty, order.out_of_stock, order.changed
   */
  async transition(storeId: string, id: string, { to, reason, version }: Transition, by: OrderActor): Promise<KnownOrder> {
    const outcome = await this.db.inStore(storeId, async (tx): Promise<Placement | KnownOrder> => {
      const order = await getOrder(tx, storeId, id, 'for update');
      demandVersion(order, version);
      if (order.status === to) return order;
      if (!nextStatuses(order.status, order.number !== null).includes(to)) throw new AppError('order.not_allowed', { detail: `An order that is ${order.status} cannot become ${to}` });
      if (to === 'placed' && (order.status === 'draft' || order.status === 'cancelled')) return this.placing.place(tx, order, by);
      return this.#move(tx, order, to, reason, by);
    });
    return 'kind' in outcome ? placed(outcome) : outcome;
  }

  /** Writes a line of the timeline that a message told the customer about the order. @throws AppError order.not_found */
  async noteUpdate(tx: Tx, storeId: string, id: string, detail: Readonly<Record<string, unknown>>, by: OrderActor): Promise<void> {
    await getOrder(tx, storeId, id);
    await this.ledger.note(tx, storeId, id, by, [{ type: 'update_sent', detail }]);
  }

  async #move(tx: Tx, order: KnownOrder, to: OrderStatus, reason: string | undefined, by: OrderActor): Promise<KnownOrder> {
    const entry: Entry = { type: 'status_changed', from: order.status, to, ...(reason ? { detail: { reason } } : {}) };
    if (to !== 'cancelled') return this.ledger.save(tx, order, { ...order, status: to, reason: to === 'refunded' ? reason || null : null }, by, [entry]);
    const pieces = order.lines.filter((line) => line.reserved > 0).map(({ variantId, reserved }) => ({ variantId, quantity: reserved }));
    await this.stock.giveBack(tx, order.storeId, pieces);
    const lines = order.lines.map((line) => ({ ...line, reserved: 0 }));
    return this.ledger.save(tx, order, { ...order, lines, status: to, reason: reason || null }, by, [entry]);
  }
}

/** @throws AppError order.not_found */
export async function getOrder(tx: Tx, storeId: string, id: string, lock: '' | 'for update' = ''): Promise<KnownOrder> {
  const order = await findOrder(tx, storeId, id, lock);
  if (order === undefined) throw new AppError('order.not_found');
  return order;
}

/** @throws AppError order.stale */
export function demandVersion(order: KnownOrder, version: number | undefined): void {
  if (version !== undefined && version !== order.version) throw new AppError('order.stale', { headers: { etag: `"${order.version}"` } });
}

/** What a person is told when an order could not be placed. */
function placed(placement: Placement): KnownOrder {
  const { order } = placement;
  switch (placement.kind) {
    case 'placed': return order;
    case 'empty': throw new AppError('order.empty');
    case 'changed': throw new AppError('order.changed', { detail: order.untold.map(({ title }) => title).join(', ') });
    case 'short': {
      const errors = placement.shortages.map(({ line, available }) => {
        const title = nameOf(order.lines[line] ?? { title: '', variantTitle: '' });
        return { pointer: `/lines/${line}`, code: 'order.out_of_stock', detail: `Only ${available} left of ${title}`, params: { available, title } };
      });
      throw new AppError('order.out_of_stock', { detail: errors.map(({ detail }) => detail).join('; '), errors });
    }
  }
}

export function sourceOf(by: OrderActor): OrderSource {
  return by.kind === 'user' ? 'person' : by.kind === 'api' ? 'api' : 'assistant';
}
