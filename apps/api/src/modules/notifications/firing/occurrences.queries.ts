import type { NotificationTrigger } from '#contracts';

// $1 store, $2 after, $3 until, $4 minutes that are waited, $5 the rule whose log leaves out what it has, or null, $6 how many, $7 a status or a name.
// `after` and `until` are moved back by the wait instead of the rows forward, so that the indexes serve.
const SINCE = `($2::timestamptz - make_interval(mins => $4::int))`;
const UNTIL = `($3::timestamptz - make_interval(mins => $4::int))`;
const waited = (column: string): string => `${column} + make_interval(mins => $4::int) as at`;

/** The first time an order became so. Later ones wait for nobody whose order was given up meanwhile. */
const ORDER_STATUS = `
  select e.order_id || ':' || e.to_status as key, ${waited('e.occurred_at')}, o.customer_id, o.conversation_id, o.id as order_id, '{}'::jsonb as data
  from order_events e join orders o on o.store_id = e.store_id and o.id = e.order_id
  where e.store_id = $1 and e.type = 'status_changed' and e.to_status = $7 and e.occurred_at > ${SINCE} and e.occurred_at <= ${UNTIL}
    and ($4::int = 0 or o.status not in ('cancelled', 'refunded') or o.status = $7)
    and not exists (select from order_events b where b.store_id = e.store_id and b.order_id = e.order_id and b.type = 'status_changed' and b.to_status = e.to_status and b.id < e.id)`;

/** Carts with something in them, once for each time that they were left. */
const CART_ABANDONED = `
  select o.id || ':' || o.version as key, ${waited('o.updated_at')}, o.customer_id, o.conversation_id, o.id as order_id, '{}'::jsonb as data
  from orders o where o.store_id = $1 and o.status = 'draft' and o.updated_at > ${SINCE} and o.updated_at <= ${UNTIL}
    and exists (select from order_lines l where l.store_id = o.store_id and l.order_id = o.id)`;

/** Handed off, and until then nobody took it, gave it back or closed it. */
const CONVERSATION_WAITING = `
  select e.id::text as key, ${waited('e.occurred_at')}, c.customer_id, c.id as conversation_id, null::uuid as order_id, jsonb_build_object('waiting_minutes', $4::int) as data
  from conversation_events e join conversations c on c.store_id = e.store_id and c.id = e.conversation_id
  where e.store_id = $1 and e.type = 'handed_off' and e.occurred_at > ${SINCE} and e.occurred_at <= ${UNTIL}
    and not exists (select from conversation_events n where n.store_id = e.store_id and n.conversation_id = e.conversation_id and n.type in ('taken_over', 'returned_to_ai', 'resolved')
      and n.occurred_at >= e.occurred_at and n.occurred_at <= e.occurred_at + make_interval(mins => $4::int))`;

const FIRST_CONTACT = `
  select c.id::text as key, ${waited('c.created_at')}, c.id as customer_id, null::uuid as conversation_id, null::uuid as order_id, '{}'::jsonb as data
  from customers c where c.store_id = $1 and c.merged_into is null and c.created_at > ${SINCE} and c.created_at <= ${UNTIL}
    and exists (select from conversations v where v.store_id = c.store_id and v.customer_id = c.id and v.last_inbound_at is not null)`;

/** Once for each time that it came back while they waited. */
const BACK_IN_STOCK = `
  select w.id || ':' || (extract(epoch from w.returned_at) * 1000)::bigint as key, ${waited('w.returned_at')}, w.customer_id, null::uuid as conversation_id, null::uuid as order_id, w.variant_id, '{}'::jsonb as data
  from stock_wishes w where w.store_id = $1 and w.withdrawn_at is null and w.returned_at > ${SINCE} and w.returned_at <= ${UNTIL}`;

/** Once for each time that so few ($7) or fewer were left, where there were more. */
const LOW_STOCK = `
  select f.id::text as key, ${waited('f.at')}, null::uuid as customer_id, null::uuid as conversation_id, null::uuid as order_id, f.variant_id, jsonb_build_object('product_stock', f.after) as data
  from stock_falls f join product_variants v on v.store_id = f.store_id and v.id = f.variant_id join products p on p.store_id = v.store_id and p.id = v.product_id
  where f.store_id = $1 and f.before > $7::int and f.after <= $7::int and p.status = 'active' and f.at > ${SINCE} and f.at <= ${UNTIL}`;

const CUSTOM_EVENT = `
  select e.id::text as key, ${waited('e.occurred_at')}, e.customer_id, null::uuid as conversation_id, null::uuid as order_id, e.data
  from notification_events e where e.store_id = $1 and e.name = $7 and e.occurred_at > ${SINCE} and e.occurred_at <= ${UNTIL}`;

