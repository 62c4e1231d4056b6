import { nextStatuses, type OrderStatus } from '#contracts';
import type { Schemas } from '../../shared/api/api.js';

export type { Order } from '../../shared/orders/orders.js';
export type OrderLine = Schemas['OrderLineDto'];
export type OrderEvent = Schemas['OrderEventDto'];
export type OrderSettings = Schemas['OrderSettingsDto'];
export type Delivery = Schemas['DeliveryDto'];

/** How the customer of an order is called. */
export function customerName({ customer }: Pick<Schemas['OrderDto'], 'customer'>): string {
  return customer.name ?? customer.phone ?? '…';
}

export function piecesOf({ lines }: Pick<Schemas['OrderDto'], 'lines'>): number {
  return lines.reduce((sum, line) => sum + line.quantity, 0);
}

/** `Blue shirt, L`. */
export function lineName({ title, variant_title: variant }: Pick<OrderLine, 'title' | 'variant_title'>): string {
  return variant === '' ? title : `${title}, ${variant}`;
}

const TO_COME: readonly OrderStatus[] = ['placed', 'paid', 'preparing', 'shipped'];
/** Ordered and not there yet. */
export function isToCome({ status }: Pick<Schemas['OrderDto'], 'status'>): boolean {
  return TO_COME.includes(status);
}

const LIFE: readonly OrderStatus[] = ['draft', 'placed', 'paid', 'preparing', 'shipped', 'delivered'];

/** The step that comes next, if one does, and what else can be made of the order. */
export function stepsOf({ status, number }: Pick<Schemas['OrderDto'], 'status' | 'number'>): { readonly next: OrderStatus | undefined; readonly others: readonly OrderStatus[] } {
  const possible = nextStatuses(status, number !== null);
  const next = status === 'cancelled' ? undefined : possible.find((each) => LIFE.indexOf(each) > LIFE.indexOf(status));
  return { next, others: possible.filter((each) => each !== next) };
}
