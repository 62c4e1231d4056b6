import type { StockWishSource } from '#contracts';
import { queryRows, type Tx } from '../../../platform/database/database.js';
import { timeConditions, type TimeFilter } from '../../../platform/http/times.js';

/** Who waits for what, with how it stands. */
export interface StockWishRow {
  readonly id: string;
  readonly variant_id: string;
  readonly product_id: string;
  readonly product_title: string;
  /** Empty when the product has one variant only. */
  readonly variant_title: string;
  readonly customer_id: string;
  readonly customer_name: string | null;
  readonly customer_phone: string | null;
  readonly conversation_id: string | null;
  readonly source: StockWishSource;
  readonly actor_name: string | null;
  readonly created_at: Date;
  readonly returned_at: Date | null;
  readonly told_at: Date | null;
  readonly withdrawn_at: Date | null;
}
export interface StockWishFilter {
  readonly customerId?: string | undefined;
  readonly variantId?: string | undefined;
  readonly productId?: string | undefined;
  readonly isOpen?: boolean | undefined;
  readonly id?: string | undefined;
  readonly times?: TimeFilter;
}
const OPEN = 'told_at is null and withdrawn_at is null';
/** The customers that are the person behind this one. */
const SAME_PERSON = (id: string): string => `(
  with p as (select coalesce(k.merged_into, k.id) as id from customers k where k.store_id = $1 and k.id = ${id})
  select p.id from p union all select m.id from customers m join p on m.store_id = $1 and m.merged_into = p.id)`;

/** Variants that had none and have some with what is about to be written: who waits for them waits no longer in vain. JSON list of `id`, `stock`, `at`. */
export async function markReturned(tx: Tx, storeId: string, written: readonly { readonly id: string; readonly stock: number | null; readonly at: Date }[]): Promise<void> {
  await queryRows(tx, `update stock_wishes w set returned_at = n.at from product_variants v, jsonb_to_recordset($2) as n(id uuid, stock integer, at timestamptz)
    where v.store_id = $1 and v.id = n.id and v.stock <= 0 and (n.stock is null or n.stock > 0)
      and w.store_id = $1 and w.variant_id = v.id and w.told_at is null and w.withdrawn_at is null`, [storeId, JSON.stringify(written)]);
}

/** The open wish of this person, if there is one. */
export async function selectOpenWish(tx: Tx, storeId: string, variantId: string, customerId: string): Promise<string | undefined> {
  const [row] = await queryRows<{ id: string }>(tx, `select id from stock_wishes where store_id = $1 and variant_id = $2 and customer_id in ${SAME_PERSON('$3')} and ${OPEN} limit 1`, [storeId, variantId, customerId]);
  return row?.id;
}

export const INSERT_WISH = `
  insert into stock_wishes (store_id, id, variant_id, customer_id, conversation_id, source, actor_name, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`;
export const WITHDRAW = `update stock_wishes set withdrawn_at = $3 where store_id = $1 and id = $2 and ${OPEN} returning customer_id, variant_id`;
/** Whoever was told waits no more, under none of their ids. */
export const TELL = `update stock_wishes set told_at = $4 where store_id = $1 and variant_id = $3 and customer_id in ${SAME_PERSON('$2')} and ${OPEN} returning id`;

/** Newest first; `cursor` [created_at, id]. */
export function wishPage(storeId: string, filter: StockWishFilter, limit: number, cursor: { readonly key: readonly string[]; readonly isBackwards: boolean } | undefined): { sql: string; values: unknown[] } {
  const values: unknown[] = [storeId, limit + 1];
  const given = (value: unknown): string => `$${values.push(value)}`;
  const conditions = ['w.store_id = $1', ...timeConditions(filter.times ?? {}, { created: 'w.created_at' }, given)];
  if (filter.id !== undefined) conditions.push(`w.id = ${given(filter.id)}`);
  if (filter.customerId !== undefined) conditions.push(`w.customer_id in (select m.id from customers m where m.store_id = $1 and ${given(filter.customerId)}::uuid in (m.id, m.merged_into))`);
  if (filter.variantId !== undefined) conditions.push(`w.variant_id = ${given(filter.variantId)}`);
  if (filter.productId !== undefined) conditions.push(`w.variant_id in (select id from product_variants where store_id = $1 and product_id = ${given(filter.productId)})`);
  if (filter.isOpen !== undefined) conditions.push(`(w.told_at is null and w.withdrawn_at is null) = ${given(filter.isOpen)}`);
  if (cursor) conditions.push(`(w.created_at, w.id) ${cursor.isBackwards ? '>' : '<'} (${given(cursor.key[0])}::timestamptz, ${given(cursor.key[1])}::uuid)`);
  const direction = cursor?.isBackwards ? 'asc' : 'desc';
  const sql = `
    select w.id, w.variant_id, v.product_id, p.title as product_title,
      case when (select count(*) from product_variants o where o.store_id = v.store_id and o.product_id = v.product_id) > 1 then v.title else '' end as variant_title,
      c.id as customer_id, coalesce(c.name, c.profile_name) as customer_name, c.phone as customer_phone, w.conversation_id, w.source, w.actor_name, w.created_at, w.returned_at, w.told_at, w.withdrawn_at
    from stock_wishes w join product_variants v on v.store_id = w.store_id and v.id = w.variant_id join products p on p.store_id = v.store_id and p.id = v.product_id
    join customers k on k.store_id = w.store_id and k.id = w.customer_id join customers c on c.store_id = k.store_id and c.id = coalesce(k.merged_into, k.id)
    where ${conditions.join(' and ')} order by w.created_at ${direction}, w.id ${direction} limit $2`;
  return { sql, values };
}
