import { publicId } from '#contracts';
import { type Cart, nameOf, type Order, untoldIn } from '../../orders/index.js';
import { formatMoney } from '../money.js';
import type { OrderDesk } from '../ordering/order-desk.js';
import type { FoundSource, ToolContext } from './tool.js';
import { ArgumentProblem } from './shape.js';

/** @throws ArgumentProblem where orders are not taken in the conversation */
export function deskOf({ desk }: ToolContext): OrderDesk {
  if (desk === undefined) throw new ArgumentProblem('orders cannot be taken here: use hand_off');
  return desk;
}

/** A cart as the model sees it. Nothing that the customer or the model wrote is repeated: the address stays out. */
export function showCart(cart: Cart | undefined, { language }: ToolContext): Record<string, unknown> {
  if (cart === undefined || cart.order.lines.length === 0) return { cart: 'empty' };
  const { order } = cart;
  return {
    lines: order.lines.map((line) => ({ variant_id: publicId('variant', line.variantId), product: nameOf(line), quantity: line.quantity, price_of_all: moneyOf(order, line.unitPrice * line.quantity, language) })),
    total: moneyOf(order, order.total, language),
    delivery_known: order.delivery !== null,
    ...(order.untold.length === 0 ? {} : { changed: untoldIn(order).map(({ what, title }) => ({ product: title, what })) }),
  };
}

const COMING: ReadonlySet<Order['status']> = new Set(['placed', 'paid', 'preparing', 'shipped']);
/** Orders that were placed, as the model sees them. */
export function showOrders(orders: readonly Order[], { language }: ToolContext): unknown[] {
  return orders.map((order) => ({ number: order.number, status: order.status, total: moneyOf(order, order.total, language), placed_at: order.placedAt?.toISOString() ?? null, ...(order.promisedDay === null || !COMING.has(order.status) ? {} : { promised_day: order.promisedDay }) }));
}

export function cartSources(cart: Cart | undefined): FoundSource[] {
  return (cart?.order.lines ?? []).map((line) => ({ kind: 'product', id: publicId('product', line.productId), title: line.title, score: null }));
}

function moneyOf({ currency }: Order, amount: number, language: ToolContext['language']): string {
  return formatMoney({ amount, currency }, language);
}
