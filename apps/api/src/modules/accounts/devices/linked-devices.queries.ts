// Run through the door as well, in the transaction that reads events: plain SQL over all stores.

/** Not `for update`: messages that are written meanwhile refer to the row. Without a join: whoever waited for the lock would see the row as it is and the linkage as it was. */
export const LOCK_DEVICE = `
  select status, session_state, session_at, session_qr, session_qr_until, paused_at, paused_code, paused_text, phone_due_at, phone_tries, linkage_id
  from accounts where store_id = $1 and id = $2 and removed_at is null for no key update`;

export const WRITE_DEVICE = `
  update accounts set session_state = $3, session_at = $4, session_qr = $5, session_qr_until = $6, paused_at = $7, paused_code = $8, paused_text = $9,
    phone_due_at = $10, phone_tries = $11, linkage_id = $12
  where store_id = $1 and id = $2`;

/** $3 now, $4 when it is due again should nobody come back. */
export const TAKE_DUE = `
  update accounts set phone_due_at = $4, phone_tries = phone_tries + 1 where store_id = $1 and id = $2 and phone_due_at <= $3 returning phone_tries as tries`;
export const POSTPONE = 'update accounts set phone_due_at = $3 where store_id = $1 and id = $2 and phone_due_at is not null';

/** Of all stores. $1 now, $2 how many. */
export const DUE_COMPARISONS = 'select store_id, id as account_id from accounts where phone_due_at <= $1 order by phone_due_at limit $2';
