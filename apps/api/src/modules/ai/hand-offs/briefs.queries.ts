import { TOLD } from '../../conversations/index.js';

/** When people got a conversation that they still have: $1 store, $2 conversation. Nothing while the assistant has it. */
export const IN_HANDS_SINCE = `
  select min(e.occurred_at) as since from conversation_events e join conversations c on c.store_id = e.store_id and c.id = e.conversation_id and c.handler <> 'ai'
  where e.store_id = $1 and e.conversation_id = $2 and e.type in ('handed_off', 'taken_over') and e.occurred_at > coalesce((
    select max(p.occurred_at) from conversation_events p where p.store_id = $1 and p.conversation_id = $2 and p.type in ('returned_to_ai', 'resolved')), '-infinity')`;

/** The last $4 messages until $3, oldest first, with what is said in sounds and seen in photos. What a person wrote to take it is not among them. */
export const THREAD_UNTIL = `
  select t.*, ${TOLD}
  from (
    select * from messages where store_id = $1 and conversation_id = $2 and kind <> 'system' and deleted_at is null and created_at <= $3 order by occurred_at desc, id desc limit $4
  ) t order by occurred_at, id`;

/** Steps of the last $4 answers until $3, oldest first. */
export const STEPS_UNTIL = `
  select steps from (
    select id, started_at, steps from runs where store_id = $1 and conversation_id = $2 and state = 'completed' and started_at <= $3 order by started_at desc limit $4
  ) r order by started_at, id`;
