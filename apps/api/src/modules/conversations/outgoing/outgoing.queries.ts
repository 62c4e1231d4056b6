/** What the thread's list line shows after a message went into the queue. $3 preview, $4 now. */
export const TOUCH_BY_OUTGOING = `
  update conversations set preview = $3, last_message_at = greatest(last_message_at, $4), updated_at = $4 where store_id = $1 and id = $2 returning *`;

/** The store's own reaction to a bubble, shown at once. */
export const KEEP_OWN_REACTION = `
  insert into reactions (store_id, account_id, target_external_id, reactor, emoji, occurred_at) values ($1, $2, $3, 'store', $4, $5)
  on conflict (store_id, account_id, target_external_id, reactor) do update set emoji = excluded.emoji, occurred_at = excluded.occurred_at`;

export const HAS_ACCOUNTS = `select 1 from accounts where store_id = $1 and removed_at is null limit 1`;

export const INSERT_CONVERSATION = `
  insert into conversations (store_id, id, account_id, customer_id, handler_changed_at, last_message_at, created_at, updated_at)
  values ($1, $2, $3, $4, $5, $5, $5, $5)
  on conflict (store_id, account_id, customer_id) do nothing`;
export const LOCK_CONVERSATION_WITH = `select * from conversations where store_id = $1 and account_id = $2 and customer_id = $3 for update`;

/**
 * Back into the queue, as if it had never been tried: a new round of tries begins, and its attempts stay as a record. An assistant's message is now the
 * wish of the person who pressed the button, so it counts for the conversation as it is ($4 its handler version), and goes through its
 * present account; a template belongs to its own. One of a bulk message is free of it, whose report tells what becomes of it ($5 now); whoever
 * takes its recipient at this moment settles it.
 */
export const REQUEUE_MESSAGE = `
  with again as (
    update messages set status = 'queued', external_id = null, failure = null, unknown_since = null, next_attempt_at = null, tries_before = attempt_count, handler_version = coalesce($4, handler_version),
      extra = case when extra->>'bulk_message' is null and extra->>'notification' is null then extra else extra || '{"by_person": true}' end,
      account_id = case when kind = 'template' then account_id else (select c.account_id from conversations c where c.store_id = $1 and c.id = $2) end
    where store_id = $1 and conversation_id = $2 and id = $3 and direction = 'out' and author <> 'device' and status in ('failed', 'unknown')
    returning *),
  recipient as (
    update bulk_recipients set state = 'written', skip_code = null, skip_text = null, not_before = null, written_at = coalesce(written_at, $5)
    where store_id = $1 and exists (select from again) and id in (select id from bulk_recipients where store_id = $1 and message_id = $3 and state in ('pending', 'skipped') for update skip locked))
  select * from again`;

/** The message that an earlier run of the same request made; $3 how far back requests are remembered. */
export const FIND_BY_REQUEST_KEY = 'select id, conversation_id from messages where store_id = $1 and request_key = $2 and created_at > $3';
/** A key used again after that time is a new one. */
export const FORGET_REQUEST_KEY = 'update messages set request_key = null where store_id = $1 and request_key = $2 and created_at <= $3';
export const KEEP_REQUEST_KEY = 'update messages set request_key = $3 where store_id = $1 and id = $2';

/** Conversations that nobody has to look at before the customer answers. $3 customers, $4 ids, $5 now. */
export const INSERT_QUIET_CONVERSATIONS = `
  insert into conversations (store_id, id, account_id, customer_id, state, handler_changed_at, last_message_at, created_at, updated_at)
  select $1, id, $2, customer_id, 'resolved', $5, $5, $5, $5 from (select * from unnest($3::uuid[], $4::uuid[]) as n (customer_id, id) order by 1) sorted
  on conflict (store_id, account_id, customer_id) do nothing`;
export const LOCK_BATCH = 'select id, customer_id from conversations where store_id = $1 and account_id = $2 and customer_id = any($3::uuid[]) order by id for update';
/** Conversations of messages $2, in the order of all who lock several. */
export const LOCK_CONVERSATIONS_OF = 'select id from conversations where store_id = $1 and id in (select conversation_id from messages where store_id = $1 and id = any($2::uuid[])) order by id for update';
/** Those that nobody has begun to send. */
export const DROP_BATCH = `delete from messages where store_id = $1 and id = any($2::uuid[]) and status = 'queued' and attempt_count = 0 returning *`;
/** Those that were turned away before: what was tried stays in the thread. $3 the failure. */
export const FAIL_BATCH = `
  update messages set status = 'failed', failure = $3, unknown_since = null, next_attempt_at = null, waits = null
  where store_id = $1 and id = any($2::uuid[]) and status = 'queued' and attempt_count > 0 returning *`;
export const INSERT_BATCH = `
  insert into messages (store_id, id, conversation_id, account_id, direction, author, author_id, kind, content, text, status, extra, occurred_at, created_at)
  select $1, id, conversation_id, $2, 'out', author, author_id, kind, content, text, 'queued', extra, date_trunc('second', $4::timestamptz), $4
  from json_to_recordset($3::json) as n (id uuid, conversation_id uuid, author text, author_id uuid, kind text, content jsonb, text text, extra jsonb)
  order by id`;
export const REQUEUE_BATCH = `
  update messages set status = 'queued', external_id = null, failure = null, unknown_since = null, next_attempt_at = null, unknown_count = 0, tries_before = attempt_count, extra = extra - 'by_person'
  where store_id = $1 and id = any($2::uuid[]) and (status = 'failed' or (status = 'unknown' and unknown_count >= 2)) returning id, conversation_id`;

/** Of bulk message $2 for the recipient of message $3, where it has any. */
export const QUIET_HOURS_OF_BULK = `
  select b.quiet_from, b.quiet_until, r.country from bulk_recipients r join bulk_messages b on b.store_id = r.store_id and b.id = r.bulk_id
  where r.store_id = $1 and r.bulk_id = $2 and r.message_id = $3 and b.quiet_from is not null and b.quiet_until is not null`;
/** Of the rule of notification $2, where it has any. */
export const QUIET_HOURS_OF_RULE = `
  select r.quiet_from, r.quiet_until from notifications n join notification_rules r on r.store_id = n.store_id and r.id = n.rule_id
  where n.store_id = $1 and n.id = $2 and r.quiet_from is not null and r.quiet_until is not null`;
