export const INSERT_ATTEMPT = `
  insert into attempts (store_id, id, message_id, account_id, number, state, started_at, lease_until)
  values ($1, $2, $3, $4, $5, 'sending', $6, $7)`;

export const RENEW_ATTEMPT = `update attempts set lease_until = $3 where store_id = $1 and id = $2 and state = 'sending'`;

/** Nothing to settle when a status webhook was faster. $3 state, $4 their id, $5 code, $6 detail, $7 now. */
export const SETTLE_ATTEMPT = `
  update attempts set state = $3, external_id = coalesce(external_id, $4), error_code = $5, error_detail = $6, settled_at = $7
  where store_id = $1 and id = $2 and state in ('sending', 'unknown')
  returning id`;

/**
 * Statuses that carry our id prove that a try reached the provider, whatever we saw of it. Takes one JSON list, the stores ($3) and the ids ($4) in it:
 * nearly no try is without a name, so Postgres would look through all of them for one rather than for these. Runs through the door.
 */
export const SETTLE_BY_CORRELATION = `
  update attempts a set state = 'accepted', external_id = n.external_id, settled_at = coalesce(a.settled_at, $2)
  from (select distinct on (store_id, id) * from json_to_recordset($1::json) as n (store_id uuid, account_id uuid, id uuid, external_id text) order by store_id, id) n
  where a.store_id = n.store_id and a.id = n.id and a.account_id = n.account_id and a.external_id is null and a.store_id = any($3::uuid[]) and a.id = any($4::uuid[])`;

/** Newest tries that the provider took and has reported as failed. Takes one JSON list. */
export const FAIL_REPORTED = `
  update attempts a set state = 'failed', error_code = n.code, error_detail = n.detail, settled_at = coalesce(a.settled_at, $2)
  from json_to_recordset($1::json) as n (store_id uuid, message_id uuid, number int, code text, detail text)
  where a.store_id = n.store_id and a.message_id = n.message_id and a.number = n.number`;

/** The provider's lasting id in place of a provisional one. Takes one JSON list. */
export const NAME_ATTEMPTS = `
  update attempts a set external_id = n.external_id, state = 'accepted', settled_at = coalesce(a.settled_at, $2)
  from json_to_recordset($1::json) as n (store_id uuid, message_id uuid, external_id text)
  where a.store_id = n.store_id and a.message_id = n.message_id and a.external_id is distinct from n.external_id
    and a.number = (select max(last.number) from attempts last where last.store_id = n.store_id and last.message_id = n.message_id)`;

/** Tries whose worker died or hangs: the request may have been sent. Runs through the door. */
export const ABANDON_EXPIRED = `
  update attempts a set state = 'unknown', error_code = 'attempt.abandoned', settled_at = $1
  from (select store_id, id from attempts where state = 'sending' and lease_until < $1 order by lease_until limit $2 for update skip locked) expired
  where a.store_id = expired.store_id and a.id = expired.id
  returning a.store_id, a.message_id`;

/** Nobody has heard of it: it counts as no try. */
export const FORGET_ATTEMPT = `delete from attempts where store_id = $1 and id = $2 and state = 'sending' returning id`;

/** Whoever took a right before uses it. $3 now, $4 until when, $5 the provider's code. Gives whether it was held before. */
export const HOLD_NUMBER = `
  update pace_buckets p set tokens = 1, refilled_at = $3, held_until = greatest(p.held_until, $4), held_code = $5
  from (select store_id, account_id, scope, held_until from pace_buckets where store_id = $1 and account_id = $2 and scope = 'number' for update) before
  where p.store_id = before.store_id and p.account_id = before.account_id and p.scope = before.scope
  returning coalesce(before.held_until > $3, false) as was_held`;

/** What holds a number at $3. */
export const HOLD_OF_NUMBER = `select held_code as code from pace_buckets where store_id = $1 and account_id = $2 and scope = 'number' and held_until > $3 and held_code is not null`;

/** Together with the account as it is at this moment: who asks may remember it as it was a second ago. */
export const TAKE_PACE = `
  select take_pace($1, $2, $3, $4, $5, $6, $7, $8) as wait_ms, a.status = 'active' as is_active, a.paused_at is not null as is_paused
  from accounts a where a.store_id = $1 and a.id = $2`;
