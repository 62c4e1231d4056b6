/** $3 now, $4 lease end, $5 lease token, $6 that of an earlier try of this process that could not be given back. */
export const CLAIM_TURN = `
  update conversations c set turn_lease_until = $4, turn_lease_token = $5
  from customers p, stores s
  where c.store_id = $1 and c.id = $2 and c.turn_due_at <= $3 and (c.turn_lease_until is null or c.turn_lease_until < $3 or c.turn_lease_token = $6)
    and p.store_id = c.store_id and p.id = c.customer_id and s.id = c.store_id
  returning c.*, coalesce(p.name, p.profile_name) as customer_name, p.locale as customer_locale, s.subscription_status, s.trial_ends_at,
    exists (select from orders o where o.store_id = c.store_id and o.conversation_id = c.id and o.status = 'draft') as has_cart`;

/** $3 now. */
export const DUE_LATER = `select turn_due_at as due, turn_lease_until > $3 as leased from conversations where store_id = $1 and id = $2`;

/** What is known of the file of message `t`: the words in a sound, what a photo shows. */
export const TOLD = `case when t.kind in ('audio', 'image') and t.direction = 'in' then (
    select jsonb_build_object('state', coalesce(f.transcript_state, f.description_state), 'text', f.transcript, 'seen', f.description) from media f where f.store_id = t.store_id and f.id = (t.content #>> '{media,mediaId}')::uuid
  ) end as told`;

/** Of the customer, and still without a turn that answered it or said why not. */
export const UNANSWERED = `direction = 'in' and turn_id is null and kind <> 'system' and extra->>'origin' is null and extra->>'group_id' is null and extra->>'consent' is null`;

/**
 * What a turn is about, oldest first: the newest fifty unanswered messages (whoever writes more is answered on what was written last), and the
 * $3 messages before them, with what is said in sounds and seen in photos.
 */
export const THREAD_OF_TURN = `
  with turn as (
    select * from messages where store_id = $1 and conversation_id = $2 and ${UNANSWERED} order by occurred_at desc, id desc limit 50
  ), history as (
    select m.* from (select occurred_at, id from turn order by occurred_at, id limit 1) first
    cross join lateral (
      select * from messages b
      where b.store_id = $1 and b.conversation_id = $2 and (b.occurred_at, b.id) < (first.occurred_at, first.id) and b.kind <> 'system' and b.deleted_at is null
      order by b.occurred_at desc, b.id desc limit $3
    ) m
  )
  select t.*, ${TOLD}
  from (select *, true as is_asked from turn union all select *, false from history) t order by occurred_at, id`;

/** All of them, the unread ones of a flood too. $3 the turn. Nothing newer can be among them: it would have changed the turn's version. */
export const CLOSE_MESSAGES = `
  update messages set turn_id = $3 where store_id = $1 and conversation_id = $2 and ${UNANSWERED}`;

export const INSERT_TURN = `insert into turns (store_id, id, conversation_id, run_id, silence_reason, closed_at) values ($1, $2, $3, $4, $5, $6)`;

export const INSERT_HAND_OFF = `
  insert into conversation_events (store_id, id, conversation_id, type, actor, detail, occurred_at) values ($1, $2, $3, 'handed_off', 'assistant', $4, $5)`;

/** Whether it is still wanted; whoever works on it keeps its lease, which is written only when it ends before $7. $6 its new end. */
export const KEEP_TURN = `
  with renewed as (
    update conversations set turn_lease_until = $6
    where store_id = $1 and id = $2 and turn_lease_token = $3 and handler_version = $4 and turn_version = $5 and turn_lease_until < $7)
  select 1 from conversations
  where store_id = $1 and id = $2 and turn_lease_token = $3 and handler_version = $4 and turn_version = $5`;

export const LOCK_CONVERSATION = `select * from conversations where store_id = $1 and id = $2 for update`;

/** $3 the lease that is given back. */
export const GIVE_TURN_BACK = `
  update conversations set turn_lease_until = null, turn_lease_token = null where store_id = $1 and id = $2 and turn_lease_token = $3`;

