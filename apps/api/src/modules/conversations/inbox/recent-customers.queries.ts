import { customerCondition, type CustomerRow } from '../../customers/index.js';
import type { Cursor } from '../../../platform/http/page.js';

/** A customer with the conversation that was the last to move. */
export interface RecentCustomerRow extends CustomerRow {
  readonly conversation_id: string;
  readonly last_message_at: Date;
  readonly preview: string;
}
export interface RecentCustomerFilter { readonly q?: string; readonly optedOut?: boolean }

/** One page of customers by their last contact, newest first; `limit + 1` rows tell whether there are more. The cursor's key is [last_message_at, conversation_id]. */
export function recentCustomerPage(storeId: string, { q, optedOut }: RecentCustomerFilter, cursor: Cursor | undefined, limit: number): { sql: string; values: unknown[] } {
  const values: unknown[] = [storeId];
  const given = (value: unknown): string => `$${values.push(value)}`;
  const conditions = [
    'v.store_id = $1', 'c.merged_into is null',
    'not exists (select from conversations n where n.store_id = v.store_id and n.customer_id = v.customer_id and (n.last_message_at, n.id) > (v.last_message_at, v.id))',
  ];
  if (q) conditions.push(customerCondition(q, given));
  if (optedOut !== undefined) conditions.push(`c.opted_out_at is ${optedOut ? 'not null' : 'null'}`);
  const backwards = cursor?.side === 'before';
  const direction = backwards ? 'asc' : 'desc';
  if (cursor) conditions.push(`(v.last_message_at, v.id) ${backwards ? '>' : '<'} (${given(cursor.key[0])}::timestamptz, ${given(cursor.key[1])}::uuid)`);
  return {
    sql: `select c.*, v.id as conversation_id, v.last_message_at, v.preview from conversations v join customers c on c.store_id = v.store_id and c.id = v.customer_id
      where ${conditions.join(' and ')} order by v.last_message_at ${direction}, v.id ${direction} limit ${given(limit + 1)}`,
    values,
  };
}
