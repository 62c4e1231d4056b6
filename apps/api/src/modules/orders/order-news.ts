import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.js';
import type { KnownOrder, OrderActor } from './order.js';

/** A step in the life of an order that whoever follows the conversation wants to know of. */
export interface OrderStep { readonly what: 'created' | 'placed' | 'cancelled'; readonly order: KnownOrder; readonly by: OrderActor }
type Listener = (tx: Tx, step: OrderStep) => Promise<void>;

/** Tells others of steps of orders, in the transaction that makes them. */
@Injectable()
export class OrderNews {
  readonly #listeners: Listener[] = [];

  /** To be called while modules start. */
  onStep(listener: Listener): void {
    this.#listeners.push(listener);
  }
  async tell(tx: Tx, step: OrderStep): Promise<void> {
    for (const listener of this.#listeners) await listener(tx, step);
  }
}
