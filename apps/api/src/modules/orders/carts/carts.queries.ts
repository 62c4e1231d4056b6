/** Two workers never begin two carts. $1 names the conversation. */
export const LOCK_CART = `select pg_advisory_xact_lock(hashtextextended('cart:' || $1, 0))`;

export const CONVERSATION_OF_CART = `
  select c.customer_id, s.currency from conversations c join stores s on s.id = c.store_id where c.store_id = $1 and c.id = $2`;

/** No row when the message was taken over before. $2 the message, $3 now. */
export const NOTE_CODED_CART = `
  insert into order_cart_messages as m (store_id, message_id, taken_at) values ($1, $2, $3)
  on conflict (store_id, message_id) do update set taken_at = excluded.taken_at, due_at = null, error = null where m.taken_at is null
  returning message_id`;

/** It could not be taken over. Gives the rounds of tries so far; no row when it was, after all. $3 why. */
export const NOTE_FAILED_CART = `
  insert into order_cart_messages as m (store_id, message_id, tries, error) values ($1, $2, 1, $3)
  on conflict (store_id, message_id) do update set tries = m.tries + 1, error = excluded.error, due_at = null where m.taken_at is null
  returning tries`;
export const TRY_CART_AGAIN_AT = 'update order_cart_messages set due_at = $3 where store_id = $1 and message_id = $2 and taken_at is null';

export const ORDER_MESSAGE = `select conversation_id, content from messages where store_id = $1 and id = $2 and kind = 'order' and direction = 'in'`;

/** Through the door: those of the time from $1 to $2 that were never taken over, and of which nobody has been told yet. */
export const CARTS_LOST = `
  select m.store_id, m.id as message_id from messages m
  where m.kind = 'order' and m.direction = 'in' and m.extra->>'origin' is null and m.failure is null and m.created_at >= $1 and m.created_at < $2
    and not exists (select from order_cart_messages known where known.store_id = m.store_id and known.message_id = m.id and known.taken_at is not null)
  order by m.created_at desc limit $3`;

/** Through the door: messages with a cart, no part of a history, of the time from $1 to $2, that were never taken over, and were not tried in vain or are due again. */
export const CARTS_WAITING = `
  select m.store_id, m.id as message_id from messages m
  where m.kind = 'order' and m.direction = 'in' and m.extra->>'origin' is null and m.created_at >= $1 and m.created_at < $2
    and not exists (select from order_cart_messages known where known.store_id = m.store_id and known.message_id = m.id and (known.taken_at is not null or (known.due_at < $2) is not true))
  order by m.created_at desc limit $3`;
