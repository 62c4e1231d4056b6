/**
 * With how many customers the business of $2 has begun conversations since $4, and when the first of them counts no more. No row without a limit. Who wrote in
 * the day before does not count. $3: ids from that time on. What waits to be sent counts already; who was refused does not.
 */
export const REACHED = `
  select b.daily_reach as "limit", coalesce(people.used, 0)::int as used, people.oldest_at
  from business_accounts b
  left join lateral (
    select count(*) as used, min(last_at) as oldest_at from (
      select v.customer_id, max(m.occurred_at) as last_at
      from accounts a
      join messages m on m.store_id = a.store_id and m.account_id = a.id and m.id >= $3 and m.occurred_at >= $4 and m.direction = 'out' and m.kind = 'template' and m.status <> 'failed'
      join conversations v on v.store_id = m.store_id and v.id = m.conversation_id
      where a.store_id = b.store_id and a.business_account_id = b.id and not exists (
        select from messages i where i.store_id = m.store_id and i.conversation_id = m.conversation_id and i.direction = 'in' and i.kind <> 'system'
          and i.occurred_at <= m.occurred_at and i.occurred_at > m.occurred_at - interval '24 hours')
      group by 1) written
  ) people on true
  where b.store_id = $1 and b.id = $2 and b.daily_reach is not null`;

/** What is newest counts, whatever comes first. Runs through the door. $3 the limit, $4 as of when. */
export const KEEP_REACH = `
  update business_accounts set daily_reach = $3, daily_reach_at = $4
  where store_id = $1 and id = $2 and (daily_reach_at is null or daily_reach_at <= $4)`;
