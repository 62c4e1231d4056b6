import { MAY_HAVE_IT } from '../bulk.queries.js';

/** Of bulk message `b`: messages that were not answered yet; those left to people are not waited for. Few wait at a time, so they are looked up from there. */
const UNDER_WAY = `messages m join bulk_recipients w on w.store_id = m.store_id and w.message_id = m.id
  where m.store_id = b.store_id and m.is_waiting and (m.status in ('queued', 'sending') or (m.status = 'unknown' and m.unknown_count < 2)) and w.bulk_id = b.id and w.state = 'written'`;

/** The bulk message whose turn it is on a number: one after the other, as they were started. One that only waits for answers keeps nobody up. And until when its provider lets nothing out of the number. */
export const NEXT_BULK = `
  select id, (select p.next_at from bulk_paces p where p.store_id = b.store_id and p.account_id = b.account_id) as not_before,
    (select p.held_until from pace_buckets p where p.store_id = b.store_id and p.account_id = b.account_id and p.scope = 'number') as number_held_until
  from bulk_messages b where store_id = $1 and account_id = $2 and (state = 'running' or (state = 'queued' and coalesce(scheduled_at, started_at) <= $3))
    and (state = 'queued' or exists (select from bulk_recipients r where r.store_id = b.store_id and r.bulk_id = b.id and r.state = 'pending' and (r.not_before is null or r.not_before <= $3))
      or not exists (select from bulk_recipients r where r.store_id = b.store_id and r.bulk_id = b.id and r.state = 'pending'))
    and (held_until is null or held_until <= $3)
  order by state = 'running' and not exists (select from bulk_recipients r where r.store_id = b.store_id and r.bulk_id = b.id and r.state = 'pending') and exists (select from ${UNDER_WAY}),
    started_at, id limit 1`;

/** What is left to do of bulk message $2, and when WhatsApp is asked again about those that it turned away for now, or those of whom nobody knows for $3 milliseconds are left to people. */
export const REST = `
  select exists (select from bulk_recipients r where r.store_id = b.store_id and r.bulk_id = b.id and r.state = 'pending') as pending,
    exists (select from ${UNDER_WAY}) as under_way, (select min(coalesce(m.next_attempt_at, case m.status when 'unknown' then m.unknown_since + make_interval(secs => $3 / 1000.0) end)) from ${UNDER_WAY}) as next_at
  from bulk_messages b where b.store_id = $1 and b.id = $2`;

/** When there is something to do next on a number that has nothing to do now. */
export const NEXT_TIME = `
  select min(at) as at from (
    select scheduled_at as at from bulk_messages where store_id = $1 and account_id = $2 and state = 'queued'
    union all
    select greatest(held_until, (select min(r.not_before) from bulk_recipients r where r.store_id = b.store_id and r.bulk_id = b.id and r.state = 'pending')) from bulk_messages b where b.store_id = $1 and b.account_id = $2 and b.state = 'running'
  ) times`;

/**
 * Takes the next $5 milliseconds of a number for messages at its pace, and gives when they begin, over all processes. $3 now. Who is late by less
 * than $4 makes up for it, in front of a clock that was set back and after more than that it begins anew.
 */
export const TAKE_TIME = `
  insert into bulk_paces as p (store_id, account_id, next_at) values ($1, $2, $3::timestamptz + make_interval(secs => $5 / 1000.0))
  on conflict (store_id, account_id) do update set next_at = make_interval(secs => $5 / 1000.0) + case when p.next_at between $3::timestamptz - make_interval(secs => $4 / 1000.0) and $3::timestamptz + interval '1 minute' then p.next_at else $3 end
  returning next_at - make_interval(secs => $5 / 1000.0) as begins_at`;
/** Whoever has nothing to do falls behind nothing: it begins anew, without a rush. */
export const FORGET_TIME = 'delete from bulk_paces where store_id = $1 and account_id = $2 and next_at <= $3';

export const START_RUNNING = `update bulk_messages set state = 'running', updated_at = $3 where store_id = $1 and id = $2 and state = 'queued' returning *`;

/** Whoever takes the same bulk message at the same time gets others. $3 now, $4 how many. */
export const CLAIM_RECIPIENTS = `
  select * from bulk_recipients
  where store_id = $1 and bulk_id = $2 and state = 'pending' and (not_before is null or not_before <= $3)
  order by position limit $4 for update skip locked`;

