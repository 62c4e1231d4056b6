import { ORDER_LINES_MAX, ORDER_QUANTITY_MAX, type OrderContent, type OrderSource } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock, HOUR, MINUTE } from '../../../platform/clock/clock.js';
import { Database, queryRows, type Tx } from '../../../platform/database/database.js';
import { newId } from '../../../platform/database/ids.js';
import { type Offer, Stock } from '../../catalog/index.js';
import type { Delivery, KnownOrder, Order, OrderActor } from '../order.js';
import { OrderLedger } from '../order-ledger.js';
import { findCart, findOrder, findUntold, selectLatest } from '../orders.queries.js';
import { repriced, type ShownChange, untoldIn, withLine } from '../prices/pricing.js';
import { type OrderSettings, OrderSettingsService } from '../settings/order-settings.service.js';
import { CONVERSATION_OF_CART, LOCK_CART, NOTE_CODED_CART, NOTE_FAILED_CART, ORDER_MESSAGE, TRY_CART_AGAIN_AT } from './carts.queries.js';

/** The conversation that a cart belongs to. Bare uuids. */
export interface CartKey { readonly storeId: string; readonly conversationId: string }
/** A cart by the catalog in force. */
export interface Cart { readonly order: KnownOrder }
/** What has changed under a cart. `id` and `storeId` are its own. */
export interface CartNews extends Pick<KnownOrder, 'storeId' | 'id' | 'currency'> { readonly changes: readonly ShownChange[] }
export type LineOutcome =
  | { readonly kind: 'set'; readonly cart: Cart }
  /** Nothing was changed. */
  | { readonly kind: 'short'; readonly available: number; readonly title: string }
  | { readonly kind: 'unknown' } | { readonly kind: 'other_currency'; readonly title: string } | { readonly kind: 'too_many' }
  /** There is nothing that could be taken out of. */
  | { readonly kind: 'no_cart' };
/** What a message of the customer's holds: codes of another catalog. It counts once. `messageId` is a bare uuid. */
export interface CodedCart { readonly messageId: string; readonly items: readonly { readonly code: string; readonly quantity: number }[] }
/** Runs in the transaction that takes such a message over. */
export type Taken = (tx: Tx, messageId: string) => Promise<void>;
export interface CodedOutcome {
  readonly cart: Cart | undefined;
  /** Codes that the catalog does not have. */
  readonly unknown: readonly string[];
  /** Lines with fewer pieces than were asked for. */
  readonly short: readonly { readonly title: string; readonly available: number }[];
}

/** A cart that could not be kept is tried again after these times; then a person has to. */
const TRIED_AGAIN_MS = [5 * MINUTE, 30 * MINUTE, 2 * HOUR, 8 * HOUR];
const ASSISTANT: OrderActor = { kind: 'assistant' };

/** The one cart of a conversation, filled by the assistant on the customer's word. Every change may run twice. */
@Injectable()
export class Carts {
  constructor(
    private readonly db: Database, private readonly clock: Clock, private readonly stock: Stock,
    private readonly settings: OrderSettingsService, private readonly ledger: OrderLedger,
  ) {}

