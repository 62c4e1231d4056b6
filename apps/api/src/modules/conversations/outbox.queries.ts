/** What stands still with its account `a` holds up nobody who goes through another one: the template of a conversation that has moved. */
const stands = (a: string): string => `(${a}.paused_at is not null and ${a}.status = 'active')`;
/** Nor does one of many, a bulk message's or a notification's, whose time has not come: its recipient may be asleep, and who writes to them meanwhile is not. */
const sleeps = (m: string, now: string): string => `(coalesce(${m}.next_attempt_at > ${now}, false) and (${m}.extra->>'bulk_message' is not null or ${m}.extra->>'notification' is not null))`;
const IN_ORDER = `(select ${stands('a')} from accounts a where a.store_id = m.store_id and a.id = m.account_id), ${sleeps('m', '$3')}, created_at, id`;

/** Of the message that goes next. $3 now. */
export const ACCOUNT_OF_QUEUE = `
  select account_id from messages m where store_id = $1 and conversation_id = $2 and is_waiting and status = 'queued' order by ${IN_ORDER} limit 1`;

/** Conversations in which something of this account waits. */
export const QUEUES_OF_ACCOUNT = `select distinct conversation_id from messages where store_id = $1 and account_id = $2 and is_waiting and status = 'queued'`;

/**
 * A message that the provider has accepted holds nobody up, although "sent" is still to be reported; nor does an unknown one: most of them
 * did arrive, and their customer waits for what comes next. One that is tried again goes first, and may then arrive after what was written later.
 * $3 now.
 */
export const HEAD_OF_QUEUE = `
  select * from messages m
  where store_id = $1 and conversation_id = $2 and is_waiting and status in ('queued', 'sending')
  order by ${IN_ORDER} limit 1`;

/**
 * Conversations whose head has been due since before $1, the longest first: what is behind it, and what waits for an account, for its number or for
 * a time to come, needs no bell. What an inactive account has is refused with the reason. $2 now, $3 how many. Runs through the door.
 */
export const DUE_DELIVERIES = `
  select m.store_id, m.conversation_id from messages m join accounts a on a.store_id = m.store_id and a.id = m.account_id
  where m.is_waiting and m.status = 'queued' and coalesce(m.next_attempt_at, m.created_at) < $1
    and (a.status = 'inactive' or a.paused_at is null and not exists (
      select from pace_buckets p where p.store_id = m.store_id and p.account_id = m.account_id and p.scope = 'number' and p.held_until > $2))
    and not exists (
      select from messages e join accounts b on b.store_id = e.store_id and b.id = e.account_id
      where e.store_id = m.store_id and e.conversation_id = m.conversation_id and e.is_waiting and e.status in ('queued', 'sending')
        and (e.created_at, e.id) < (m.created_at, m.id) and not ${stands('b')} and not ${sleeps('e', '$2')})
  order by coalesce(m.next_attempt_at, m.created_at) limit $3`;

export const DROP_MESSAGE = `delete from messages where store_id = $1 and id = $2 and status = 'queued' and attempt_count = 0`;

/** A turn all of whose answer was dropped is a silent one. $3 the runs, $4 the reason. */
export const EXPLAIN_DROPPED = `
  update turns t set silence_reason = $4
  where t.store_id = $1 and t.conversation_id = $2 and t.run_id = any($3::uuid[]) and t.silence_reason is null
    and not exists (select 1 from messages m where m.store_id = t.store_id and m.conversation_id = t.conversation_id and m.run_id = t.run_id)
  returning t.id`;

/** The number by which customer `c` is written to: the one they moved to, if the provider said so, else the newest. All spellings of a number end alike. */
export const waIdOf = (c: string): string => `(select i.value from customer_identities i where i.store_id = ${c}.store_id and i.customer_id = ${c}.id and i.kind = 'wa_id'
      order by (${c}.phone_at is not null and right(i.value, 8) = right(ltrim(${c}.phone, '+'), 8)) desc, i.created_at desc, i.value desc limit 1)`;

/** The customer of conversation $2, or whom they turned out to be: the newest id of each kind, because people change numbers. */
export const CUSTOMER_ADDRESS = `
  select c.phone,
    ${waIdOf('c')} as wa_id,
    (select value from customer_identities i where i.store_id = c.store_id and i.customer_id = c.id and i.kind = 'bsuid' order by created_at desc limit 1) as bsuid,
    (select value from customer_identities i where i.store_id = c.store_id and i.customer_id = c.id and i.kind = 'lid' order by created_at desc limit 1) as lid
  from customers c where c.store_id = $1 and c.id = (
    select coalesce(k.merged_into, k.id) from conversations t join customers k on k.store_id = t.store_id and k.id = t.customer_id where t.store_id = $1 and t.id = $2)`;

/** Whom the customer of conversation $2 turned out to be. */
export const CUSTOMER_OF = `
  select coalesce(k.merged_into, k.id) as id from conversations t join customers k on k.store_id = t.store_id and k.id = t.customer_id where t.store_id = $1 and t.id = $2`;

/**
 * Message $2 is one of bulk message $3. Where that is paused or cancelled meanwhile, its recipient waits again, or is left out. Gives which;
 * nothing while it goes on.
 */
