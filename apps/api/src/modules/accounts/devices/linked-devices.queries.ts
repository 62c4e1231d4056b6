// Run through the door as well, in the transaction that reads events: plain SQL over all stores.

/** Not `for update`: messages that are written meanwhile refer to the row. */
export const LOCK_DEVICE = `
  select status, session_state, session_at, session_qr, session_qr_until, paused_at, paused_code, paused_text, phone_unproven_at, phone_due_at, phone_tries
  from accounts where store_id = $1 and id = $2 and removed_at is null for no key update`;

export const WRITE_DEVICE = `
  update accounts set session_state = $3, session_at = $4, session_qr = $5, session_qr_until = $6, paused_at = $7, paused_code = $8, paused_text = $9,
    phone_unproven_at = $10, phone_due_at = $11, phone_tries = $12
  where store_id = $1 and id = $2`;

/** Accounts of which nobody knows whose phone they hang on. */
export const UNPROVEN = `
  select id, phone_unproven_at as since, coalesce(paused_code = $3, false) as is_other from accounts
  where (store_id, id) in (select * from unnest($1::uuid[], $2::uuid[])) and phone_unproven_at is not null`;

/** What waits of another phone whose linkage ended: from $3 until before $4. Events in other hands are passed over: those lock first, and the account then. */
export const FORGET_ENDED = `
  update webhook_events e set state = 'done', processed_at = $5, body = '{}'::bytea, summary = '{"ignored:other_phone": 1}', error = null
  from (select store_id, received_at, id from webhook_events
    where store_id = $1 and account_id = $2 and received_at >= $3 and received_at < $4 and state in ('held', 'pending') for update skip locked) as n
  where e.store_id = n.store_id and e.received_at = n.received_at and e.id = n.id`;

/** $3 now, $4 when it is due again should nobody come back. */
export const TAKE_DUE = `
  update accounts set phone_due_at = $4, phone_tries = phone_tries + 1 where store_id = $1 and id = $2 and phone_due_at <= $3 returning phone_tries as tries`;
export const POSTPONE = 'update accounts set phone_due_at = $3 where store_id = $1 and id = $2 and phone_due_at is not null';

/** Of all stores. $1 now, $2 how many. */
export const DUE_COMPARISONS = 'select store_id, id as account_id from accounts where phone_due_at <= $1 order by phone_due_at limit $2';
