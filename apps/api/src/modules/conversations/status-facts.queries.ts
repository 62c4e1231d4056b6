// Batch statements of intake: they run through the door, so every one names the store. Each takes one JSON list.

/**
 * Who brings a fact and who learns the provider's id of its message wait for each other, else both may look before the other has written.
 * $1 texts that name messages, taken in sorted order; before any row of them is locked.
 */
export const LOCK_SENT = `select pg_advisory_xact_lock(hashtextextended(k, 1)) from (select k from unnest($1::text[]) k group by k order by k) keys`;

/** What stays of errors: those of the earlier report that has some; of one second the smallest. */
const ERRORS_ARE_NEWS = `(excluded.errors is not null and (message_facts.errors is null
  or (excluded.occurred_at, excluded.errors::text collate "C") < (message_facts.occurred_at, message_facts.errors::text collate "C")))`;

/** Facts are kept for good, whether their message is known yet or not. What is told twice, at different times, was so at the first; a repeat that says no errors takes none away. */
export const INSERT_FACTS = `
  insert into message_facts (store_id, account_id, external_id, status, participant, correlation_id, occurred_at, received_at, errors, failure, pricing)
  select distinct on (store_id, account_id, external_id, status, participant)
    store_id, account_id, external_id, status, participant, correlation_id, min(n.occurred_at) over (partition by store_id, account_id, external_id, status, participant), received_at, errors, failure, pricing
  from json_to_recordset($1::json) as n (store_id uuid, account_id uuid, external_id text, status text, participant text, correlation_id text,
    occurred_at timestamptz, received_at timestamptz, errors jsonb, failure jsonb, pricing jsonb)
  order by store_id, account_id, external_id, status, participant, errors is null, n.occurred_at, errors::text collate "C"
  on conflict (store_id, account_id, external_id, status, participant) do update set
    correlation_id = coalesce(excluded.correlation_id, message_facts.correlation_id), pricing = coalesce(excluded.pricing, message_facts.pricing),
    occurred_at = least(excluded.occurred_at, message_facts.occurred_at),
    received_at = case when excluded.occurred_at < message_facts.occurred_at then excluded.received_at else message_facts.received_at end,
    errors = case when ${ERRORS_ARE_NEWS} then excluded.errors else message_facts.errors end,
    failure = case when ${ERRORS_ARE_NEWS} then excluded.failure else coalesce(message_facts.failure, excluded.failure) end
  where excluded.occurred_at < message_facts.occurred_at or ${ERRORS_ARE_NEWS}`;

/**
 * Shows the highest fact of each message. A failure counts for the newest attempt only: an older attempt's failure says
 * nothing about the one under way, and one that has led to another try does not count again. A message typed on the phone's own app has no attempts.
 * Of notifications `was_failed` tells that they counted as failed until now.
 * The limits say to look each name up by its key: joined freely, Postgres may begin with all facts of a store.
 */
export const APPLY_FACTS = `
  update messages m set
    status = f.status, failure = case when f.status = 'failed' then f.failure end, external_id = coalesce(m.external_id, f.external_id),
    unknown_since = null, next_attempt_at = null
  from (
    select distinct on (n.store_id, target.message_id) n.store_id, target.message_id, target.number, n.external_id, fact.status, fact.failure
    from (select distinct * from json_to_recordset($1::json) as n (store_id uuid, account_id uuid, external_id text)) n
    cross join lateral (
      select a.message_id, a.number, a.state from attempts a where a.store_id = n.store_id and a.account_id = n.account_id and a.external_id = n.external_id
      union all
      select d.id, d.attempt_count, 'accepted' from messages d where d.store_id = n.store_id and d.account_id = n.account_id and d.external_id = n.external_id and d.author = 'device'
      limit 50
    ) target
    cross join lateral (
      select f.status, f.failure from message_facts f
      where f.store_id = n.store_id and f.account_id = n.account_id and f.external_id = n.external_id
        and (f.status <> 'failed' or target.state <> 'failed' and target.number = (select known.attempt_count from messages known where known.store_id = n.store_id and known.id = target.message_id))
      order by message_status_rank(f.status) desc limit 1
    ) fact
    order by n.store_id, target.message_id, message_status_rank(fact.status) desc
  ) f
  where m.store_id = f.store_id and m.id = f.message_id and message_status_rank(f.status) > message_status_rank(m.status)
    and (f.status <> 'failed' or m.attempt_count = f.number)
  returning m.*, case when m.extra ? 'notification' then (select k.status = 'failed' from messages k where k.store_id = m.store_id and k.id = m.id) end as was_failed`;