export const HELD_BACK_BY_BULK = `
  with held as (select store_id, id, state from bulk_messages where store_id = $1 and id = $3 and state in ('paused', 'cancelled')),
  back as (
    update bulk_recipients r set state = case held.state when 'paused' then 'pending' else 'skipped' end, not_before = null, written_at = null,
      skip_code = case held.state when 'cancelled' then 'cancelled' end, skip_text = case held.state when 'cancelled' then $4 end
    from held where r.store_id = held.store_id and r.bulk_id = held.id and r.message_id = $2 and r.state = 'written')
  select state from held`;

export const MARK_SENDING = `
  update messages set status = 'sending', attempt_count = attempt_count + 1, next_attempt_at = null
  where store_id = $1 and id = $2 and status = 'queued'`;

/** Not yet taken by anybody. */
export const HOLD_BACK = `update messages set next_attempt_at = $3 where store_id = $1 and id = $2 and status = 'queued'`;

/** It is quiet until $3 where its recipient is, for code $4 with text $5. $6: $7 less what its number has kept it before. */
export const LET_SLEEP = `
  update messages set next_attempt_at = $3, waits = jsonb_build_object('code', $4::text, 'text', $5::text, 'until', $7::text, 'since', $6::text)
  where store_id = $1 and id = $2 and status = 'queued' returning *`;

export const POSTPONE = `update messages set status = 'queued', next_attempt_at = $3, waits = null where store_id = $1 and id = $2 and status in ('queued', 'sending')`;

/** Waits for its account. Whoever corrects that asks for a new round of tries. */
export const AWAIT_ACCOUNT = `
  update messages set status = 'queued', next_attempt_at = $3, waits = null, tries_before = attempt_count where store_id = $1 and id = $2 and status in ('queued', 'sending')`;

/** It is as if it had not been tried. */
export const TURN_BACK = `
  update messages set status = 'queued', next_attempt_at = $3, attempt_count = attempt_count - 1 where store_id = $1 and id = $2 and status = 'sending' and attempt_count > 0`;

/**
 * What waits in conversation $2 for number $3: for code $4 with text $5, until $6. Since when stays as it was, but for the time asleep; $7 now. What
 * sleeps, for code $9, is left asleep; not $8, which it is about.
 */
export const EXPLAIN_WAIT = `
  update messages set waits = jsonb_build_object('code', $4::text, 'text', $5::text, 'until', $6::text, 'since',
    case when waits->>'code' = $9 then $7::timestamptz - ((waits->>'until')::timestamptz - (waits->>'since')::timestamptz) else coalesce((waits->>'since')::timestamptz, $7::timestamptz) end)
  where store_id = $1 and conversation_id = $2 and account_id = $3 and is_waiting and status = 'queued'
    and (id = $8 or waits->>'code' is distinct from $9 or coalesce(next_attempt_at, $7::timestamptz) <= $7::timestamptz)
  returning *`;

/** $4: the provider reports "sent" by itself, so accepted is not sent yet. Nothing when try $5 was reported as failed already, and another one follows. */
export const ACCEPT_MESSAGE = `
  update messages set external_id = coalesce(external_id, $3), unknown_since = null, next_attempt_at = null, waits = null,
    status = case when $4 or message_status_rank(status) >= message_status_rank('sent') then status else 'sent' end
  where store_id = $1 and id = $2 and not exists (select from attempts a where a.store_id = $1 and a.id = $5 and a.state = 'failed')
  returning *`;

/** Reported as failed, and to be tried again from $3 on. */
export const TRY_AGAIN = `
  update messages set status = 'queued', external_id = null, failure = null, next_attempt_at = $3 where store_id = $1 and id = $2 and status = 'failed' returning *`;

/** Whether a message that was tried before still waits: a report of an earlier try may have come just now. Whoever brings one waits for the commit. */
export const STILL_WAITS = `select from messages where store_id = $1 and id = $2 and is_waiting and status = 'queued' for update`;

export const FAIL_MESSAGE = `
  update messages set status = 'failed', failure = $3, unknown_since = null, next_attempt_at = null, waits = null
  where store_id = $1 and id = $2 and message_status_rank(status) < message_status_rank('failed')
  returning *`;

export const MARK_UNKNOWN = `
  update messages m set status = 'unknown', unknown_since = $2, unknown_count = unknown_count + 1, waits = null
  from json_to_recordset($1::json) as n (store_id uuid, id uuid)
  where m.store_id = n.store_id and m.id = n.id and m.status = 'sending' and m.external_id is null
  returning m.*`;

/** Tried once more at most: whoever was unknown twice waits for a person. Unknown since before $1; those of bulk messages since before $2, which are left to people in any case. Others not of accounts $4. */
export const STALE_UNKNOWN = `
  select * from messages where is_waiting and (account_id <> all($4::uuid[]) or extra->>'bulk_message' is not null) and status = 'unknown' and unknown_count < 2 and unknown_since < greatest($1::timestamptz, $2::timestamptz)
    and unknown_since < case when extra->>'bulk_message' is null then $1::timestamptz else $2::timestamptz end
  order by unknown_since limit $3`;

export const REQUEUE_UNKNOWN = `
  update messages set status = 'queued', unknown_since = null where store_id = $1 and id = $2 and status = 'unknown' returning *`;

/** Counts as tried twice, so that the sweeper does not look at it for ever. */
export const LEAVE_UNKNOWN = `update messages set unknown_count = 2 where store_id = $1 and id = $2 and status = 'unknown'`;