/** Triggers that are found by their time of happening; the others by the clock. */
type Happening = Exclude<NotificationTrigger, 'daily' | 'date' | 'promised_day'>;
const NAMED: Readonly<Record<Happening, string>> = {
  order_status: ORDER_STATUS, cart_abandoned: CART_ABANDONED, conversation_waiting: CONVERSATION_WAITING, first_contact: FIRST_CONTACT, back_in_stock: BACK_IN_STOCK, low_stock: LOW_STOCK, custom_event: CUSTOM_EVENT,
};
const NOT_LOGGED = 'not exists (select from notifications n where n.store_id = $1 and n.rule_id = $5::uuid and n.occurrence = x.key)';
/** What happened, the oldest first. */
export function occurrences(trigger: Happening): string {
  return `select x.* from (${NAMED[trigger]}) x
    where ${NOT_LOGGED} order by x.at, x.key limit $6`;
}

/** A day as the index of dates has it: 229 is the 29th of February. */
const monthDay = (column: string): string => `extract(month from ${column}) * 100 + extract(day from ${column})`;
/** From days $2, each with its time $3, the days that lie so many ($4) before them. */
const TURNS = `(select day, at, day - $4::int as ref from unnest($2::date[], $3::timestamptz[]) as n(day, at)) t`;
/**
 * Customers whose date `$7` is so many days ($4) before one of the days $2, at its time $3. What repeats on the 29th of February is on the 28th in other years.
 * $1 store, $5 the rule whose log leaves out what it has, or null, $6 how many.
 */
export const DATED = `
  select x.* from (
    select d.id || ':' || d.day || ':' || t.day as key, t.at, d.customer_id, null::uuid as conversation_id, null::uuid as order_id, jsonb_build_object('on', to_char(t.ref, 'YYYY-MM-DD')) as data
    from ${TURNS}
    join customer_dates d on d.store_id = $1 and d.name = $7 and (${monthDay('d.day')}) = any(array[${monthDay('t.ref')}, case when ${monthDay('t.ref')} = 228 and extract(month from t.ref + 1) = 3 then 229 end])
      and (d.day = t.ref or (d.repeats_yearly and d.day < t.ref))
  ) x where ${NOT_LOGGED} order by x.at, x.key limit $6`;

/** Orders promised for a day that is so many days before one of the days $2. What has arrived needs no announcement; what was called off needs nothing. */
export const PROMISED = `
  select x.* from (
    select o.id || ':' || o.promised_day || ':' || t.day as key, t.at, o.customer_id, o.conversation_id, o.id as order_id, '{}'::jsonb as data
    from ${TURNS}
    join orders o on o.store_id = $1 and o.promised_day = t.ref and o.number is not null and o.status not in ('cancelled', 'refunded') and ($4::int > 0 or o.status <> 'delivered')
  ) x where ${NOT_LOGGED} order by x.at, x.key limit $6`;

export const KNOWN_OFFERS = `
  select v.id, p.title, case when (select count(*) from product_variants o where o.store_id = v.store_id and o.product_id = v.product_id) > 1 then v.title else '' end as variant_title,
    v.price::float8 as price, v.currency, p.url
  from product_variants v join products p on p.store_id = v.store_id and p.id = v.product_id where v.store_id = $1 and v.id = any($2::uuid[])`;

export const KNOWN_PEOPLE = `
  select c.id, coalesce(c.name, c.profile_name) as name, c.phone from customers c where c.store_id = $1 and c.id = any($2::uuid[])`;

export const KNOWN_ORDERS = `
  select o.id, o.number, o.status, o.source, to_char(o.promised_day, 'YYYY-MM-DD') as promised_day, o.currency, o.total::float8 as total, o.delivery_method, o.delivery,
    (select string_agg(l.quantity || ' × ' || l.title || case when l.variant_title in ('', l.title) then '' else ' (' || l.variant_title || ')' end, ', ' order by l.position, l.id)
      from order_lines l where l.store_id = o.store_id and l.order_id = o.id) as items,
    (select coalesce(sum(l.quantity), 0)::int from order_lines l where l.store_id = o.store_id and l.order_id = o.id) as item_count
  from orders o where o.store_id = $1 and o.id = any($2::uuid[])`;

/** What happened in the 24 hours before $2, in currency $3. */
export const DAY_IN_NUMBERS = `
  with placed as (
    select o.total, o.currency, o.status from orders o where o.store_id = $1 and o.id in (
      select e.order_id from order_events e where e.store_id = $1 and e.type = 'status_changed' and e.to_status = 'placed' and e.occurred_at > $2::timestamptz - interval '24 hours' and e.occurred_at <= $2))
  select (select count(*)::int from placed where status <> 'cancelled') as orders,
    (select coalesce(sum(total), 0)::float8 from placed where status not in ('cancelled', 'refunded') and currency = $3) as revenue,
    (select count(*)::int from customers where store_id = $1 and created_at > $2::timestamptz - interval '24 hours' and created_at <= $2 and merged_into is null) as new_customers`;
