import type { DeliveryMethod } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Database, queryRows, type Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import { violates } from '../../platform/database/violated.js';
import { AppError } from '../../platform/errors/app-error.js';
import { type Offer, Stock, type Wanted } from '../catalog/index.js';
import type { Delivery, KnownOrder, Order, OrderActor } from './order.js';
import { type Entry, OrderLedger } from './order-ledger.js';
import { demandVersion, getOrder, sourceOf } from './orders.service.js';
import { repriced, withLine, withoutLine } from './prices/pricing.js';
import { type OrderSettings, OrderSettingsService } from './settings/order-settings.service.js';

export interface OrderChanges { readonly lines?: readonly Wanted[]; readonly delivery?: Delivery; readonly promisedDay?: string | null; readonly note?: string }
export interface NewOrder extends OrderChanges { readonly customerId?: string; readonly conversationId?: string; readonly lines: readonly Wanted[] }
/** What a draft would come to; `stock` by variant is what is at hand, null where the store does not count. */
export interface Quote { readonly order: Order; readonly stock: ReadonlyMap<string, number | null> }

const PARTY = `
  select c.id as "customerId", v.id as "conversationId" from stores s
  left join conversations v on v.store_id = s.id and v.id = $3
  left join customers c on c.store_id = s.id and c.id = coalesce(v.customer_id, $2)
  where s.id = $1`;

/** Orders that people and programs write themselves. */
@Injectable()
export class OrderEditing {
  constructor(
    private readonly db: Database, private readonly clock: Clock, private readonly stock: Stock,
    private readonly settings: OrderSettingsService, private readonly ledger: OrderLedger,
  ) {}

  /** A draft; its transition to `placed` takes the goods. @throws AppError customer.not_found, conversation.not_found, request.invalid, order.not_allowed (the conversation has a cart) */
  async create(storeId: string, input: NewOrder, by: OrderActor): Promise<KnownOrder> {
    if (input.customerId === undefined && input.conversationId === undefined) throw AppError.field('required', '/customer_id', 'Whose order it is: a customer or a conversation');
    try {
      return await this.db.inStore(storeId, async (tx) => {
        const [party] = await queryRows<{ customerId: string | null; conversationId: string | null }>(tx, PARTY, [storeId, input.customerId ?? null, input.conversationId ?? null]);
        if (input.conversationId !== undefined && !party?.conversationId) throw AppError.field('conversation.not_found', '/conversation_id');
        if (!party?.customerId) throw AppError.field('customer.not_found', '/customer_id');
        const now = this.clock.now();
        const settings = await this.settings.getIn(tx, storeId);
        const empty: Order = {
          ...anEmptyOrder(storeId, settings, now), source: sourceOf(by), customerId: party.customerId, conversationId: party.conversationId,
          delivery: input.delivery ?? null, promisedDay: input.promisedDay ?? null, note: input.note ?? '',
        };
        const { order } = await this.#filled(tx, empty, input.lines, settings);
        return this.ledger.save(tx, undefined, order, by, [{ type: 'created' }]);
      });
    } catch (error) {
      if (violates(error, 'orders_one_cart')) throw AppError.field('order.not_allowed', '/conversation_id', 'This conversation has a cart already: change that one');
      throw error;
    }
  }

  /** What a draft of these lines would come to now. Nothing is written. @throws AppError request.invalid */
  async quote(storeId: string, lines: readonly Wanted[], method: DeliveryMethod | undefined): Promise<Quote> {
    return this.db.inStore(storeId, async (tx) => {
      const settings = await this.settings.getIn(tx, storeId);
      const delivery = method === undefined ? null : { method, name: '', address: '', phone: '', note: '' };
      const { order, offers } = await this.#filled(tx, { ...anEmptyOrder(storeId, settings, this.clock.now()), delivery }, lines, settings);
      return { order, stock: new Map([...offers].map(([variantId, { stock }]) => [variantId, stock])) };
    }, { reads: true });
  }

