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
export interface SegmentRow { readonly id: string; readonly phone: string; readonly name: string; readonly locale: string | null }

/** Customers of a segment who have a number, by id after `afterId`; `limit` of them. Who stopped marketing is counted and left out where it is marketing. */
export function segmentPage(storeId: string, filter: SegmentFilter, now: Date, afterId: string | undefined, limit: number): { sql: string; values: unknown[] } {
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
  return { sql: `select c.id, c.phone, coalesce(c.name, c.profile_name, '') as name, c.locale from customers c where ${conditions.join(' and ')} order by c.id limit ${given(limit)}`, values };
}
