/** Carts and orders: what a customer wants, at which price, and what became of it. */
export { Carts, type Cart, type CartKey, type CartNews, type CodedCart, type CodedOutcome, type LineOutcome, type Taken } from './carts/carts.service.js';
export { Confirming, type Confirmation } from './carts/confirming.service.js';
export type { CartChange, Delivery, KnownOrder, Order, OrderActor, OrderLine } from './order.js';
export { OrderNews, type OrderStep } from './order-news.js';
export { OrdersModule } from './orders.module.js';
export { CARTS_LOST, CARTS_WAITING } from './carts/carts.queries.js';
export { CART_NOT_KEPT, KEEP_CART, LEAVE_CART } from './orders.jobs.js';
export { presentOrder } from './orders.presenter.js';
export { Orders } from './orders.service.js';
export { nameOf, type ShownChange, untoldIn } from './prices/pricing.js';
export { Wishing } from './wishes/wishing.service.js';
export type { OrderSettings } from './settings/order-settings.service.js';