  /** The cart, brought up to the catalog in force; undefined when there is none or it is empty. */
  async find(key: CartKey): Promise<Cart | undefined> {
    return this.#change(key, async (tx) => {
      const cart = await lockCart(tx, key);
      return cart && this.#refreshed(tx, cart, cart);
    });
  }

  /** Sets how many pieces of a variant are in the cart; 0 takes them out. What is refused begins no cart. */
  async setLine(key: CartKey, variantId: string, quantity: number): Promise<LineOutcome> {
    return this.#change(key, async (tx): Promise<LineOutcome> => {
      const offer = (await this.stock.offers(tx, key.storeId, [variantId])).get(variantId);
      const before = await lockCart(tx, key);
      if (before === undefined && quantity === 0) return { kind: 'no_cart' };
      if (offer === undefined) return { kind: 'unknown' };
      const refusal = refusalOf(before?.lines ?? [], offer, quantity, await this.settings.getIn(tx, key.storeId));
      if (refusal !== undefined) return refusal;
      const cart = before ?? await this.#begun(tx, key, 'assistant');
      return { kind: 'set', cart: await this.#refreshed(tx, cart, withLine(cart, offer, quantity)) };
    });
  }

  /** Takes over what a customer picked in a catalog kept elsewhere, once; its prices do not count. */
  async setCoded(key: CartKey, { messageId, items }: CodedCart, taken?: Taken): Promise<CodedOutcome> {
    return this.#change(key, async (tx) => {
      const settings = await this.settings.getIn(tx, key.storeId);
      const found = await this.stock.offersByCode(tx, key.storeId, items.map(({ code }) => code));
      const offers = new Map([...found].filter(([, offer]) => offer.currency === settings.currency));
      const known = items.flatMap((item) => offers.get(item.code) ?? []);
      const unknown = items.filter(({ code }) => !offers.has(code)).map(({ code }) => code);
      const before = await lockCart(tx, key);
      const isNew = (await queryRows(tx, NOTE_CODED_CART, [key.storeId, messageId, this.clock.now()])).length > 0;
      if (isNew) await taken?.(tx, messageId);
      if (known.length === 0) return { cart: before && await this.#refreshed(tx, before, before), unknown, short: [] };
      if (!isNew) return { cart: before && await this.#refreshed(tx, before, before), unknown, short: shortOf(items, offers) };
      if (before === undefined && known.every(({ stock }) => stock !== null && stock <= 0)) return { cart: undefined, unknown, short: shortOf(items, offers) };
      const cart = before ?? await this.#begun(tx, key, 'whatsapp_cart');
      let next: KnownOrder = cart;
      for (const { code, quantity } of items) {
        const offer = offers.get(code);
        if (offer === undefined) continue;
        const available = Math.max(0, Math.min(quantity, offer.stock ?? quantity, ORDER_QUANTITY_MAX));
        const refusal = refusalOf(next.lines, offer, available, settings);
        if (refusal === undefined) next = withLine(next, offer, available);
        else unknown.push(code);
      }
      return { cart: await this.#refreshed(tx, cart, next), unknown, short: shortOf(items, offers) };
    });
  }

  /** The same for a message that is stored; what is no cart is left alone. */
  async keepMessage(storeId: string, messageId: string, taken: Taken): Promise<void> {
    const [message] = await this.db.inStoreStatement<{ conversation_id: string; content: OrderContent }>(storeId, ORDER_MESSAGE, [storeId, messageId]);
    if (message === undefined) return;
    const items = message.content.items.map(({ retailerId, quantity }) => ({ code: retailerId, quantity }));
    await this.setCoded({ storeId, conversationId: message.conversation_id }, { messageId, items }, taken);
  }

  /** It could not be kept, however often it was tried. Part of the caller's transaction. @returns whether nobody will try it again */
  async putOffMessage(tx: Tx, storeId: string, messageId: string, reason: string): Promise<boolean> {
    const [failed] = await queryRows<{ tries: number }>(tx, NOTE_FAILED_CART, [storeId, messageId, reason.slice(0, 500)]);
    const laterMs = failed && TRIED_AGAIN_MS[failed.tries - 1];
    if (laterMs !== undefined) await queryRows(tx, TRY_CART_AGAIN_AT, [storeId, messageId, this.clock.in(laterMs)]);
    return failed !== undefined && laterMs === undefined;
  }

  /** Nobody tries it any more. False when it was taken over meanwhile. */
  async giveUpMessage(tx: Tx, storeId: string, messageId: string, reason: string): Promise<boolean> {
    return (await queryRows(tx, NOTE_FAILED_CART, [storeId, messageId, reason])).length > 0;
  }

  /** Undefined when there is no cart. */
  async setDelivery(key: CartKey, delivery: Delivery): Promise<Cart | undefined> {
    return this.#change(key, async (tx) => {
      const cart = await lockCart(tx, key);
      return cart && this.#refreshed(tx, cart, { ...cart, delivery });
    });
  }

  /** Gives the cart up. False when there was none. */
  async cancel(key: CartKey): Promise<boolean> {
    return this.#change(key, async (tx) => {
      const cart = await lockCart(tx, key);
      if (cart === undefined) return false;
      await this.ledger.save(tx, cart, { ...cart, status: 'cancelled' }, { kind: 'customer' }, [{ type: 'status_changed', from: 'draft', to: 'cancelled' }]);
      return true;
    });
  }

  /** What the customer has not been told yet of the changes that were noticed under their cart; undefined when nothing. */
  async untold({ storeId, conversationId }: CartKey): Promise<CartNews | undefined> {
    const cart = await this.db.inStore(storeId, (tx) => findUntold(tx, storeId, conversationId), { reads: true });
    return cart && { storeId, id: cart.id, currency: cart.currency, changes: untoldIn(cart) };
  }

  /** Takes off what a message tells, in the transaction that writes the message. */
  async told(tx: Tx, { storeId, id, changes }: CartNews): Promise<void> {
    await this.ledger.told(tx, storeId, id, changes);
  }

  /** Orders of the conversation's customer, newest first; carts are none. */
  async latest(key: CartKey, limit: number): Promise<Order[]> {
    return this.db.inStore(key.storeId, (tx) => selectLatest(tx, key.storeId, key.conversationId, limit), { reads: true });
  }

  async orderSettings(storeId: string): Promise<OrderSettings> {
    return this.settings.get(storeId);
  }

  async #change<T>({ storeId }: CartKey, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.db.inStore(storeId, work);
  }

  /** Writes `next`, by the catalog in force, when it differs from the cart `before`. */
  async #refreshed(tx: Tx, before: KnownOrder, next: KnownOrder): Promise<Cart> {
    const offers = await this.stock.offers(tx, before.storeId, next.lines.map((line) => line.variantId));
    const { order, isChanged } = repriced(next, offers, await this.settings.getIn(tx, before.storeId));
    return { order: next === before && !isChanged ? before : await this.ledger.save(tx, before, order, ASSISTANT, []) };
  }

  /** An empty cart that goes where the last order of this customer went, if goods still go there. */
  async #begun(tx: Tx, { storeId, conversationId }: CartKey, source: OrderSource): Promise<KnownOrder> {
    const [of] = await queryRows<{ customer_id: string; currency: string }>(tx, CONVERSATION_OF_CART, [storeId, conversationId]);
    if (of === undefined) throw new Error('a cart without a conversation');
    const [last] = await selectLatest(tx, storeId, conversationId, 1);
    const now = this.clock.now();
    const { taxRateBp, pricesIncludeTax, pickup } = await this.settings.getIn(tx, storeId);
    const delivery = last?.delivery?.method === 'pickup' && !pickup ? null : last?.delivery ?? null;
    return this.ledger.save(tx, undefined, {
      storeId, id: newId(), number: null, version: 1, status: 'draft', source, customerId: of.customer_id, conversationId, currency: of.currency,
      subtotal: 0, deliveryFee: 0, tax: 0, total: 0, taxRateBp, pricesIncludeTax, delivery, promisedDay: null, note: '', reason: null,
      placedAt: null, createdAt: now, updatedAt: now, lines: [], untold: [],
    }, ASSISTANT, [{ type: 'created' }]);
  }
}

