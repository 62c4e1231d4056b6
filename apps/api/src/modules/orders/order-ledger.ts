import type { OrderEventType, OrderStatus } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import { LiveEvents } from '../../platform/live/live-events.js';
import type { KnownOrder, Order, OrderActor, OrderEvent } from './order.js';
import { OrderNews, type OrderStep } from './order-news.js';
import { findOrder, insertEvents, writeOrder, writeUntold } from './orders.queries.js';
import { presentOrder } from './orders.presenter.js';
import { type ShownChange, toldOf } from './prices/pricing.js';

/** What the timeline says of a change. */
export interface Entry { readonly type: OrderEventType; readonly from?: OrderStatus; readonly to?: OrderStatus; readonly detail?: Readonly<Record<string, unknown>> }

/** Writes orders: the row, its lines, its timeline and the news of it belong to one transaction. */
@Injectable()
export class OrderLedger {
  constructor(private readonly clock: Clock, private readonly live: LiveEvents, private readonly news: OrderNews) {}

  /** @param before the order as it was locked; undefined for a new one. Its version grows. */
  async save(tx: Tx, before: Order | undefined, next: Order, by: OrderActor, entries: readonly Entry[]): Promise<KnownOrder> {
    const now = this.clock.now();
    await writeOrder(tx, { ...next, untold: next.status === 'draft' ? next.untold : [], version: (before?.version ?? 0) + 1, updatedAt: now });
    if (entries.length > 0) await this.note(tx, next.storeId, next.id, by, entries);
    const order = await this.#tell(tx, next.storeId, next.id, before === undefined ? 'order.created' : before.number === null && next.number !== null ? 'order.placed' : 'order.updated');
    const what = stepOf(before, order);
    if (what !== undefined) await this.news.tell(tx, { what, order, by });
    return order;
  }

  /** Part of the transaction that writes the message which tells the customer. */
  async told(tx: Tx, storeId: string, id: string, told: readonly ShownChange[]): Promise<void> {
    const cart = await findOrder(tx, storeId, id, 'for update');
    if (cart === undefined) return;
    await writeUntold(tx, toldOf(cart, told), this.clock.now());
    await this.#tell(tx, storeId, id, 'order.updated');
  }

  /** Timeline lines that change nothing else. */
  async note(tx: Tx, storeId: string, orderId: string, by: OrderActor, entries: readonly Entry[]): Promise<void> {
    const now = this.clock.now();
    await insertEvents(tx, storeId, orderId, entries.map((entry): OrderEvent => ({
      id: newId(), type: entry.type, fromStatus: entry.from ?? null, toStatus: entry.to ?? null, actor: by.kind, actorId: by.kind === 'user' ? by.userId : null,
      detail: by.kind === 'api' ? { ...entry.detail, api_key: by.keyName } : entry.detail ?? null, occurredAt: now,
    })));
  }

  async #tell(tx: Tx, storeId: string, id: string, type: 'order.created' | 'order.placed' | 'order.updated'): Promise<KnownOrder> {
    const order = await findOrder(tx, storeId, id);
    if (order === undefined) throw new Error('the order was not stored');
    this.live.append(tx, [{ storeId, type, data: { order: { ...presentOrder(order) } } }]);
    return order;
  }
}

/** A step back, for example from paid to placed, is none. */
function stepOf(before: Order | undefined, { status }: Order): OrderStep['what'] | undefined {
  if (before === undefined) return 'created';
  if (before.status === status) return undefined;
  if (status === 'cancelled') return status;
  return status === 'placed' && (before.status === 'draft' || before.status === 'cancelled') ? status : undefined;
}
