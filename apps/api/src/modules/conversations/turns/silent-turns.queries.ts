import { UNANSWERED } from './turns.queries.js';

/** Turns that are due and in nobody's hands. $2 now, $3 also those that the assistant has, $4 how many. */
export const DUE_SILENT_TURNS = `
  select c.*, s.subscription_status, s.trial_ends_at from conversations c join stores s on s.id = c.store_id
  where c.store_id = $1 and c.turn_due_at <= $2 and (c.turn_lease_until is null or c.turn_lease_until < $2) and ($3 or c.handler <> 'ai')
  order by c.turn_due_at limit $4`;

/** When the next of them is due; one that was passed over is due already. $2 now, $3 also those that the assistant has. */
export const NEXT_SILENT_TURN = `
  select min(turn_due_at) as due from conversations
  where store_id = $1 and turn_due_at is not null and (turn_lease_until is null or turn_lease_until < $2) and ($3 or handler <> 'ai')`;

/** $2 now. */
export const OPEN_TURNS_OF_ASSISTANT = `
  select id from conversations
  where store_id = $1 and turn_due_at is not null and (turn_lease_until is null or turn_lease_until < $2) and handler = 'ai' order by turn_due_at`;

/**
 * Ends those of the named turns that are as they were seen; whoever is being written to at this moment is passed over. $2 conversations,
 * $3 and $4 their handler's and turn's versions, $5 now. Locked in the order of intake, so that nobody waits crosswise, and one by one by their
 * keys (`offset 0` and the array keep Postgres to that): where turns used to be few, it would go through all of a backlog for each.
 */
export const CLOSE_SILENT_TURNS = `
  with mine as (
    select c.id from (select * from unnest($2::uuid[], $3::int[], $4::int[]) as seen (id, handler_version, turn_version) order by id) n
    cross join lateral (select * from conversations where store_id = $1 and id = n.id offset 0 for update skip locked) c
    where c.handler_version = n.handler_version and c.turn_version = n.turn_version
      and c.turn_due_at is not null and (c.turn_lease_until is null or c.turn_lease_until < $5)
  )
  update conversations c set turn_due_at = null, turn_lease_until = null, turn_lease_token = null, turn_failures = 0, updated_at = $5
  where c.store_id = $1 and c.id = any(array(select id from mine))
  returning c.*`;

/** $2 turns, $3 their conversations, $4 their reasons, $5 now. */
export const INSERT_SILENT_TURNS = `
  insert into turns (store_id, id, conversation_id, silence_reason, closed_at)
  select $1, id, conversation_id, reason, $5 from unnest($2::uuid[], $3::uuid[], $4::text[]) as n (id, conversation_id, reason)`;

/** $2 turns by their conversations, a JSON object; $3 the conversations. No join: of a backlog, every message would be compared with every turn. */
export const CLOSE_SILENT_MESSAGES = `
  update messages set turn_id = ($2::jsonb->>conversation_id::text)::uuid
  where store_id = $1 and conversation_id = any($3::uuid[]) and ${UNANSWERED}`;