/** Of bulk message $2: what is in its queue, but for what a person sent again. Few wait at a time. */
export const WAITING_MESSAGES = `
  select m.id from messages m join bulk_recipients w on w.store_id = m.store_id and w.message_id = m.id
  where m.store_id = $1 and m.is_waiting and m.status = 'queued' and m.extra->>'by_person' is null and w.bulk_id = $2 and w.state = 'written'`;
/** Those whose messages $3 were taken back wait again; with a text $4 they are left out for it. */
export const RECALL_RECIPIENTS = `
  update bulk_recipients set state = case when $4::text is null then 'pending' else 'skipped' end, not_before = null, written_at = null, skip_code = case when $4::text is not null then 'cancelled' end, skip_text = $4
  where store_id = $1 and bulk_id = $2 and message_id = any($3::uuid[]) and state = 'written'`;

/** Those of customers $3 for whom bulk message $2 has a message already. $4 the account. */
export const HAVE_IT = `
  select distinct c.customer_id from conversations c
  join messages m on m.store_id = c.store_id and m.conversation_id = c.id and m.occurred_at >= (select date_trunc('second', started_at) from bulk_messages where store_id = $1 and id = $2)
  join bulk_recipients r on r.store_id = m.store_id and r.message_id = m.id and r.bulk_id = $2
  where c.store_id = $1 and c.account_id = $4 and c.customer_id = any($3::uuid[])`;

/** All of a country wait together. */
export const HOLD_COUNTRY = `update bulk_recipients set not_before = $4 where store_id = $1 and bulk_id = $2 and state = 'pending' and country is not distinct from $3`;

/** JSON list of outcomes; $4 now. Who was to get it again and does not may have it already: they stay written to. */
export const SETTLE_RECIPIENTS = `
  update bulk_recipients r set state = case when n.has_it then 'written' else n.state end, message_id = coalesce(n.message_id, r.message_id),
    skip_code = case when not n.has_it then n.skip_code end, skip_text = case when not n.has_it then n.skip_text end,
    written_at = case when n.has_it then r.written_at when n.state = 'written' then $4::timestamptz end
  from (
    select o.*, o.state = 'skipped' and ${MAY_HAVE_IT} as has_it
    from json_to_recordset($3::json) as o (id uuid, state text, message_id uuid, skip_code text, skip_text text)
    join bulk_recipients k on k.store_id = $1 and k.bulk_id = $2 and k.id = o.id) n
  where r.store_id = $1 and r.bulk_id = $2 and r.id = n.id`;

/** Tried, and to be tried again later. */
const TURNED_AWAY = `(m.status = 'queued' and m.attempt_count > 0 and m.next_attempt_at is not null)`;

/** How the last two hundred fared, of those written after $3. Turned away for now is refused, too. */
export const HEALTH = `
  select count(*)::int as written, count(*) filter (where m.status = 'failed' or ${TURNED_AWAY})::int as failed,
    count(*) filter (where m.status in ('sent', 'delivered', 'read', 'played', 'failed') or ${TURNED_AWAY})::int as settled, max(r.written_at) as last_at
  from (select message_id, written_at from bulk_recipients where store_id = $1 and bulk_id = $2 and state = 'written' and written_at > coalesce($3, '-infinity'::timestamptz) order by written_at desc limit 200) r
  join messages m on m.store_id = $1 and m.id = r.message_id`;

/** Somebody has seen how those fared who were written to so far. Set in `bulk_messages`. */
export const APPROVE = 'approved_at = (select max(written_at) from bulk_recipients r where r.store_id = $1 and r.bulk_id = $2)';

/** Numbers with bulk messages that are due. Runs through the door. */
export const DUE_BULKS = `
  select distinct b.store_id, b.account_id from bulk_messages b
  where b.account_id is not null and (b.held_until is null or b.held_until <= $1) and ((b.state = 'queued' and coalesce(b.scheduled_at, b.started_at) <= $1)
    or (b.state = 'running' and (exists (select from bulk_recipients r where r.store_id = b.store_id and r.bulk_id = b.id and r.state = 'pending' and (r.not_before is null or r.not_before <= $1))
      or not exists (select from bulk_recipients r where r.store_id = b.store_id and r.bulk_id = b.id and r.state = 'pending')))) limit $2`;
