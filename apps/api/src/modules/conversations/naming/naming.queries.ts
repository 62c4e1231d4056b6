import { waIdOf } from '../outbox.queries.js';

/** Nothing when an echo was faster and has named it. */
export const EXPECT_NAME = `
  insert into provisional_sends (store_id, account_id, provisional_id, message_id, due_at, created_at)
  select $1, $2, $3, $4, $5, $6 from messages m where m.store_id = $1 and m.id = $4 and m.external_id = $3
  on conflict do nothing`;

/** Due and not asked by anybody else at this moment. $3 the moment until which whoever takes it has it. */
export const TAKE_NAMELESS = `
  update provisional_sends set tries = tries + 1, due_at = $4
  where store_id = $1 and account_id = $2 and provisional_id = $3 and due_at <= $5
  returning message_id, tries`;
export const ASK_AGAIN_AT = `update provisional_sends set due_at = $4 where store_id = $1 and account_id = $2 and provisional_id = $3`;
/** Takes the try back that `TAKE_NAMELESS` counted. */
export const PUT_OFF = `update provisional_sends set due_at = $4, tries = greatest(tries - 1, 0) where store_id = $1 and account_id = $2 and provisional_id = $3`;
export const DUE_NAMELESS = `
  select p.store_id, p.account_id, p.provisional_id from provisional_sends p
  join accounts a on a.store_id = p.store_id and a.id = p.account_id and a.status = 'active' and a.paused_at is null
  where p.due_at <= $1 order by p.due_at limit $2`;

/** Our messages that an echo may be: on their way, or known by a provisional name. $1 lists echoes; oldest first. Runs through the door. */
export const ECHO_CANDIDATES = `
  select n.ordinal, m.* , p.provisional_id from json_to_recordset($1::json) as n (ordinal int, store_id uuid, account_id uuid, customer_id uuid)
  join conversations c on c.store_id = n.store_id and (c.customer_id = n.customer_id or c.customer_id in (select k.id from customers k where k.store_id = n.store_id and k.merged_into = n.customer_id))
  join messages m on m.store_id = c.store_id and m.conversation_id = c.id and m.account_id = n.account_id and m.direction = 'out' and m.author <> 'device'
  left join provisional_sends p on p.store_id = m.store_id and p.message_id = m.id
  where p.provisional_id is not null or (m.status in ('sending', 'unknown') and m.external_id is null)
  order by n.ordinal, m.created_at, m.id`;

/** Echoes whose message is stored under its lasting name already. $1 lists echoes. */
export const KNOWN_ECHOES = `
  select m.account_id, m.external_id, m.direction = 'out' and m.author <> 'device' as is_ours
  from (select distinct * from json_to_recordset($1::json) as n (store_id uuid, account_id uuid, external_id text)) n
  join messages m using (store_id, account_id, external_id)`;

/**
 * Whose chats these are that are named by a hidden id: `is_known` when a customer has it, else the number of whoever our message of that
 * name went to. $1 lists echoes.
 */
export const CHATS_OF_ECHOES = `
  select exists (select from customer_identities k where k.store_id = n.store_id and k.kind = 'lid' and k.value = n.lid) as is_known, ours.phone
  from json_to_recordset($1::json) as n (ordinal int, store_id uuid, account_id uuid, external_id text, sent_as text, lid text)
  left join lateral (
    select coalesce(${waIdOf('u')}, ltrim(u.phone, '+')) as phone
    from messages m join conversations c on c.store_id = m.store_id and c.id = m.conversation_id
    join customers k on k.store_id = c.store_id and k.id = c.customer_id join customers u on u.store_id = k.store_id and u.id = coalesce(k.merged_into, k.id)
    where m.store_id = n.store_id and m.account_id = n.account_id and m.external_id in (n.external_id, n.sent_as) and m.direction = 'out' and m.author <> 'device' limit 1
  ) ours on true order by n.ordinal`;

/** What was taken for a message typed on the phone before its name was known. $1 lists names. */
export const DROP_COPIES = `
  delete from messages m using json_to_recordset($1::json) as n (store_id uuid, account_id uuid, message_id uuid, external_id text)
  where m.store_id = n.store_id and m.account_id = n.account_id and m.external_id = n.external_id and m.id <> n.message_id and m.author = 'device'
  returning m.*`;
export const NAME_MESSAGES = `
  update messages m set external_id = n.external_id
  from json_to_recordset($1::json) as n (store_id uuid, account_id uuid, message_id uuid, external_id text)
  where m.store_id = n.store_id and m.id = n.message_id and m.external_id is distinct from n.external_id
    and not exists (select from messages o where o.store_id = n.store_id and o.account_id = n.account_id and o.external_id = n.external_id)
  returning m.*`;
export const NAMES_KNOWN = `
  delete from provisional_sends p using json_to_recordset($1::json) as n (store_id uuid, message_id uuid)
  where p.store_id = n.store_id and p.message_id = n.message_id`;
/** Nobody will tell its name: it was accepted, and that is all that is known. */
export const STAYS_NAMELESS = `
  with gone as (delete from provisional_sends where store_id = $1 and account_id = $2 and provisional_id = $3 returning message_id)
  update messages m set status = 'sent' from gone where m.store_id = $1 and m.id = gone.message_id and message_status_rank(m.status) < message_status_rank('sent')
  returning m.*`;
