/** Through the door: stores whose rules are to be looked at, those first that waited longest. */
export const STORES_WITH_RULES = 'select store_id from notification_rules where enabled group by store_id order by min(seen_until) limit $1';

export const ENABLED_RULES = 'select * from notification_rules where store_id = $1 and enabled order by id';
/** Rules with something to send. $2 now. */
export const RULES_WITH_WORK = `
  select distinct rule_id from notifications where store_id = $1 and state = 'pending' and (not_before is null or not_before <= $2)`;
export const LOCK_RULE = 'select * from notification_rules where store_id = $1 and id = $2 for update';

/** JSON list of occurrences; one that is known already stays as it is. */
export const INSERT_NOTIFICATIONS = `
  insert into notifications (store_id, id, rule_id, rule_name, occurrence, occurred_at, customer_id, conversation_id, order_id, facts, state, reason_code, reason_text, created_at, settled_at)
  select $1, n.id, $2, $3, n.occurrence, n.occurred_at, n.customer_id, n.conversation_id, n.order_id, n.facts, n.state, n.reason_code, n.reason_text, $5::timestamptz, case when n.state = 'skipped' then $5::timestamptz end
  from json_to_recordset($4::json) as n (id uuid, occurrence text, occurred_at timestamptz, customer_id uuid, conversation_id uuid, order_id uuid, facts jsonb, state text, reason_code text, reason_text text)
  on conflict (store_id, rule_id, occurrence) do nothing returning id, state, reason_code`;
export const SEEN = 'update notification_rules set seen_until = greatest(seen_until, $3) where store_id = $1 and id = $2';

/** The next one of a rule; $3 now. Whoever asks at the same time gets another. */
export const CLAIM = `
  select * from notifications where store_id = $1 and rule_id = $2 and state = 'pending' and (not_before is null or not_before <= $3)
  order by created_at, id limit 1 for update skip locked`;
/** Another one went to the same person since $4: one that failed did not. */
export const SENT_SINCE = `
  select 1 from notifications n where n.store_id = $1 and n.rule_id = $2 and n.recipient_id = $3 and n.state = 'written' and n.settled_at > $4
    and not exists (select from messages m where m.store_id = n.store_id and m.id = n.message_id and m.status = 'failed') limit 1`;
export const SETTLE = `
  update notifications set state = $3, reason_code = $4, reason_text = $5, recipient_id = $6, message_id = $7, settled_at = $8, not_before = null where store_id = $1 and id = $2`;
export const HOLD = `update notifications set not_before = $3, tries = tries + $4 where store_id = $1 and id = $2 and state = 'pending' returning tries`;
/** What is due of a rule waits until $4; $3 now. */
export const HOLD_DUE = `update notifications set not_before = $4 where store_id = $1 and rule_id = $2 and state = 'pending' and (not_before is null or not_before <= $3)`;
/** What is due of a rule and known since before $4; at most $5. $3 now. */
export const GIVE_UP_LATE = `
  update notifications set state = 'skipped', reason_code = $6, reason_text = $7, settled_at = $3, not_before = null
  where store_id = $1 and id in (
    select id from notifications where store_id = $1 and rule_id = $2 and state = 'pending' and created_at < $4 and (not_before is null or not_before <= $3) order by created_at, id limit $5)
  returning *`;
export const PERSON = 'select r.id, r.phone from customers c join customers r on r.store_id = c.store_id and r.id = coalesce(c.merged_into, c.id) where c.store_id = $1 and c.id = $2';

/** What a rule that is off or gone had still to send. */
export const GIVE_UP_PENDING = `
  update notifications set state = 'skipped', reason_code = $3, reason_text = $4, settled_at = $5, not_before = null where store_id = $1 and rule_id = $2 and state = 'pending' returning id`;

/** The wish that an occurrence of "back in stock" begins with. */
const WISH = `split_part(n.occurrence, ':', 1)::uuid`;
/** Whom, for what. $2 the notification. */
export const WISH_OF = `select w.customer_id, w.variant_id from notifications n join stock_wishes w on w.store_id = n.store_id and w.id = ${WISH} where n.store_id = $1 and n.id = $2`;

/**
 * A cart that is still as it was left, a conversation that still waits, an order that was not called off meanwhile (unless that is the news) and is still on its way where that is told at once, something of which there are still so few, something that can still be had by somebody
 * whom no rule told, a date that is still that day, an order that is still promised for it and to come or to be asked about; nothing else passes. $2 the notification.
 */
export const STILL_TRUE = `
  select 1 from notifications n where n.store_id = $1 and n.id = $2 and case (select r.trigger from notification_rules r where r.store_id = n.store_id and r.id = n.rule_id)
    when 'cart_abandoned' then exists (select from orders o where o.store_id = n.store_id and o.id = n.order_id and o.status = 'draft' and o.id || ':' || o.version = n.occurrence)
    when 'conversation_waiting' then exists (select from conversations c where c.store_id = n.store_id and c.id = n.conversation_id and c.handler = 'waiting' and c.state <> 'resolved')
    when 'back_in_stock' then exists (
      select from stock_wishes w join product_variants v on v.store_id = w.store_id and v.id = w.variant_id join products p on p.store_id = v.store_id and p.id = v.product_id
        join notification_rules r on r.store_id = n.store_id and r.id = n.rule_id
      where w.store_id = n.store_id and w.id = ${WISH} and w.id || ':' || (extract(epoch from w.returned_at) * 1000)::bigint = n.occurrence
        and w.withdrawn_at is null and (w.told_at is null or r.recipient <> 'customer') and (v.stock is null or v.stock > 0) and p.status = 'active')
    when 'low_stock' then exists (
      select from stock_falls f join product_variants v on v.store_id = f.store_id and v.id = f.variant_id join notification_rules r on r.store_id = n.store_id and r.id = n.rule_id
      where f.store_id = n.store_id and f.id::text = n.occurrence and v.stock <= r.stock_level)
    when 'date' then exists (select from customer_dates d where d.store_id = n.store_id and d.id = split_part(n.occurrence, ':', 1)::uuid and d.day::text = split_part(n.occurrence, ':', 2))
    when 'promised_day' then exists (
      select from orders o join notification_rules r on r.store_id = o.store_id and r.id = n.rule_id
      where o.store_id = n.store_id and o.id = n.order_id and o.promised_day::text = split_part(n.occurrence, ':', 2) and o.status not in ('cancelled', 'refunded') and (r.day_offset > 0 or o.status <> 'delivered'))
    when 'order_status' then exists (
      select from orders o join notification_rules r on r.store_id = o.store_id and r.id = n.rule_id
      where o.store_id = n.store_id and o.id = n.order_id and (o.status not in ('cancelled', 'refunded') or o.status = r.order_status)
        and (r.wait_minutes > 0 or r.order_status not in ('preparing', 'shipped') or o.status = r.order_status))
    else true end`;
