import type { Cursor } from '../../platform/http/page.js';
import { type TimeFilter, timeConditions } from '../../platform/http/times.js';
import { phoneForms } from './phone-key.js';

/** One page of customers, newest first; `limit + 1` rows tell whether there are more. */
export function customerPage(storeId: string, { q, ...times }: TimeFilter & { readonly q?: string }, cursor: Cursor | undefined, limit: number): { sql: string; values: unknown[] } {
  const values: unknown[] = [storeId];
  const given = (value: unknown): string => `$${values.push(value)}`;
  const conditions = ['c.store_id = $1', 'c.merged_into is null', ...timeConditions(times, { created: 'c.created_at', updated: 'c.updated_at' }, given)];
  if (q) conditions.push(customerCondition(q, given));
  const backwards = cursor?.side === 'before';
  const direction = backwards ? 'asc' : 'desc';
  if (cursor) conditions.push(`(c.created_at, c.id) ${backwards ? '>' : '<'} (${given(cursor.key[0])}::timestamptz, ${given(cursor.key[1])}::uuid)`);
  return { sql: `select c.* from customers c where ${conditions.join(' and ')} order by c.created_at ${direction}, c.id ${direction} limit ${given(limit + 1)}`, values };
}

/** Customers `c` whom the words `q` mean: part of a name or username, or a number. `given` adds a value and names its place. */
export function customerCondition(q: string, given: (value: unknown) => string): string {
  const text = given(`%${q.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`);
  return `(${[`c.name ilike ${text}`, `c.profile_name ilike ${text}`, `c.username ilike ${text}`, ...phoneConditions(q, given)].join(' or ')})`;
}

/** A whole number in any spelling, or some of its digits. */
function phoneConditions(q: string, given: (value: unknown) => string): string[] {
  const digits = q.replaceAll(/[\s().+-]/g, '');
  if (!/^\d{3,}$/.test(digits)) return [];
  const forms = phoneForms(q);
  const same = forms ? [`exists (select from customer_identities i where i.store_id = c.store_id and i.customer_id = c.id and i.kind = 'phone' and i.value = ${given(forms.key)})`] : [];
  return [`c.phone like ${given(`%${digits}%`)}`, ...same];
}

export const GET_IDENTITIES = `select kind, value, created_at from customer_identities where store_id = $1 and customer_id = $2 order by created_at, kind, value limit 100`;

/** $3 name, $4 locale, $5 phone, $6 now, $7 notes. */
export const UPDATE_CUSTOMER = `update customers set name = $3, locale = $4, phone = $5, updated_at = $6, notes = $7 where store_id = $1 and id = $2 returning *`;
