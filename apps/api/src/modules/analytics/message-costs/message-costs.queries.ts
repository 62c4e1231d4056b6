import type { TemplateCategory } from '#contracts';

// Costs are counted from what WhatsApp said of each message, never added up beside it. Ids begin with the time they were made at, so the primary key finds the days.

export interface ChargedRow {
  /** WhatsApp's words. */
  readonly category: string;
  readonly type: string;
  /** First day of the rate card in force; null where there was none yet. */
  readonly card: string | null;
  /** One number of those that begin alike: they are of one country. */
  readonly phone: string | null;
  readonly count: number;
}
/**
 * Delivered messages that WhatsApp spoke of a price for. $2 and $3: ids from and before, $4: first days of the store's rate cards, $5: only of this bulk message, or null.
 * WhatsApp charges what is delivered, and says so with `sent` and once more with `delivered` or `read`.
 */
export const CHARGED = `
  select f.pricing->>'category' as category, coalesce(f.pricing->>'type', 'regular') as type, card.day as card, min(c.phone) as phone, count(*)::int as count
  from messages m
  join lateral (
    select pricing, occurred_at from message_facts f
    where f.store_id = m.store_id and f.account_id = m.account_id and f.external_id = m.external_id and f.pricing->>'category' is not null
    order by f.occurred_at desc limit 1
  ) f on true
  join conversations v on v.store_id = m.store_id and v.id = m.conversation_id
  join customers c on c.store_id = v.store_id and c.id = v.customer_id
  left join lateral (select max(d)::text as day from unnest($4::date[]) d where d <= (f.occurred_at at time zone 'UTC')::date) card on true
  where m.store_id = $1 and m.id >= $2 and m.id < $3 and m.direction = 'out' and m.status in ('delivered', 'read', 'played')
    and ($5::uuid is null or exists (select from bulk_recipients r where r.store_id = m.store_id and r.message_id = m.id and r.bulk_id = $5))
  group by 1, 2, 3, left(c.phone, 6)`;

/** As `ChargedRow`, of the recipients of one bulk message. `day`: when WhatsApp told, `YYYY-MM-DD`. */
export interface ChargedOfBulk { readonly category: string; readonly type: string; readonly day: string; readonly country: string | null; readonly count: number }
/** As `CHARGED`, of bulk message $2. */
const CHARGED_OF_BULK = `
  select f.pricing->>'category' as category, coalesce(f.pricing->>'type', 'regular') as type, (f.occurred_at at time zone 'UTC')::date as day, r.country, count(*)::int as count
  from bulk_recipients r
  join messages m on m.store_id = r.store_id and m.id = r.message_id and m.status in ('delivered', 'read', 'played')
  join lateral (
    select pricing, occurred_at from message_facts f
    where f.store_id = m.store_id and f.account_id = m.account_id and f.external_id = m.external_id and f.pricing->>'category' is not null
    order by f.occurred_at desc limit 1
  ) f on true
  where r.store_id = $1 and r.bulk_id = $2 and r.state = 'written'
  group by 1, 2, 3, 4`;

export interface ByCountry { readonly country: string | null; readonly count: number }
/** Who is to get bulk message $2, or has got it, by country. */
const BULK_EXPECTED = `
  select r.country, count(*)::int as count from bulk_recipients r left join messages m on m.store_id = r.store_id and m.id = r.message_id
  where r.store_id = $1 and r.bulk_id = $2 and (r.state = 'pending' or (r.state = 'written' and m.status is distinct from 'failed')) group by 1`;

/** What was counted last stands beside each; null before the first time. */
export interface BulkRow {
  readonly id: string;
  readonly state: string;
  readonly accountId: string | null;
  readonly category: TemplateCategory | null;
  readonly finishedAt: Date | null;
  readonly charged: readonly ChargedOfBulk[] | null;
  readonly expected: readonly ByCountry[] | null;
  readonly countedAt: Date | null;
}
/** Of the ids $2. */
export const BULK_MESSAGES = `
  select b.id, b.state, b.account_id as "accountId", t.category, b.finished_at as "finishedAt", k.charged, k.expected, k.counted_at as "countedAt"
  from bulk_messages b left join templates t on t.store_id = b.store_id and t.id = b.template_id left join bulk_charges k on k.store_id = b.store_id and k.bulk_id = b.id
  where b.store_id = $1 and b.id = any($2::uuid[])`;
/** Reads every recipient of bulk message $2, and keeps what they come to. $3 now, $4 whether it is under way. */
export const COUNT_CHARGES = `
  insert into bulk_charges (store_id, bulk_id, charged, expected, counted_at)
  select $1, $2, coalesce((select jsonb_agg(c) from (${CHARGED_OF_BULK}) c), '[]'), case when $4 then coalesce((select jsonb_agg(e) from (${BULK_EXPECTED}) e), '[]') else '[]' end, $3
  on conflict (store_id, bulk_id) do update set charged = excluded.charged, expected = excluded.expected, counted_at = excluded.counted_at
  returning charged, expected, counted_at as "countedAt"`;

export interface AllowanceRow { readonly accountId: string; readonly name: string; readonly delivered: number; readonly charged: number }
/** Answers within the 24 hours, by account. $2 and $3: ids from and before. */
export const SERVICE_MESSAGES = `
  select a.id as "accountId", a.name, count(f.type)::int as delivered, count(f.type) filter (where f.type = 'regular')::int as charged
  from accounts a
  left join messages m on m.store_id = a.store_id and m.account_id = a.id and m.id >= $2 and m.id < $3 and m.direction = 'out' and m.status in ('delivered', 'read', 'played')
  left join lateral (
    select coalesce(f.pricing->>'type', 'regular') as type from message_facts f
    where f.store_id = m.store_id and f.account_id = m.account_id and f.external_id = m.external_id and f.pricing->>'category' = 'service' limit 1
  ) f on true
  where a.store_id = $1 group by a.id, a.name having count(f.type) > 0 order by a.name`;

export interface TakenRow { readonly accountId: string; readonly name: string; readonly taken: number; readonly delivered: number }
/** Templates that WhatsApp took between the ids $2 and $3, by account, and how many of them arrived. */
export const TAKEN = `
  select a.id as "accountId", a.name, count(*)::int as taken, count(*) filter (where m.status in ('delivered', 'read', 'played'))::int as delivered
  from messages m join accounts a on a.store_id = m.store_id and a.id = m.account_id
  where m.store_id = $1 and m.id >= $2 and m.id < $3 and m.direction = 'out' and m.kind = 'template' and m.status in ('sent', 'delivered', 'read', 'played')
  group by a.id, a.name`;

/** Orders that customers placed from $2 and before $3. */
export const ORDERS = 'select count(*)::int as count from orders where store_id = $1 and placed_at >= $2 and placed_at < $3';

export interface PeriodRow { readonly since: Date; readonly until: Date; readonly month: Date }
/** The days $1 to $2 of the time zone $3 as instants, and the beginning of the month of $4. */
export const PERIOD = `
  select $1::date::timestamp at time zone $3 as since, ($2::date + 1)::timestamp at time zone $3 as until, date_trunc('month', $4::timestamptz at time zone $3) at time zone $3 as month`;
