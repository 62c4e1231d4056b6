// Run through the door. Rows are named by store, time and id: time is the partition.

export const APPEND = `
  insert into webhook_events (store_id, id, account_id, received_at, body, also_number_ids)
  select store_id, id, account_id, received_at, body, string_to_array(also_number_ids, ' ')
  from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::timestamptz[], $5::bytea[], $6::text[]) as n (store_id, id, account_id, received_at, body, also_number_ids)`;

/** The oldest events that are due, each in one worker's hands only. $1 now, $2 how many. */
export const CLAIM_DUE = `
  select store_id, id, account_id, received_at, body, also_number_ids, attempts from webhook_events
  where state = 'pending' and (next_attempt_at is null or next_attempt_at <= $1)
  order by received_at, id limit $2 for update skip locked`;

export const CLAIM_THESE = `
  select store_id, id, account_id, received_at, body, also_number_ids, attempts from webhook_events
  where state = 'pending' and (store_id, received_at, id) in (select * from unnest($1::uuid[], $2::timestamptz[], $3::uuid[]))
  for update skip locked`;

export const MARK_DONE = `
  update webhook_events e set state = 'done', processed_at = $2, summary = n.summary, error = null
  from json_to_recordset($1::json) as n (store_id uuid, received_at timestamptz, id uuid, summary jsonb)
  where e.store_id = n.store_id and e.received_at = n.received_at and e.id = n.id`;

export const MARK_HELD = `
  update webhook_events e set state = 'held'
  from json_to_recordset($1::json) as n (store_id uuid, received_at timestamptz, id uuid)
  where e.store_id = n.store_id and e.received_at = n.received_at and e.id = n.id`;

/** $4 error, $5 next try or null when it was the last one. */
export const SET_ASIDE = `
  update webhook_events set attempts = attempts + 1, error = $4, next_attempt_at = $5, state = case when $5::timestamptz is null then 'failed' else 'pending' end
  where store_id = $1 and received_at = $2 and id = $3`;

/** Events kept unread while the store's plan was inactive, or given up, go back into the queue. $1 store, $2 state, $3 since. */
export const PUT_BACK = `
  update webhook_events set state = 'pending', attempts = 0, next_attempt_at = null, error = null
  where store_id = $1 and state = $2 and received_at >= $3`;

export const INSERT_NOTICES = `
  insert into notices (store_id, id, account_id, topic, name, payload, digest, occurred_at)
  select * from json_to_recordset($1::json) as n (store_id uuid, id uuid, account_id uuid, topic text, name text, payload jsonb, digest text, occurred_at timestamptz)
  on conflict (store_id, account_id, digest) do nothing`;
