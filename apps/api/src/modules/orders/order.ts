import type { DeliveryMethod, OrderActorKind, OrderEventType, OrderSource, OrderStatus } from '#contracts';

/** Where the goods go. Texts may be empty; of `pickup` only name and phone mean something. */
export interface Delivery {
  readonly method: DeliveryMethod;
  readonly name: string;
  readonly address: string;
  readonly phone: string;
  readonly note: string;
}

/** A line with the catalog as it was when it was last looked at. Amounts in minor units. */
export interface OrderLine {
  readonly id: string;
  readonly productId: string;
  readonly variantId: string;
  readonly productVersion: number;
  readonly title: string;
  readonly variantTitle: string;
  readonly sku: string | null;
  readonly unitPrice: number;
  readonly quantity: number;
  /** Pieces that were taken off the shelf for it; 0 where the store does not count. */
  readonly reserved: number;
}
/** Amounts in minor units of the currency. */
export interface Totals { readonly subtotal: number; readonly deliveryFee: number; readonly tax: number; readonly total: number }

/** What the catalog has changed under a cart. `knownPrice`: what the customer was told last, minor units. */
export interface CartChange { readonly what: 'gone' | 'price'; readonly variantId: string; readonly title: string; readonly knownPrice: number }

/** An order with its lines. `version` grows with every change: a confirmation is bound to one. */
export interface Order extends Totals {
  readonly storeId: string;
  readonly id: string;
  /** Counts up in its store from the moment it is placed. */
  readonly number: number | null;
  readonly version: number;
  readonly status: OrderStatus;
  readonly source: OrderSource;
  readonly customerId: string;
  readonly conversationId: string | null;
  readonly currency: string;
  readonly taxRateBp: number;
  readonly pricesIncludeTax: boolean;
  readonly delivery: Delivery | null;
  /** The day on which the customer was promised to have it or to pick it up, `YYYY-MM-DD`. */
  readonly promisedDay: string | null;
  readonly note: string;
  /** Why it was cancelled or refunded. */
  readonly reason: string | null;
  readonly placedAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly lines: readonly OrderLine[];
  /** Of a cart: what the customer has not been told yet. Only a message that tells it takes it off, in the transaction that writes the message. */
  readonly untold: readonly CartChange[];
}
/** With whom it was agreed, for lists. */
export interface KnownOrder extends Order { readonly customerName: string | null; readonly customerPhone: string | null }

export type OrderActor =
  | { readonly kind: 'customer' } | { readonly kind: 'assistant' }
  | { readonly kind: 'user'; readonly userId: string }
  | { readonly kind: 'api'; readonly keyName: string };

/** One line of the timeline. */
export interface OrderEvent {
  readonly id: string;
  readonly type: OrderEventType;
  readonly fromStatus: OrderStatus | null;
  readonly toStatus: OrderStatus | null;
  readonly actor: OrderActorKind;
  readonly actorId: string | null;
  readonly detail: Readonly<Record<string, unknown>> | null;
  readonly occurredAt: Date;
}
