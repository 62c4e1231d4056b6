// Batch statements of intake: they run through the door, so every one names the store. Each takes one JSON list.

/** Facts are kept for good, whether their message is known yet or not. */
export const INSERT_FACTS = `
  insert into message_facts (store_id, account_id, external_id, status, participant, correlation_id, occurred_at, received_at, errors, failure, pricing)
  select store_id, account_id, external_id, status, participant, correlation_id, occurred_at, received_at, errors, failure, pricing
  from json_to_recordset($1::json) as n (store_id uuid, account_id uuid, external_id text, status text, participant text, correlation_id text,
    occurred_at timestamptz, received_at timestamptz, errors jsonb, failure jsonb, pricing jsonb)
  order by 1, 2, 3, 4, 5
  on conflict do nothing`;

/**
 * Shows the highest fact of each message. A failure counts for the newest attempt only: an older attempt's failure says
 * nothing about the one under way. A message typed on the phone's own app has no attempts.
 */
export const APPLY_FACTS = `
  update messages m set
    status = f.status, failure = case when f.status = 'failed' then f.failure end, external_id = coalesce(m.external_id, f.external_id),
    unknown_since = null, next_attempt_at = null
  from (
    select distinct on (target.store_id, target.message_id) target.store_id, target.message_id, target.external_id, fact.status, fact.failure
    from (
      select n.store_id, n.account_id, n.external_id, a.message_id, a.number
      from (select distinct * from json_to_recordset($1::json) as n (store_id uuid, account_id uuid, external_id text)) n
      join attempts a using (store_id, account_id, external_id)
      union all
      select n.store_id, n.account_id, n.external_id, d.id, d.attempt_count
      from (select distinct * from json_to_recordset($1::json) as n (store_id uuid, account_id uuid, external_id text)) n
      join messages d using (store_id, account_id, external_id) where d.author = 'device'
    ) target
    join message_facts fact using (store_id, account_id, external_id)
    join messages known on known.store_id = target.store_id and known.id = target.message_id
    where fact.status <> 'failed' or target.number = known.attempt_count
    order by target.store_id, target.message_id, message_status_rank(fact.status) desc
  ) f
  where m.store_id = f.store_id and m.id = f.message_id and message_status_rank(f.status) > message_status_rank(m.status)
  returning m.*`;

/** Messages of which a fact proved that they were sent get the provider's id. */
export const NAME_PROVEN = `
  update messages m set external_id = n.external_id
  from json_to_recordset($1::json) as n (store_id uuid, id uuid, external_id text)
  where m.store_id = n.store_id and m.id = n.id and m.external_id is null`;
