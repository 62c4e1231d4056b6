import { defineJob } from '../../platform/queue/index.js';

/** "This message is a cart from the catalog inside WhatsApp": it is kept also where nobody answers. */
export const KEEP_CART = defineJob<{ storeId: string; messageId: string }>('order.keep_cart', { queue: 'chores', key: (ids) => ids.messageId, attempts: 5, backoff: { type: 'exponential', ms: 2000 } });
/** Nobody has taken the cart of a message over in time: people are told. */
export const LEAVE_CART = defineJob<{ storeId: string; messageId: string }>('order.leave_cart', { queue: 'chores', key: (ids) => ids.messageId, attempts: 5, backoff: { type: 'exponential', ms: 2000 } });
/** What stands at a message whose cart became no order. */
export const CART_NOT_KEPT = 'cart.not_kept';