  /** Lines of drafts only; the delivery until it is shipped, but its method not once it has a number; the promised day until it has arrived; the note always, and nothing else moves with it. @throws AppError order.not_found, order.stale, order.not_allowed, request.invalid */
  async update(storeId: string, id: string, changes: OrderChanges, by: OrderActor, version?: number): Promise<KnownOrder> {
    return this.db.inStore(storeId, async (tx) => {
      const order = await getOrder(tx, storeId, id, 'for update');
      demandVersion(order, version);
      if (changes.lines !== undefined && order.status !== 'draft') throw AppError.field('order.not_allowed', '/lines', 'The lines of an order that is placed stay as they are');
      const isOpen = ['draft', 'placed', 'paid', 'preparing'].includes(order.status);
      if (changes.delivery !== undefined && !isOpen) throw AppError.field('order.not_allowed', '/delivery', 'The goods have left already');
      const promisedDay = changes.promisedDay === undefined ? order.promisedDay : changes.promisedDay;
      const isPromisedAnew = promisedDay !== order.promisedDay;
      if (isPromisedAnew && !isOpen && order.status !== 'shipped') throw AppError.field('order.not_allowed', '/promised_day', 'The order has ended');
      // Totals stay as they were agreed, and with them whether a delivery was paid for.
      if (order.number !== null && order.delivery !== null && changes.delivery !== undefined && changes.delivery.method !== order.delivery.method) throw AppError.field('order.not_allowed', '/delivery/method', 'Delivery or pickup stays as it was when the order was placed');
      const noted: Order = { ...order, note: changes.note ?? order.note, delivery: changes.delivery ?? order.delivery, promisedDay };
      const isFilledAnew = order.status === 'draft' && (changes.lines !== undefined || changes.delivery !== undefined);
      const next = isFilledAnew ? (await this.#filled(tx, noted, changes.lines, await this.settings.getIn(tx, storeId))).order : noted;
      const entries: Entry[] = [
        ...(changes.delivery === undefined ? [] : [{ type: 'delivery_changed' } as const]),
        ...(isPromisedAnew ? [{ type: 'promised_day_changed', detail: { from: order.promisedDay, to: promisedDay } } as const] : []),
      ];
      return this.ledger.save(tx, order, next, by, entries);
    });
  }

  /** The draft with these lines, or its own, at the prices in force. */
  async #filled(tx: Tx, order: Order, lines: readonly Wanted[] | undefined, settings: OrderSettings): Promise<{ order: Order; offers: ReadonlyMap<string, Offer> }> {
    const ids = (lines ?? order.lines).map(({ variantId }) => variantId);
    const offers = await this.stock.offers(tx, order.storeId, ids);
    let next: Order = lines === undefined ? order : order.lines.filter((line) => !ids.includes(line.variantId)).reduce((rest, line) => withoutLine(rest, line.variantId), order);
    for (const [place, { variantId, quantity }] of (lines ?? []).entries()) {
      const offer = offers.get(variantId);
      if (offer === undefined) throw AppError.field('not_found', `/lines/${place}/variant_id`, 'There is no such variant for sale');
      if (ids.indexOf(variantId) !== place) throw AppError.field('duplicate', `/lines/${place}/variant_id`, 'A variant is listed twice');
      if (offer.currency !== settings.currency) throw AppError.field('mixed_currencies', `/lines/${place}/variant_id`, 'All lines are in the currency of the store');
      next = withLine(next, offer, quantity);
    }
    return { order: repriced(next, offers, settings).order, offers };
  }
}

/** A draft of nobody with nothing in it. */
function anEmptyOrder(storeId: string, { currency, taxRateBp, pricesIncludeTax }: OrderSettings, now: Date): Order {
  return {
    storeId, id: newId(), number: null, version: 1, status: 'draft', source: 'person', customerId: '', conversationId: null, currency,
    subtotal: 0, deliveryFee: 0, tax: 0, total: 0, taxRateBp, pricesIncludeTax, delivery: null, promisedDay: null, note: '', reason: null, placedAt: null, createdAt: now, updatedAt: now, lines: [], untold: [],
  };
}
