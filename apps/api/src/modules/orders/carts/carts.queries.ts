/** Two workers never begin two carts. $1 names the conversation. */
export const LOCK_CART = `select pg_advisory_xact_lock(hashtextextended('cart:' || $1, 0))`;

export const CONVERSATION_OF_CART = `
  select c.customer_id, s.currency from conversations c join stores s on s.id = c.store_id where c.store_id = $1 and c.id = $2`;
