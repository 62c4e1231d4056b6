// Customers' words to the store: no system note, no copy for another owner of the thread, no group message.
const FOR_THE_STORE = `direction = 'in' and kind <> 'system' and extra->>'origin' is null and extra->>'group_id' is null`;

/** Writes what a decision may change. The row is locked by the same transaction. */
export const SAVE_CONVERSATION = `
  update conversations set
    handler = $3, handler_version = $4, handler_changed_at = $5, hand_off_reason = $6, assignee_id = $7, state = $8, snoozed_until = $9, unread_count = $10, updated_at = $11
  where store_id = $1 and id = $2
  returning *`;

/** Ends the open turn without the assistant. $3 the new turn's id, $4 its reason, $5 now. No row when nothing waited for an answer. */
export const CLOSE_OPEN_TURN = `
  with pending as (
    select id from messages where store_id = $1 and conversation_id = $2 and turn_id is null and ${FOR_THE_STORE}
  ), turn as (
    insert into turns (store_id, id, conversation_id, silence_reason, closed_at) select $1, $3, $2, $4, $5 where exists (select from pending) returning id
  )
  update messages m set turn_id = turn.id from turn where m.store_id = $1 and m.id in (select id from pending) returning m.id`;

/** A worker that still answers it finds its lease gone. */
export const FORGET_TURN = `
  update conversations set turn_due_at = null, turn_failures = 0, turn_lease_until = null, turn_lease_token = null where store_id = $1 and id = $2 returning *`;

/** What the customer wrote after the last message that went out waits for an answer again; that the assistant could not answer ($3 the reason of that hand-off, or how its turn ended) is no answer. Times of one clock: ours. */
export const REOPEN_TURN = `
  update messages set turn_id = null
  where store_id = $1 and conversation_id = $2 and ${FOR_THE_STORE} and created_at > coalesce((
      select max(o.created_at) from messages o
      where o.store_id = $1 and o.conversation_id = $2 and o.direction = 'out' and o.kind <> 'reaction' and o.status is distinct from 'failed'
        and not exists (select from runs r where r.store_id = o.store_id and r.id = o.run_id and r.hand_off_reason = $3)
        and not exists (select from turns t where o.author = 'assistant' and t.store_id = o.store_id and t.conversation_id = o.conversation_id and t.closed_at = o.created_at and t.silence_reason = 'provider_failure')), '-infinity')
  returning id`;

/** $3 now. */
export const MAKE_TURN_DUE = `
  update conversations set turn_due_at = $3, turn_opened_at = $3, turn_version = turn_version + 1, turn_failures = 0, turn_lease_until = null, turn_lease_token = null where store_id = $1 and id = $2 returning *`;

export const INSERT_HISTORY = `
  insert into conversation_events (store_id, id, conversation_id, type, actor, actor_id, detail, occurred_at)
  select $1, n.id, $2, n.type, $3, $4, n.detail, $5
  from json_to_recordset($6::json) as n (id uuid, type text, detail jsonb)`;

export const CLOSE_EPISODE = `update episodes set resolved_at = $3, resolved_by = $4 where store_id = $1 and conversation_id = $2 and resolved_at is null`;
export const OPEN_EPISODE = `
  insert into episodes (store_id, conversation_id, id, opened_at) values ($1, $2, $3, $4)
  on conflict (store_id, conversation_id) where resolved_at is null do nothing`;

/** Snoozed conversations whose time has come, across stores. $1 now. */
export const WAKE_SNOOZED = `
  with woken as (
    update conversations set state = 'open', snoozed_until = null, updated_at = $1
    where (store_id, id) in (select store_id, id from conversations where state = 'snoozed' and snoozed_until <= $1 order by snoozed_until limit 500 for update skip locked)
    returning *
  ), told as (
    insert into conversation_events (store_id, id, conversation_id, type, actor, occurred_at) select store_id, gen_random_uuid(), id, 'woken', 'system', $1 from woken
  )
  select * from woken`;

/** A row when the last word of a conversation is a person's and not newer than $3. */
export const IS_QUIET = `
  select 1 from (
    select direction, author, created_at from messages where store_id = $1 and conversation_id = $2 and kind not in ('reaction', 'system') order by created_at desc, id desc limit 1
  ) last where last.direction = 'out' and last.author in ('user', 'api', 'device') and last.created_at <= $3`;
