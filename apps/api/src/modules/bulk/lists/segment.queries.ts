import { customerCondition } from '../../customers/index.js';

/** Which customers. What is left out does not matter. */
export interface SegmentFilter {
  readonly q?: string;
  readonly labelId?: string;
  /** Wrote within this many days, or not within them. */
  readonly activeDays?: number;
  readonly inactiveDays?: number;
  /** Placed an order at some time, or never. */
  readonly ordered?: boolean;
  /** ISO 3166-1. */
  readonly country?: string;
  readonly locale?: string;
}
/** `data`: what else is known of a customer and may stand in a template, by column. */
export interface SegmentRow { readonly id: string; readonly phone: string; readonly name: string; readonly data?: Readonly<Record<string, string>> }

/** Where a recipient's language stands, as a code. */
export const LANGUAGE_COLUMN = 'language';

/** Days by the names that the store gave them, then what every store has; what is not known is left out. */
const DATA = `
  select c.*, coalesce((select jsonb_object_agg(d.name, d.day) from customer_dates d where d.store_id = $1 and d.customer_id = c.id), '{}') || jsonb_strip_nulls(jsonb_build_object(
    '${LANGUAGE_COLUMN}', c.locale, 'orders', nullif(p.orders, 0)::text, 'last order', p.last_order::text, 'last order day', p.last_day)) as data
  from page c left join lateral (
    select count(*) as orders, (array_agg(o.number order by o.placed_at desc))[1] as last_order, to_char(max(o.placed_at at time zone s.timezone), 'YYYY-MM-DD') as last_day
    from orders o join stores s on s.id = o.store_id where o.store_id = $1 and o.customer_id = c.id and o.placed_at is not null and o.status <> 'cancelled'
  ) p on true order by c.id`;

/** Customers of a segment who have a number, by id after `afterId`; `limit` of them, with what else is known of each where that is wanted. Who stopped marketing is counted and left out where it is marketing. */
export function segmentPage(storeId: string, filter: SegmentFilter, now: Date, afterId: string | undefined, limit: number, options: { readonly data?: boolean } = {}): { sql: string; values: unknown[] } {
  const values: unknown[] = [storeId];
  const given = (value: unknown): string => `$${values.push(value)}`;
  const conditions = ['c.store_id = $1', 'c.merged_into is null', 'c.phone is not null'];
  const since = (days: number): string => `${given(now)}::timestamptz - make_interval(days => ${given(days)}::int)`;
  const wrote = (when: string): string => `exists (select from conversations v where v.store_id = c.store_id and v.customer_id = c.id and v.last_inbound_at >= ${when})`;
  if (filter.q) conditions.push(customerCondition(filter.q, given));
  if (filter.labelId) conditions.push(`exists (select from conversations v join conversation_labels l on l.store_id = v.store_id and l.conversation_id = v.id where v.store_id = c.store_id and v.customer_id = c.id and l.label_id = ${given(filter.labelId)})`);
  if (filter.activeDays !== undefined) conditions.push(wrote(since(filter.activeDays)));
  if (filter.inactiveDays !== undefined) conditions.push(`not ${wrote(since(filter.inactiveDays))}`);
  if (filter.ordered !== undefined) conditions.push(`${filter.ordered ? '' : 'not '}exists (select from orders o where o.store_id = c.store_id and o.customer_id = c.id and o.placed_at is not null)`);
  if (filter.locale) conditions.push(`(c.locale = ${given(filter.locale)} or c.locale like ${given(`${filter.locale}-%`)})`);
  if (afterId !== undefined) conditions.push(`c.id > ${given(afterId)}`);
  const page = `select c.id, c.phone, coalesce(c.name, c.profile_name, '') as name, c.locale from customers c where ${conditions.join(' and ')} order by c.id limit ${given(limit)}`;
  return { sql: options.data === true ? `with page as (${page}) ${DATA}` : page, values };
}
