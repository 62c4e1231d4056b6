import { customerCondition, type CustomerRow } from '../../customers/index.js';
import type { Cursor } from '../../../platform/http/page.js';

/** A customer with the conversation that was the last to move. */
export interface RecentCustomerRow extends CustomerRow {
  readonly conversation_id: string;
  readonly last_message_at: Date;
  readonly preview: string;
}
/** `created`: to the microsecond, which a Date does not hold. */
export type ContactedCustomerRow = CustomerRow & { readonly last_message_at: Date; readonly created: string };
export interface RecentCustomerFilter { readonly q?: string; readonly optedOut?: boolean }

function filterConditions({ q, optedOut }: RecentCustomerFilter, given: (value: unknown) => string): string[] {
  return [
    'c.merged_into is null', ...(q ? [customerCondition(q, given)] : []),
    ...(optedOut === undefined ? [] : [`c.opted_out_at is ${optedOut ? 'not null' : 'null'}`]),
  ];
}

/** The next customers who have a conversation after one of them, newest first. */
export function contactedCustomers(storeId: string, filter: RecentCustomerFilter, after: ContactedCustomerRow | undefined, limit: number): { sql: string; values: unknown[] } {
  const values: unknown[] = [storeId];
  const given = (value: unknown): string => `$${values.push(value)}`;
  const conditions = ['c.store_id = $1', ...filterConditions(filter, given), ...(after ? [`(c.created_at, c.id) < (${given(after.created)}::timestamptz, ${given(after.id)}::uuid)`] : [])];
  return {
    sql: `select c.*, c.created_at::text as created, v.last_message_at from customers c
      cross join lateral (select last_message_at from conversations where store_id = c.store_id and customer_id = c.id order by last_message_at desc, id desc limit 1) v
      where ${conditions.join(' and ')} order by c.created_at desc, c.id desc limit ${given(limit)}`,
    values,
  };
}

/** One page of customers by their last contact, newest first; `limit + 1` rows tell whether there are more. The cursor's key is [last_message_at, conversation_id]. */
export function recentCustomerPage(storeId: string, filter: RecentCustomerFilter, cursor: Cursor | undefined, limit: number): { sql: string; values: unknown[] } {
  const values: unknown[] = [storeId];
  const given = (value: unknown): string => `$${values.push(value)}`;
  const conditions = [
    'v.store_id = $1', ...filterConditions(filter, given),
    'not exists (select from conversations n where n.store_id = v.store_id and n.customer_id = v.customer_id and (n.last_message_at, n.id) > (v.last_message_at, v.id))',
  ];
  const backwards = cursor?.side === 'before';
  const direction = backwards ? 'asc' : 'desc';
  if (cursor) conditions.push(`(v.last_message_at, v.id) ${backwards ? '>' : '<'} (${given(cursor.key[0])}::timestamptz, ${given(cursor.key[1])}::uuid)`);
  return {
    sql: `select c.*, v.id as conversation_id, v.last_message_at, v.preview from conversations v join customers c on c.store_id = v.store_id and c.id = v.customer_id
      where ${conditions.join(' and ')} order by v.last_message_at ${direction}, v.id ${direction} limit ${given(limit + 1)}`,
    values,
  };
}
