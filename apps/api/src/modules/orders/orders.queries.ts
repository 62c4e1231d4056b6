import type { OrderStatus } from '#contracts';
import { queryRows, type Tx } from '../../platform/database/database.js';
import type { Cursor } from '../../platform/http/page.js';
import { timeConditions, type TimeFilter } from '../../platform/http/times.js';
import { customerCondition } from '../customers/index.js';
import type { KnownOrder, Order, OrderEvent } from './order.js';

/** An order `o` of a customer `c` in one row. */
const WHOLE_ORDER = `o.store_id as "storeId", o.id, o.number, o.version, o.status, o.source, o.customer_id as "customerId", o.conversation_id as "conversationId", o.currency,
  o.subtotal::float8 as subtotal, o.delivery_fee::float8 as "deliveryFee", o.tax::float8 as tax, o.total::float8 as total,
  o.tax_rate_bp as "taxRateBp", o.prices_include_tax as "pricesIncludeTax", o.delivery, to_char(o.promised_day, 'YYYY-MM-DD') as "promisedDay", o.note, o.reason, o.untold,
  o.placed_at as "placedAt", o.created_at as "createdAt", o.updated_at as "updatedAt", coalesce(c.name, c.profile_name) as "customerName", c.phone as "customerPhone",
  coalesce((select json_agg(json_build_object(
      'id', l.id, 'productId', l.product_id, 'variantId', l.variant_id, 'productVersion', l.product_version, 'title', l.title, 'variantTitle', l.variant_title,
      'sku', l.sku, 'unitPrice', l.unit_price, 'quantity', l.quantity, 'reserved', l.reserved
    ) order by l.position, l.id) from order_lines l where l.store_id = o.store_id and l.order_id = o.id), '[]') as lines`;
const FROM = 'from orders o join customers c on c.store_id = o.store_id and c.id = o.customer_id';

/** @param lock holds the order until the transaction ends */
export async function findOrder(tx: Tx, storeId: string, id: string, lock: '' | 'for update' = ''): Promise<KnownOrder | undefined> {
  // What others have committed while the lock was waited for must be seen, the lines too.
  if (lock !== '') await queryRows(tx, 'select from orders where store_id = $1 and id = $2 for update', [storeId, id]);
  return (await queryRows<KnownOrder>(tx, `select ${WHOLE_ORDER} ${FROM} where o.store_id = $1 and o.id = $2`, [storeId, id]))[0];
}

/** The cart of a conversation. */
export async function findCart(tx: Tx, storeId: string, conversationId: string): Promise<string | undefined> {
  return (await queryRows<{ id: string }>(tx, `select id from orders where store_id = $1 and conversation_id = $2 and status = 'draft'`, [storeId, conversationId]))[0]?.id;
}

/** The cart of a conversation, where its customer has not been told everything that the catalog changed. */
export async function findUntold(tx: Tx, storeId: string, conversationId: string): Promise<KnownOrder | undefined> {
  return (await queryRows<KnownOrder>(tx, `select ${WHOLE_ORDER} ${FROM} where o.store_id = $1 and o.conversation_id = $2 and o.status = 'draft' and o.untold <> '[]'`, [storeId, conversationId]))[0];
}

/** The order's version stays: a button that was shown keeps its meaning. */
export async function writeUntold(tx: Tx, { storeId, id, untold }: Order, now: Date): Promise<void> {
  await queryRows(tx, 'update orders set untold = $3, updated_at = greatest(updated_at, $4) where store_id = $1 and id = $2', [storeId, id, JSON.stringify(untold), now]);
}

/** Orders of the conversation's customer, wherever they were given, newest first; carts are none. */
export async function selectLatest(tx: Tx, storeId: string, conversationId: string, limit: number): Promise<KnownOrder[]> {
  return queryRows<KnownOrder>(tx, `select ${WHOLE_ORDER} ${FROM}
    where o.store_id = $1 and o.number is not null and o.customer_id in (
      select m.id from conversations v join customers k on k.store_id = v.store_id and k.id = v.customer_id
        join customers m on m.store_id = k.store_id and coalesce(k.merged_into, k.id) in (m.id, m.merged_into)
      where v.store_id = $1 and v.id = $2
    ) order by o.number desc limit $3`, [storeId, conversationId, limit]);
}

export interface OrderFilter {
  readonly statuses?: readonly OrderStatus[];
  readonly customerId?: string;
  readonly conversationId?: string;
  /** A number, part of a customer's name or phone, or of a product's title. */
  readonly text?: string;
  readonly times?: TimeFilter;
}

/** One page, newest first; `limit + 1` rows tell whether there are more. The cursor's key is [id]. */
export async function selectPage(tx: Tx, storeId: string, filter: OrderFilter, cursor: Cursor | undefined, limit: number): Promise<KnownOrder[]> {
  const { sql, values } = orderPage(storeId, filter, cursor, limit);
  return queryRows<KnownOrder>(tx, sql, values);
}
export function orderPage(storeId: string, filter: OrderFilter, cursor: Cursor | undefined, limit: number): { sql: string; values: unknown[] } {
  const values: unknown[] = [storeId];
  const given = (value: unknown): string => `$${values.push(value)}`;
  const conditions = ['o.store_id = $1'];
  if (filter.statuses) conditions.push(`o.status = any(${given(filter.statuses)})`);
  if (filter.customerId !== undefined) conditions.push(`o.customer_id in (select id from customers m where m.store_id = $1 and ${given(filter.customerId)}::uuid in (m.id, m.merged_into))`);
  if (filter.conversationId !== undefined) conditions.push(`o.conversation_id = ${given(filter.conversationId)}`);
  if (filter.text !== undefined) conditions.push(textCondition(filter.text, given));
  if (filter.times) conditions.push(...timeConditions(filter.times, { created: 'o.created_at', updated: 'o.updated_at' }, given));
  const backwards = cursor?.side === 'before';
  if (cursor) conditions.push(`o.id ${backwards ? '>' : '<'} ${given(cursor.key[0])}::uuid`);
  return { sql: `select ${WHOLE_ORDER} ${FROM} where ${conditions.join(' and ')} order by o.id ${backwards ? 'asc' : 'desc'} limit ${given(limit + 1)}`, values };
}