/** $3 the lease of an answer that a newer message overtook, $4 now: the wait for the end of the burst begins anew, so that not each message costs an answer. */
export const TURN_OVERTAKEN = `
  update conversations set turn_lease_until = null, turn_lease_token = null, turn_opened_at = $4 where store_id = $1 and id = $2 and turn_lease_token = $3`;

/** $3 when it is due again, $4 the lease that is given back, $5 and $6 its versions: what became pointless meanwhile has not failed. */
export const TURN_FAILED = `
  update conversations set
    turn_due_at = case when handler_version = $5 and turn_version = $6 then $3 else turn_due_at end,
    turn_failures = turn_failures + case when handler_version = $5 and turn_version = $6 then 1 else 0 end,
    turn_lease_until = null, turn_lease_token = null
  where store_id = $1 and id = $2 and turn_lease_token = $4`;

/** $3 when it is due, $4 the lease that is given back. */
export const POSTPONE_TURN = `
  update conversations set turn_due_at = greatest(turn_due_at, $3), turn_lease_until = null, turn_lease_token = null
  where store_id = $1 and id = $2 and turn_lease_token = $4`;

/** $3 now, $4 hands off, $5 its reason, $6 preview or null. Nothing when the turn is in other hands ($7) or something newer came in between: versions $8 and $9. */
export const CLOSE_TURN = `
  update conversations set
    turn_due_at = null, turn_lease_until = null, turn_lease_token = null, turn_failures = 0,
    handler = case when $4 then 'waiting' else handler end,
    handler_version = handler_version + case when $4 then 1 else 0 end,
    handler_changed_at = case when $4 then $3 else handler_changed_at end,
    hand_off_reason = case when $4 then $5 else hand_off_reason end,
    preview = coalesce($6, preview), last_message_at = case when $6::text is null then last_message_at else $3 end, updated_at = $3
  where store_id = $1 and id = $2 and turn_lease_token = $7 and handler_version = $8 and turn_version = $9
  returning *`;

/**
 * Messages to send, from one JSON list; `sending` are those that the same transaction begins to send. WhatsApp tells times in seconds, so ours are cut to seconds too: within one second
 * the thread goes by id, which is the order in which we learned of the messages.
 */
export const INSERT_OUTGOING = `
  insert into messages (store_id, id, conversation_id, account_id, direction, author, author_id, kind, content, text, status, attempt_count, run_id, handler_version,
    reply_to_external_id, occurred_at, created_at)
  select store_id, id, conversation_id, account_id, 'out', author, author_id, kind, content, text, coalesce(status, 'queued'), coalesce(attempt_count, 0), run_id, handler_version, reply_to_external_id, date_trunc('second', created_at), created_at
  from json_to_recordset($1::json) as n (store_id uuid, id uuid, conversation_id uuid, account_id uuid, author text, author_id uuid, kind text, content jsonb,
    text text, status text, attempt_count int, run_id uuid, handler_version int, reply_to_external_id text, created_at timestamptz)
  order by id
  returning *`;

/** The last time that people gave a conversation back, by returning or resolving it, and since when they had had it. Nothing when they never had it. */
export const LAST_HAND_BACK = `
  select h.since, r.occurred_at as at, h.reason from (
    select occurred_at from conversation_events where store_id = $1 and conversation_id = $2 and type in ('returned_to_ai', 'resolved') order by occurred_at desc, id desc limit 1
  ) r
  cross join lateral (
    select min(e.occurred_at) as since, (array_agg(e.detail->>'reason' order by e.occurred_at desc) filter (where e.type = 'handed_off'))[1] as reason
    from conversation_events e
    where e.store_id = $1 and e.conversation_id = $2 and e.type in ('handed_off', 'taken_over') and e.occurred_at <= r.occurred_at and e.occurred_at > coalesce((
      select max(p.occurred_at) from conversation_events p
      where p.store_id = $1 and p.conversation_id = $2 and p.type in ('returned_to_ai', 'resolved') and p.occurred_at < r.occurred_at), '-infinity')
  ) h
  where h.since is not null`;
