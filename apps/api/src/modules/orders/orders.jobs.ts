import { defineJob } from '../../platform/queue/index.js';

/** "This message is a cart from the catalog inside WhatsApp": it is kept also where nobody answers. */
export const KEEP_CART = defineJob<{ storeId: string; messageId: string }>('order.keep_cart', { queue: 'chores', key: (ids) => ids.messageId, attempts: 5, backoff: { type: 'exponential', ms: 2000 } });
