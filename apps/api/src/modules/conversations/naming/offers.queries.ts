/**
 * The buttons or the list that a customer can answer now: the newest one in the conversation, with nothing said after it but pictures.
 * What never left is no offer, and takes none back. $1 lists conversations by account and customer. Runs through the door.
 */
export const LAST_OFFERS = `
  select n.store_id, n.account_id, n.customer_id, o.external_id, o.content, o.created_at, o.is_open
  from (select distinct * from json_to_recordset($1::json) as n (store_id uuid, account_id uuid, customer_id uuid)) n
  join conversations c on c.store_id = n.store_id and c.account_id = n.account_id and c.customer_id = n.customer_id
  cross join lateral (
    select m.external_id, m.content, m.created_at, not exists (
        select from messages later where later.store_id = m.store_id and later.conversation_id = m.conversation_id and later.direction = 'out'
          and later.status in ('sending', 'unknown', 'sent', 'delivered', 'read', 'played') and later.kind in ('text', 'buttons', 'list', 'template', 'flow') and (later.created_at, later.id) > (m.created_at, m.id)
      ) as is_open
    from messages m
    where m.store_id = c.store_id and m.conversation_id = c.id and m.account_id = n.account_id and m.direction = 'out' and (m.kind in ('buttons', 'list') or (m.kind = 'text' and m.content -> 'template' is not null))
      and m.status in ('sending', 'sent', 'delivered', 'read', 'played')
    order by m.created_at desc, m.id desc limit 3
  ) o`;