/** Holds the cart of a conversation, also the place of one that does not exist yet. */
async function lockCart(tx: Tx, { storeId, conversationId }: CartKey): Promise<KnownOrder | undefined> {
  await queryRows(tx, LOCK_CART, [`${storeId}:${conversationId}`]);
  const id = await findCart(tx, storeId, conversationId);
  if (id === undefined) return undefined;
  const cart = await findOrder(tx, storeId, id, 'for update');
  return cart?.status === 'draft' ? cart : undefined;
}

/** Lines of which there are fewer than were asked for. */
function shortOf(items: CodedCart['items'], offers: ReadonlyMap<string, Offer>): CodedOutcome['short'] {
  return items.flatMap(({ code, quantity }) => {
    const offer = offers.get(code);
    const stock = offer?.stock ?? null;
    return offer === undefined || stock === null || stock >= quantity ? [] : [{ title: offer.title, available: Math.max(0, stock) }];
  });
}

function refusalOf(lines: Order['lines'], offer: Offer, quantity: number, { currency }: OrderSettings): Exclude<LineOutcome, { kind: 'set' }> | undefined {
  if (quantity === 0) return undefined;
  if (offer.currency !== currency) return { kind: 'other_currency', title: offer.title };
  const others = lines.filter((line) => line.variantId !== offer.variantId);
  if (quantity > ORDER_QUANTITY_MAX || others.length >= ORDER_LINES_MAX) return { kind: 'too_many' };
  if (offer.stock !== null && offer.stock < quantity) return { kind: 'short', available: Math.max(0, offer.stock), title: offer.title };
  return undefined;
}
