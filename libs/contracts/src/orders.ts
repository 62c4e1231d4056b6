/** A draft is a cart. From `placed` on it has a number and its goods are off the shelf; `cancelled` gives them back. */
export const ORDER_STATUSES = ['draft', 'placed', 'paid', 'preparing', 'shipped', 'delivered', 'cancelled', 'refunded'] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

/** Who began it: the assistant in a conversation, a cart of the WhatsApp catalog, a person of the store, a program. */
export const ORDER_SOURCES = ['assistant', 'whatsapp_cart', 'person', 'api'] as const;
export type OrderSource = (typeof ORDER_SOURCES)[number];

export const DELIVERY_METHODS = ['delivery', 'pickup'] as const;
export type DeliveryMethod = (typeof DELIVERY_METHODS)[number];

/** Who did something to an order. */
export const ORDER_ACTORS = ['customer', 'assistant', 'user', 'api'] as const;
export type OrderActorKind = (typeof ORDER_ACTORS)[number];

/** Lines of the timeline. */
export const ORDER_EVENT_TYPES = ['created', 'status_changed', 'delivery_changed', 'promised_day_changed', 'update_sent'] as const;
export type OrderEventType = (typeof ORDER_EVENT_TYPES)[number];

/** Steps may be skipped (paid in cash at the door) and taken back; money that was given back is final. */
const NEXT: Readonly<Record<OrderStatus, readonly OrderStatus[]>> = {
  draft: ['placed', 'cancelled'],
  placed: ['paid', 'preparing', 'shipped', 'delivered', 'cancelled'],
  paid: ['preparing', 'shipped', 'delivered', 'placed', 'cancelled', 'refunded'],
  preparing: ['shipped', 'delivered', 'placed', 'paid', 'cancelled', 'refunded'],
  shipped: ['delivered', 'placed', 'paid', 'preparing', 'cancelled', 'refunded'],
  delivered: ['placed', 'paid', 'preparing', 'shipped', 'refunded'],
  cancelled: ['placed'],
  refunded: [],
};

/** What people may make of an order, the next step first. A cart that was given up never becomes an order again. */
export function nextStatuses(status: OrderStatus, wasPlaced = true): readonly OrderStatus[] {
  return status === 'cancelled' && !wasPlaced ? [] : NEXT[status];
}

/** Most lines of one order, and pieces of one line. */
export const ORDER_LINES_MAX = 50;
export const ORDER_QUANTITY_MAX = 999;
