// Usage is counted from what happened, never added up beside it. Ids begin with the time they were made at, so that the primary key finds a period.

/** A run that ended in something the customer got. */
const ANSWERED = `r.state = 'completed' and r.outcome in ('reply', 'notice', 'hand_off')`;

/**
 * AI conversations that began in a period: a conversation in which the assistant answered, once for every 24 hours from its first answer.
 * $2 smallest id of $3, 24 hours before the period, so that one which reaches into it is not counted again; $4 and $5 the period.
 */
export const COUNT_AI_CONVERSATIONS = `with recursive begun as (
    select r.conversation_id, min(r.started_at) as at from runs r
      where r.store_id = $1 and r.id >= $2 and r.started_at >= $3 and r.started_at < $5 and ${ANSWERED} group by 1
    union all
    select b.conversation_id, later.at from begun b cross join lateral (
      select min(r.started_at) as at from runs r
        where r.store_id = $1 and r.conversation_id = b.conversation_id and r.started_at >= b.at + interval '24 hours' and r.started_at < $5 and ${ANSWERED}
    ) later where later.at is not null
  ) select count(*)::int as count from begun where at >= $4`;

/** Whether the last AI conversation of a conversation $2 began after $6. $3 smallest id of $4, $5 now. */
export const AI_CONVERSATION_RUNS = `with recursive begun as (
    select min(r.started_at) as at from runs r where r.store_id = $1 and r.conversation_id = $2 and r.id >= $3 and r.started_at >= $4 and r.started_at <= $5 and ${ANSWERED}
    union all
    select later.at from begun b cross join lateral (
      select min(r.started_at) as at from runs r where r.store_id = $1 and r.conversation_id = $2 and r.started_at >= b.at + interval '24 hours' and r.started_at <= $5 and ${ANSWERED}
    ) later where later.at is not null
  ) select coalesce(max(at) > $6, false) as running from begun`;

/** Messages that a store sent in a period, its own people's among them. $2 smallest id of its beginning. */
export const COUNT_MESSAGES = `select count(*)::int as count from messages m
  where m.store_id = $1 and m.id >= $2 and m.created_at >= $3 and m.created_at < $4 and m.direction = 'out' and m.status <> 'failed'`;

/** $1 smallest id of the time since when, $2 plans without limits. A store without a row is on trial, or has no limits. */
export const BUSY_STORES = `select s.id from stores s left join subscriptions p on p.store_id = s.id
  where s.subscription_status <> 'inactive' and coalesce(not p.plan = any($2::text[]), s.subscription_status = 'trial')
    and exists (select 1 from messages m where m.store_id = s.id and m.id >= $1 and m.direction = 'out')`;
