/** The business accounts of this store whose limit is one with that of business account $2: itself and those of the same portfolio. */
const SIBLINGS = `(select s.* from business_accounts k join business_accounts s on s.store_id = k.store_id and s.provider = k.provider and (s.id = k.id or s.portfolio = k.portfolio) where k.store_id = $1 and k.id = $2)`;
/** The one under which they are counted together. */
const HOLDER = `(select s.id from ${SIBLINGS} s order by s.id limit 1)`;
/** What was said last of any of them; null: nobody said, or there is none. */
const LIMIT = `(select s.daily_reach from ${SIBLINGS} s where s.daily_reach_at is not null order by s.daily_reach_at desc, s.id = $2 desc limit 1)`;

/**
 * With how many customers the portfolio of business account $2 has begun conversations since $4, and when the first of them counts no more. No row without a limit. Who wrote in
 * the day before does not count. $3: ids from that time on. What waits to be sent counts already; who was refused does not. Other stores with confirmed numbers of the
 * same business or portfolio count along.
 */
export const REACHED = `
  select ${LIMIT} as "limit", (coalesce(people.used, 0) + others.used)::int as used, least(people.oldest_at, others.oldest_at) as oldest_at
  from business_accounts b
  left join lateral (
    select count(*) as used, min(last_at) as oldest_at from (
      select v.customer_id, max(m.occurred_at) as last_at
      from accounts a
      join messages m on m.store_id = a.store_id and m.account_id = a.id and m.id >= $3 and m.occurred_at >= $4 and m.direction = 'out' and m.kind = 'template' and m.status <> 'failed'
      join conversations v on v.store_id = m.store_id and v.id = m.conversation_id
      where a.store_id = b.store_id and a.business_account_id in (select s.id from ${SIBLINGS} s) and not exists (
        select from messages i where i.store_id = m.store_id and i.conversation_id = m.conversation_id and i.direction = 'in' and i.kind <> 'system'
          and i.occurred_at <= m.occurred_at and i.occurred_at > m.occurred_at - interval '24 hours')
      group by 1) written
  ) people on true
  cross join lateral reach_of_others(b.store_id, b.id, $3, $4) others
  where b.store_id = $1 and b.id = $2 and ${LIMIT} is not null`;

/** What was counted last, for all processes, and the limit as it is. No row without a limit; nulls when nobody has counted. */
export const LAST_COUNT = `
  select ${LIMIT} as "limit", n.used, n.oldest_at, n.counted_at, n.taken::int, (n.taken - n.taken_then)::int as since
  from business_accounts b left join reach_counts n on n.store_id = b.store_id and n.business_account_id = ${HOLDER}
  where b.store_id = $1 and b.id = $2 and ${LIMIT} is not null`;

/** Keeps a count. $6 what was taken before it was made: whoever took more meanwhile may be counted twice for a while, and never left out. */
export const KEEP_COUNT = `
  insert into reach_counts as n (store_id, business_account_id, used, oldest_at, counted_at, taken, taken_then) values ($1, ${HOLDER}, $3, $4, $5, 0, 0)
  on conflict (store_id, business_account_id) do update set used = excluded.used, oldest_at = excluded.oldest_at, counted_at = excluded.counted_at, taken_then = $6
  where n.counted_at <= excluded.counted_at`;

/** Takes as many of $3 as there is room for in $4, which others take from too until their commits; they wait for each other here. */
export const TAKE_REACH = `
  update reach_counts n set taken = n.taken + held.granted
  from (select store_id, business_account_id, greatest(0, least($3::int, $4::int - used - (taken - taken_then)))::int as granted
    from reach_counts where store_id = $1 and business_account_id = ${HOLDER} for update) held
  where n.store_id = held.store_id and n.business_account_id = held.business_account_id
  returning held.granted`;
/** Of what the transaction took, so many were not written to. */
export const GIVE_BACK_REACH = `update reach_counts set taken = taken - $3 where store_id = $1 and business_account_id = ${HOLDER}`;

/** What is newest counts, whatever comes first. Runs through the door. $3 the limit, $4 as of when. */
export const KEEP_REACH = `
  update business_accounts set daily_reach = $3, daily_reach_at = $4
  where store_id = $1 and id = $2 and (daily_reach_at is null or daily_reach_at <= $4)`;
