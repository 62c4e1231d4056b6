/** $3 id, $4 text, $5 user or null, $6 the key's name or null, $7 now. A newer one takes the place of an older one. */
export const PARK_REPLY = `
  insert into parked_replies (store_id, conversation_id, id, text, author_id, author_name, created_at) values ($1, $2, $3, $4, $5, $6, $7)
  on conflict (store_id, conversation_id) do update set id = excluded.id, text = excluded.text, author_id = excluded.author_id, author_name = excluded.author_name, created_at = excluded.created_at,
    refused_after = null, refusal = null
  returning *`;
export const GET_PARKED = 'select * from parked_replies where store_id = $1 and conversation_id = $2';
/** $3 its id: one that was changed meanwhile stays. */
export const TAKE_PARKED = 'delete from parked_replies where store_id = $1 and conversation_id = $2 and id = $3 returning *';
export const WITHDRAW_PARKED = 'delete from parked_replies where store_id = $1 and conversation_id = $2 returning *';
/** Of the conversations in $1 (JSON), those in which an answer waits. */
export const PARKED_AMONG = `
  select p.store_id, p.conversation_id from json_to_recordset($1::json) as c (store_id uuid, id uuid) join parked_replies p on p.store_id = c.store_id and p.conversation_id = c.id`;
/** It waits for the next message of the customer. $3 its id, $4 why it was refused. */
export const KEEP_REFUSAL = `
  update parked_replies p set refused_after = c.last_inbound_at, refusal = $4 from conversations c
  where p.store_id = $1 and p.conversation_id = $2 and p.id = $3 and c.store_id = p.store_id and c.id = p.conversation_id
  returning p.*`;
/** Answers whose customer wrote before $1 and for which nobody rang, oldest first; those refused since are not due. */
export const DUE_PARKED = `
  select p.store_id, p.conversation_id from parked_replies p join conversations c on c.store_id = p.store_id and c.id = p.conversation_id
  where c.last_inbound_at > p.created_at and c.last_inbound_at < $1 and (p.refused_after is null or c.last_inbound_at > p.refused_after)
  order by c.last_inbound_at limit $2`;
