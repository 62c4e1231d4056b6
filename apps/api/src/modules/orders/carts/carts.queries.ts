/** Two workers never begin two carts. $1 names the conversation. */
export const LOCK_CART = `select pg_advisory_xact_lock(hashtextextended('cart:' || $1, 0))`;

export const CONVERSATION_OF_CART = `
  select c.customer_id, s.currency from conversations c join stores s on s.id = c.store_id where c.store_id = $1 and c.id = $2`;

/** No row when the message was taken over before. $2 the message, $3 now. */
export const NOTE_CODED_CART = `insert into order_cart_messages (store_id, message_id, taken_at) values ($1, $2, $3) on conflict do nothing returning message_id`;

export const ORDER_MESSAGE = `select conversation_id, content from messages where store_id = $1 and id = $2 and kind = 'order' and direction = 'in'`;

/** Through the door: messages with a cart, no part of a history, of the time from $1 to $2, that were never taken over. */
export const CARTS_WAITING = `
  select m.store_id, m.id as message_id from messages m
  where m.kind = 'order' and m.direction = 'in' and m.extra->>'origin' is null and m.created_at >= $1 and m.created_at < $2
    and not exists (select from order_cart_messages taken where taken.store_id = m.store_id and taken.message_id = m.id)
  order by m.created_at desc limit $3`;
