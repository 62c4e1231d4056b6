// Run through the door: they look for forgotten work of all stores.

export const EVENTS_WAITING = `
  select 1 from webhook_events where state = 'pending' and received_at < $1 and (next_attempt_at is null or next_attempt_at <= $1) limit 1`;

/** Turns that are due and in nobody's hands; a lease that ran out belonged to a dead worker. */
export const DUE_TURNS = `
  select store_id, id as conversation_id from conversations
  where turn_due_at < $1 and (turn_lease_until is null or turn_lease_until < $1) order by turn_due_at limit $2`;

/** Files to be asked for now ($2): for the first time, or again. */
export const DUE_MEDIA = `select store_id, id from media where state = 'pending' and source = 'in' and created_at < $1 and (next_fetch_at is null or next_fetch_at < $2) order by created_at limit $3`;

/** Voice notes that are here and that nobody has listened to. */
export const DUE_TRANSCRIPTS = `select store_id, id from media where transcript_state = 'pending' and state = 'ready' and created_at < $1 order by created_at limit $2`;

/** Photos that are here and that nobody has looked at. */
export const DUE_DESCRIPTIONS = `select store_id, id from media where description_state = 'pending' and state = 'ready' and created_at < $1 order by created_at limit $2`;

/**
 * Hidden ids written down since $1, until $2, of customers without a number, of which nobody asked the provider yet; each with the account of the latest
 * conversation, in this environment ($4). $3 how many.
 */
export const DUE_HIDDEN = `
  select i.store_id, c.account_id, i.value as lid from customer_identities i
  cross join lateral (select v.account_id from conversations v where v.store_id = i.store_id and v.customer_id = i.customer_id order by v.last_message_at desc limit 1) c
  join accounts a on a.store_id = i.store_id and a.id = c.account_id and a.status = 'active' and a.environment = $4 and a.paused_at is null
  where i.kind = 'lid' and i.asked_at is null and i.noted_at >= $1 and i.noted_at < $2
    and not exists (select from customer_identities n where n.store_id = i.store_id and n.customer_id = i.customer_id and n.kind = 'wa_id')
  order by i.noted_at desc limit $3`;

/** Sources of knowledge whose reading is due, or whose reader died. */
export const DUE_SOURCES = `select store_id, id from knowledge_sources where due_at < $1 order by due_at limit $2`;

/** Conversations with people in which nothing was said for as long as their store waits before the assistant has them again. $1 now, $2 how many. */
export const QUIET_CONVERSATIONS = `
  select c.store_id, c.id as conversation_id, a.auto_return_minutes as minutes from assistant_settings a
  join conversations c on c.store_id = a.store_id and c.handler = 'human' and c.state = 'open' and c.last_message_at <= $1::timestamptz - make_interval(mins => a.auto_return_minutes)
  where a.auto_return_minutes is not null and a.enabled
    and (select m.direction = 'out' and m.author in ('user', 'api', 'device') from messages m
      where m.store_id = c.store_id and m.conversation_id = c.id and m.kind not in ('reaction', 'system') order by m.created_at desc, m.id desc limit 1)
  order by c.last_message_at limit $2`;
