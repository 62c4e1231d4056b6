/** $3 now, $4 lease end, $5 lease token. */
export const CLAIM_TURN = `
  update conversations c set turn_lease_until = $4, turn_lease_token = $5
  from customers p, stores s
  where c.store_id = $1 and c.id = $2 and c.turn_due_at <= $3 and (c.turn_lease_until is null or c.turn_lease_until < $3)
    and p.store_id = c.store_id and p.id = c.customer_id and s.id = c.store_id
  returning c.*, coalesce(p.name, p.profile_name) as customer_name, p.locale as customer_locale, s.subscription_status, s.trial_ends_at`;

/** The newest fifty: whoever writes more is answered on what was written last. Newest first. */
export const MESSAGES_TO_ANSWER = `
  select * from messages
  where store_id = $1 and conversation_id = $2 and direction = 'in' and turn_id is null and kind <> 'system'
    and extra->>'origin' is null and extra->>'group_id' is null
  order by occurred_at desc, id desc limit 50`;

/** All of them, the unread ones of a flood too. $3 the turn. Nothing newer can be among them: it would have changed the turn's version. */
export const CLOSE_MESSAGES = `
  update messages set turn_id = $3
  where store_id = $1 and conversation_id = $2 and direction = 'in' and turn_id is null and kind <> 'system' and extra->>'origin' is null and extra->>'group_id' is null`;

/** $3, $4: time and id of the turn's first message; $5 how many, newest first. */
export const HISTORY_BEFORE = `
  select * from messages
  where store_id = $1 and conversation_id = $2 and (occurred_at, id) < ($3, $4) and kind <> 'system' and deleted_at is null
  order by occurred_at desc, id desc limit $5`;

export const TURN_STILL_OPEN = `
  select 1 from conversations
  where store_id = $1 and id = $2 and turn_lease_token = $3 and handler_version = $4 and turn_version = $5`;

export const LOCK_CONVERSATION = `select * from conversations where store_id = $1 and id = $2 for update`;

/** $3 the lease that is given back. */
export const GIVE_TURN_BACK = `
  update conversations set turn_lease_until = null, turn_lease_token = null where store_id = $1 and id = $2 and turn_lease_token = $3`;

/** $3 when it is due, $4 the lease that is given back. */
export const POSTPONE_TURN = `
  update conversations set turn_due_at = greatest(turn_due_at, $3), turn_lease_until = null, turn_lease_token = null
  where store_id = $1 and id = $2 and turn_lease_token = $4`;

/** $3 now, $4 hands off, $5 its reason, $6 preview or null. */
export const CLOSE_TURN = `
  update conversations set
    turn_due_at = null, turn_lease_until = null, turn_lease_token = null,
    handler = case when $4 then 'waiting' else handler end,
    handler_version = handler_version + case when $4 then 1 else 0 end,
    handler_changed_at = case when $4 then $3 else handler_changed_at end,
    hand_off_reason = case when $4 then $5 else hand_off_reason end,
    preview = coalesce($6, preview), last_message_at = case when $6::text is null then last_message_at else $3 end, updated_at = $3
  where store_id = $1 and id = $2
  returning *`;

/**
 * Messages to send, from one JSON list. WhatsApp tells times in seconds, so ours are cut to seconds too: within one second
 * the thread goes by id, which is the order in which we learned of the messages.
 */
export const INSERT_OUTGOING = `
  insert into messages (store_id, id, conversation_id, account_id, direction, author, author_id, kind, content, text, status, run_id, handler_version,
    reply_to_external_id, occurred_at, created_at)
  select store_id, id, conversation_id, account_id, 'out', author, author_id, kind, content, text, 'queued', run_id, handler_version, reply_to_external_id, date_trunc('second', occurred_at), occurred_at
  from json_to_recordset($1::json) as n (store_id uuid, id uuid, conversation_id uuid, account_id uuid, author text, author_id uuid, kind text, content jsonb,
    text text, run_id uuid, handler_version int, reply_to_external_id text, occurred_at timestamptz)
  order by id
  returning *`;
