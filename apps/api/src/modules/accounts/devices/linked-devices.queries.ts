import { LINKAGE_COLUMNS } from './linkages.queries.js';

// Run through the door as well, in the transaction that reads events: plain SQL over all stores.

/** Not `for update`: messages that are written meanwhile refer to the row. */
export const LOCK_DEVICE = `
  select a.status, a.session_state, a.session_at, a.session_qr, a.session_qr_until, a.paused_at, a.paused_code, a.paused_text, a.phone_due_at, a.phone_tries, ${LINKAGE_COLUMNS}
  from accounts a left join linkages l on l.store_id = a.store_id and l.id = a.linkage_id
  where a.store_id = $1 and a.id = $2 and a.removed_at is null for no key update of a`;

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
