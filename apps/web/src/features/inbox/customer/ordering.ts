import { oneOpen } from '../thread/one-open.js';

/** Writing an order by hand: from the customer's panel, from the menu of the conversation and by a key. */
export const ordering = oneOpen();
