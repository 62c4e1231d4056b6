/** The next number of the year. The row is locked until the commit, so that a draft that is not made leaves no gap. */
export const NEXT_NUMBER = `
  insert into bulk_counters (store_id, year, last_number) values ($1, $2, 1)
  on conflict (store_id, year) do update set last_number = bulk_counters.last_number + 1 returning last_number`;

export const INSERT_BULK = `
  insert into bulk_messages (store_id, id, number, title, state, recipient_type, own_list_id, variable_type, stop_percent, author_id, author_name, created_at, updated_at)
  values ($1, $2, $3, $4, 'draft', 'individual', $5, 'common', 20, $6, $7, $8, $8)`;

/** How people call these templates. */
export const TEMPLATE_LABELS = 'select id, label from templates where store_id = $1 and id = any($2::uuid[])';

export const GET_BULK = 'select * from bulk_messages where store_id = $1 and id = $2';

/** What became of the recipients of bulk messages $2. A question each time: nothing is counted up. $3 now. */
export const PROGRESS = `
  select r.bulk_id, count(*)::int as recipients,
    count(*) filter (where r.state = 'pending')::int as pending, count(*) filter (where r.state = 'skipped')::int as skipped,
    count(*) filter (where r.state = 'written' and (m.id is null or m.status in ('queued', 'sending')))::int as sending,
    count(*) filter (where m.status in ('queued', 'sending') or (m.status = 'unknown' and m.unknown_count < 2))::int as under_way,
    count(*) filter (where m.status = 'unknown')::int as unknown, count(*) filter (where m.status = 'unknown' and m.unknown_count >= 2)::int as undecided,
    count(*) filter (where m.status = 'sent')::int as sent, count(*) filter (where m.status = 'delivered')::int as delivered,
    count(*) filter (where m.status in ('read', 'played'))::int as read, count(*) filter (where m.status = 'failed')::int as failed,
    count(*) filter (where r.state = 'skipped' and r.skip_code not in ('opted_out', 'consent_needed', 'cancelled', 'duplicate'))::int as refused,
    case when bool_and(r.not_before > $3) filter (where r.state = 'pending') then min(r.not_before) filter (where r.state = 'pending') end as asleep_until
  from bulk_recipients r left join messages m on r.state = 'written' and m.store_id = r.store_id and m.id = r.message_id
  where r.store_id = $1 and r.bulk_id = any($2::uuid[]) group by r.bulk_id`;

/** Who is still to be written to. */
export const COUNT_PENDING = `select count(*)::int as pending from bulk_recipients where store_id = $1 and bulk_id = $2 and state = 'pending'`;

/** So long after the message an answer or an order counts as one to it. */
const EFFECT_LASTS = `interval '7 days'`;
const REPLIED = `exists (select from messages i where i.store_id = m.store_id and i.conversation_id = m.conversation_id and i.direction = 'in' and i.kind <> 'system'
    and i.occurred_at >= m.occurred_at and i.occurred_at < m.occurred_at + ${EFFECT_LASTS})`;
export const COUNT_REPLIES = `
  select count(*)::int as replied from bulk_recipients r join messages m on m.store_id = r.store_id and m.id = r.message_id
  where r.store_id = $1 and r.bulk_id = $2 and r.state = 'written' and ${REPLIED}`;

/** What people ordered who got it, within a week, by currency; whoever was two customers then is one person. Looked up from the orders, of which there are fewer. */
export const ORDERS_AFTER = `
  select o.currency, count(*)::int as orders, sum(o.total)::float8 as amount
  from bulk_messages b
  join orders o on o.store_id = b.store_id and o.placed_at >= b.started_at and o.status not in ('draft', 'cancelled')
    and o.placed_at < (select max(w.written_at) from bulk_recipients w where w.store_id = b.store_id and w.bulk_id = b.id) + ${EFFECT_LASTS}
  join customers p on p.store_id = o.store_id and p.id = o.customer_id
  where b.store_id = $1 and b.id = $2 and exists (
    select from customers k
    join conversations c on c.store_id = k.store_id and c.customer_id = k.id
    join messages m on m.store_id = c.store_id and m.conversation_id = c.id and m.occurred_at <= o.placed_at and m.occurred_at > o.placed_at - ${EFFECT_LASTS}
      and m.status in ('sent', 'delivered', 'read', 'played')
    join bulk_recipients r on r.store_id = m.store_id and r.message_id = m.id and r.bulk_id = b.id and r.state = 'written'
    where k.store_id = p.store_id and (k.id in (p.id, p.merged_into) or k.merged_into in (p.id, p.merged_into)))
  group by o.currency order by 2 desc, 1`;

