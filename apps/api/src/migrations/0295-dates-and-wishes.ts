import { NOTIFICATION_TRIGGERS, STOCK_WISH_SOURCES } from '#contracts';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../platform/database/tenant-table.js';

const list = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');
const BEFORE = ['order_status', 'cart_abandoned', 'conversation_waiting', 'first_contact', 'custom_event', 'daily'];

/** Dates of customers, who waits for what is sold out, and notification rules on both. */
export class DatesAndWishes1700000000295 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table customer_dates (
      store_id uuid not null,
      customer_id uuid not null,
      name text not null,
      id uuid not null,
      day date not null,
      repeats_yearly boolean not null,
      updated_at timestamptz not null,
      primary key (store_id, customer_id, name),
      unique (store_id, id),
      foreign key (store_id, customer_id) references customers (store_id, id) on delete cascade
    )`);
    await runner.query('create index customer_dates_by_day on customer_dates (store_id, name, (extract(month from day) * 100 + extract(day from day)))');
    await runner.query(`create table stock_wishes (
      store_id uuid not null,
      id uuid not null,
      variant_id uuid not null,
      customer_id uuid not null,
      conversation_id uuid,
      source text not null check (source in (${list(STOCK_WISH_SOURCES)})),
      actor_name text,
      created_at timestamptz not null,
      returned_at timestamptz,
      told_at timestamptz,
      withdrawn_at timestamptz,
      primary key (store_id, id),
      foreign key (store_id, variant_id) references product_variants (store_id, id) on delete cascade,
      foreign key (store_id, customer_id) references customers (store_id, id) on delete cascade,
      foreign key (store_id, conversation_id) references conversations (store_id, id) on delete set null (conversation_id)
    )`);
    await runner.query('create unique index stock_wishes_open on stock_wishes (store_id, variant_id, customer_id) where told_at is null and withdrawn_at is null');
    await runner.query('create index stock_wishes_newest on stock_wishes (store_id, created_at desc, id desc)');
    await runner.query('create index stock_wishes_of_customer on stock_wishes (store_id, customer_id)');
    await runner.query('create index stock_wishes_returned on stock_wishes (store_id, returned_at) where returned_at is not null');
    for (const table of ['customer_dates', 'stock_wishes']) await tenantTable(runner, table);
    await runner.query('alter table notification_rules add column date_name text, add column day_offset int check (day_offset between -365 and 365)');
    await this.#allow(runner, NOTIFICATION_TRIGGERS);
  }

  async #allow(runner: QueryRunner, triggers: readonly string[]): Promise<void> {
    await runner.query('alter table notification_rules drop constraint notification_rules_trigger_check');
    await runner.query(`alter table notification_rules add constraint notification_rules_trigger_check check (trigger in (${list(triggers)}))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`delete from notification_rules where trigger in ('back_in_stock', 'date')`);
    await this.#allow(runner, BEFORE);
    await runner.query('alter table notification_rules drop column date_name, drop column day_offset');
    for (const table of ['stock_wishes', 'customer_dates']) await runner.query(`drop table ${table}`);
  }
}