function textCondition(text: string, given: (value: unknown) => string): string {
  const number = /^#?(\d{1,9})$/.exec(text)?.[1];
  const words = given(`%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`);
  return `(${[
    ...(number === undefined ? [] : [`o.number = ${given(Number(number))}`]), customerCondition(text, given),
    `exists (select from order_lines l where l.store_id = o.store_id and l.order_id = o.id and l.title ilike ${words})`,
  ].join(' or ')})`;
}

export async function countByStatus(tx: Tx, storeId: string): Promise<{ status: OrderStatus; count: number }[]> {
  return queryRows(tx, 'select status, count(*)::integer as count from orders where store_id = $1 group by status', [storeId]);
}

/** Writes the order and all its lines as they are to be; the caller has locked a row that is there. */
export async function writeOrder(tx: Tx, order: Order): Promise<void> {
  const { lines, delivery, ...row } = order;
  await queryRows(tx, `insert into orders (store_id, id, number, version, status, source, customer_id, conversation_id, currency, subtotal, delivery_fee, tax, total,
      tax_rate_bp, prices_include_tax, delivery_method, delivery, promised_day, note, reason, untold, placed_at, created_at, updated_at)
    select o."storeId", o.id, o.number, o.version, o.status, o.source, o."customerId", o."conversationId", o.currency, o.subtotal, o."deliveryFee", o.tax, o.total,
      o."taxRateBp", o."pricesIncludeTax", $2::jsonb ->> 'method', $2::jsonb, o."promisedDay", o.note, o.reason, o.untold, o."placedAt", o."createdAt", o."updatedAt"
    from jsonb_to_record($1) as o("storeId" uuid, id uuid, number integer, version integer, status text, source text, "customerId" uuid, "conversationId" uuid, currency text,
      subtotal bigint, "deliveryFee" bigint, tax bigint, total bigint, "taxRateBp" integer, "pricesIncludeTax" boolean, "promisedDay" date, note text, reason text, untold jsonb,
      "placedAt" timestamptz, "createdAt" timestamptz, "updatedAt" timestamptz)
    on conflict (store_id, id) do update set number = excluded.number, version = excluded.version, status = excluded.status, currency = excluded.currency,
      subtotal = excluded.subtotal, delivery_fee = excluded.delivery_fee, tax = excluded.tax, total = excluded.total, tax_rate_bp = excluded.tax_rate_bp,
      prices_include_tax = excluded.prices_include_tax, delivery_method = excluded.delivery_method, delivery = excluded.delivery,
      promised_day = excluded.promised_day, note = excluded.note, reason = excluded.reason, untold = excluded.untold, placed_at = excluded.placed_at, updated_at = excluded.updated_at`,
  [JSON.stringify(row), delivery === null ? null : JSON.stringify(delivery)]);
  await queryRows(tx, 'delete from order_lines where store_id = $1 and order_id = $2', [order.storeId, order.id]);
  await queryRows(tx, `insert into order_lines (store_id, order_id, id, position, product_id, variant_id, product_version, title, variant_title, sku, unit_price, quantity, reserved)
    select $1, $2, l.* from jsonb_to_recordset($3) as l(id uuid, position integer, "productId" uuid, "variantId" uuid, "productVersion" integer, title text,
      "variantTitle" text, sku text, "unitPrice" bigint, quantity integer, reserved integer)`,
  [order.storeId, order.id, JSON.stringify(lines.map((line, position) => ({ ...line, position })))]);
}

/** The next number of a store: no number is used twice or left out. */
export async function nextNumber(tx: Tx, storeId: string): Promise<number> {
  const [row] = await queryRows<{ number: number }>(tx, `insert into order_counters (store_id, last_number) values ($1, 1001)
    on conflict (store_id) do update set last_number = order_counters.last_number + 1 returning last_number as number`, [storeId]);
  if (!row) throw new Error('no order number was given');
  return row.number;
}

export async function insertEvents(tx: Tx, storeId: string, orderId: string, events: readonly OrderEvent[]): Promise<void> {
  await queryRows(tx, `insert into order_events (store_id, order_id, id, type, from_status, to_status, actor, actor_id, detail, occurred_at)
    select $1, $2, e.* from jsonb_to_recordset($3) as e(id uuid, type text, "fromStatus" text, "toStatus" text, actor text, "actorId" uuid, detail jsonb, "occurredAt" timestamptz)`,
  [storeId, orderId, JSON.stringify(events)]);
}

/** Oldest first. */
export async function selectEvents(tx: Tx, storeId: string, orderId: string, cursor: Cursor | undefined, limit: number): Promise<OrderEvent[]> {
  const back = cursor?.side === 'before';
  return queryRows<OrderEvent>(tx, `select id, type, from_status as "fromStatus", to_status as "toStatus", actor, actor_id as "actorId", detail, occurred_at as "occurredAt"
    from order_events where store_id = $1 and order_id = $2 ${cursor ? `and id ${back ? '<' : '>'} $4::uuid` : ''} order by id ${back ? 'desc' : 'asc'} limit $3`, [storeId, orderId, limit + 1, ...(cursor?.key ?? [])]);
}