/** Why recipients did not get it, the most frequent first. */
export const REASONS = `
  select r.state = 'skipped' as skipped, coalesce(case when r.state = 'skipped' then r.skip_code end, m.failure->>'code', 'unknown') as code,
    max(coalesce(case when r.state = 'skipped' then r.skip_text end, m.failure->>'text', '')) as text, count(*)::int as count
  from bulk_recipients r left join messages m on m.store_id = r.store_id and m.id = r.message_id
  where r.store_id = $1 and r.bulk_id = $2 and (r.state = 'skipped' or (r.state = 'written' and m.status = 'failed'))
  group by 1, 2 order by 4 desc, 2 limit 50`;

/** Those who failed for one of the reasons $3 get another try: back to the end of the queue. Tells how many. */
export const RETRY = `
  with again as (update bulk_recipients r set state = 'pending', skip_code = null, skip_text = null, not_before = null
  from bulk_recipients k left join messages m on m.store_id = k.store_id and m.id = k.message_id
  where r.store_id = $1 and r.bulk_id = $2 and k.store_id = r.store_id and k.bulk_id = r.bulk_id and k.id = r.id
    and ((r.state = 'skipped' and r.skip_code = any($3::text[])) or (r.state = 'written' and m.status = 'failed' and m.failure->>'code' = any($3::text[])))
  returning r.id)
  select count(*)::int as recipients from again`;

/** Those of whom nobody knows get another try, as people want it. Tells how many. */
export const RETRY_UNDECIDED = `
  with again as (update bulk_recipients r set state = 'pending', not_before = null from messages m
  where r.store_id = $1 and r.bulk_id = $2 and r.state = 'written' and m.store_id = r.store_id and m.id = r.message_id and m.status = 'unknown' and m.unknown_count >= 2
  returning r.id)
  select count(*)::int as recipients from again`;

/** The recipients as they are now, once the message starts, and how many they are. $3 the list. */
export const TAKE_RECIPIENTS = `
  with taken as (insert into bulk_recipients (store_id, bulk_id, id, position, phone, phone_key, country, name, data, state)
  select store_id, $2, id, row_number() over (order by id), phone, phone_key, country, name, data, 'pending'
  from recipient_rows where store_id = $1 and list_id = $3 and problem is null
  returning 1)
  select count(*)::int as recipients from taken`;

/** Recipient `k` was sent it before, and nobody knows that it failed. */
export const MAY_HAVE_IT = `exists (select from messages m where m.store_id = k.store_id and m.id = k.message_id and m.status in ('unknown', 'sent', 'delivered', 'read', 'played'))`;

/** Who waits is left out; who waited for another try and may have it stays written to. */
export const CANCEL_PENDING = `
  update bulk_recipients r set state = case when n.has_it then 'written' else 'skipped' end, skip_code = case when not n.has_it then $3::text end, skip_text = case when not n.has_it then $4::text end
  from (select k.id, ${MAY_HAVE_IT} as has_it from bulk_recipients k where k.store_id = $1 and k.bulk_id = $2 and k.state = 'pending' for update of k) n
  where r.store_id = $1 and r.bulk_id = $2 and r.id = n.id and r.state = 'pending'`;

const STATUS = `case when r.state <> 'written' then r.state when m.status is null then 'unknown' when m.status = 'played' then 'read' else m.status end`;
/** One page of recipients with what became of each; $3 limit. */
export function recipientPage(values: unknown[], filter: { readonly status?: string | undefined; readonly code?: string | undefined; readonly replied?: boolean | undefined }, after: { readonly position: string; readonly back: boolean } | undefined): string {
  const given = (value: unknown): string => `$${values.push(value)}`;
  const conditions = ['r.store_id = $1', 'r.bulk_id = $2'];
  if (filter.status !== undefined) conditions.push(`${STATUS} = ${given(filter.status)}`);
  if (filter.code !== undefined) conditions.push(`coalesce(case when r.state = 'skipped' then r.skip_code end, case when m.status = 'failed' then m.failure->>'code' end) = ${given(filter.code)}`);
  if (filter.replied) conditions.push(`r.state = 'written' and ${REPLIED}`);
  if (after) conditions.push(`r.id ${after.back ? '<' : '>'} ${given(after.position)}::uuid`);
  return `
    select r.*, ${STATUS} as status, m.conversation_id, m.occurred_at as sent_at, coalesce(r.skip_code, case when m.status = 'failed' then m.failure->>'code' end) as reason_code,
      coalesce(r.skip_text, case when m.status = 'failed' then m.failure->>'text' end) as reason_text, ${REPLIED} as replied
    from bulk_recipients r left join messages m on m.store_id = r.store_id and m.id = r.message_id
    where ${conditions.join(' and ')} order by r.id ${after?.back ? 'desc' : ''} limit $3`;
}
