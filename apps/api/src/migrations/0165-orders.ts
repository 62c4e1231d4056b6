import { DELIVERY_METHODS, ORDER_ACTORS, ORDER_EVENT_TYPES, ORDER_SOURCES, ORDER_STATUSES } from '#contracts';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../platform/database/tenant-table.js';

const list = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');

/** Carts and orders with what was sold at which price, their timeline, and how a store adds tax and delivery. */
export class Orders1700000000165 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table order_settings (
      store_id uuid primary key references stores on delete cascade,
      tax_rate_bp integer not null check (tax_rate_bp between 0 and 10000),
      prices_include_tax boolean not null,
      delivery_fee bigint not null check (delivery_fee >= 0),
      pickup boolean not null,
      updated_at timestamptz not null
    )`);
    await runner.query(`create table order_counters (
      store_id uuid primary key references stores on delete cascade,
      last_number integer not null
    )`);
    await this.#orders(runner);
    await runner.query(`create table order_lines (
      store_id uuid not null, order_id uuid not null, id uuid not null, position integer not null,
      product_id uuid not null, variant_id uuid not null, product_version integer not null,
      title text not null, variant_title text not null, sku text,
      unit_price bigint not null check (unit_price >= 0),
      quantity integer not null check (quantity > 0),
      reserved integer not null default 0 check (reserved >= 0),
      primary key (store_id, id),
      unique (store_id, order_id, variant_id),
      foreign key (store_id, order_id) references orders (store_id, id) on delete cascade
    )`);
    await runner.query('create index order_lines_of_variant on order_lines (store_id, variant_id)');
    await runner.query(`create table order_events (
      store_id uuid not null, id uuid not null, order_id uuid not null,
      type text not null check (type in (${list(ORDER_EVENT_TYPES)})),
      from_status text check (from_status in (${list(ORDER_STATUSES)})),
      to_status text check (to_status in (${list(ORDER_STATUSES)})),
      actor text not null check (actor in (${list(ORDER_ACTORS)})),
      actor_id uuid, detail jsonb, occurred_at timestamptz not null,
      primary key (store_id, id),
      foreign key (store_id, order_id) references orders (store_id, id) on delete cascade
    )`);
    await runner.query('create index order_events_of on order_events (store_id, order_id, id)');
    await runner.query(`create table order_cart_messages (
      store_id uuid not null references stores on delete cascade,
      message_id uuid not null,
      taken_at timestamptz not null,
      primary key (store_id, message_id)
    )`);
    for (const table of ['order_cart_messages', 'order_settings', 'order_counters', 'orders', 'order_lines', 'order_events']) await tenantTable(runner, table);
  }

  async #orders(runner: QueryRunner): Promise<void> {
    await runner.query(`create table orders (
      store_id uuid not null references stores on delete cascade,
      id uuid not null,
      number integer,
      version integer not null,
      status text not null check (status in (${list(ORDER_STATUSES)})),
      source text not null check (source in (${list(ORDER_SOURCES)})),
      customer_id uuid not null,
      conversation_id uuid,
      currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
      subtotal bigint not null, delivery_fee bigint not null, tax bigint not null, total bigint not null,
      tax_rate_bp integer not null, prices_include_tax boolean not null,
      delivery_method text check (delivery_method in (${list(DELIVERY_METHODS)})),
      delivery jsonb,
      note text not null default '',
      reason text,
      placed_at timestamptz,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      primary key (store_id, id),
      unique (store_id, number),
      foreign key (store_id, customer_id) references customers (store_id, id),
      foreign key (store_id, conversation_id) references conversations (store_id, id) on delete set null (conversation_id),
      check (status in ('draft', 'cancelled') or number is not null),
      check (status <> 'draft' or number is null)
    )`);
    await runner.query(`create unique index orders_one_cart on orders (store_id, conversation_id) where status = 'draft'`);
    await runner.query('create index orders_newest on orders (store_id, id desc)');
    await runner.query('create index orders_by_status on orders (store_id, status, id desc)');
    await runner.query('create index orders_of_customer on orders (store_id, customer_id, id desc)');
    await runner.query('create index orders_of_conversation on orders (store_id, conversation_id, id desc)');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['order_cart_messages', 'order_events', 'order_lines', 'orders', 'order_counters', 'order_settings']) await runner.query(`drop table ${table}`);
  }
}
