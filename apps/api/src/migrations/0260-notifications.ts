import { NOTIFICATION_RECIPIENTS, NOTIFICATION_TRIGGERS, NOTIFIED_ORDER_STATUSES } from '#contracts';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../platform/database/tenant-table.js';

const list = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');

/** Notification rules, what programs reported, and every notification that a rule made with what became of it. */
export class Notifications1700000000260 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table notification_rules (
      store_id uuid not null references stores (id) on delete cascade,
      id uuid not null,
      name text not null,
      trigger text not null check (trigger in (${list(NOTIFICATION_TRIGGERS)})),
      order_status text check (order_status in (${list(NOTIFIED_ORDER_STATUSES)})),
      wait_minutes int not null check (wait_minutes between 0 and 525600),
      event_name text,
      at_minute int check (at_minute between 0 and 1439),
      conditions jsonb not null default '[]',
      recipient text not null check (recipient in (${list(NOTIFICATION_RECIPIENTS)})),
      phone text,
      template_id uuid,
      account_id uuid,
      "values" jsonb not null default '{}',
      dedupe_minutes int not null check (dedupe_minutes between 0 and 525600),
      quiet_from int check (quiet_from between 0 and 1439),
      quiet_until int check (quiet_until between 0 and 1439),
      enabled boolean not null,
      enabled_at timestamptz,
      seen_until timestamptz,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      primary key (store_id, id),
      check (not enabled or (enabled_at is not null and seen_until is not null)),
      foreign key (store_id, template_id) references templates (store_id, id) on delete set null (template_id),
      foreign key (store_id, account_id) references accounts (store_id, id) on delete set null (account_id)
    )`);
    await runner.query('create unique index notification_rules_name on notification_rules (store_id, lower(name))');
    await runner.query('create index notification_rules_enabled on notification_rules (store_id) where enabled');
    await this.#events(runner);
    await this.#notifications(runner);
    for (const table of ['notification_rules', 'notification_events', 'notifications']) await tenantTable(runner, table);
    await runner.query(`create index order_events_by_status on order_events (store_id, to_status, occurred_at) where type = 'status_changed'`);
    await runner.query(`create index orders_carts on orders (store_id, updated_at) where status = 'draft'`);
    await runner.query(`create index conversation_events_handed_off on conversation_events (store_id, occurred_at) where type = 'handed_off'`);
  }

  async #events(runner: QueryRunner): Promise<void> {
    await runner.query(`create table notification_events (
      store_id uuid not null references stores (id) on delete cascade,
      id uuid not null,
      name text not null,
      customer_id uuid,
      data jsonb not null,
      request_key text,
      occurred_at timestamptz not null,
      primary key (store_id, id),
      unique (store_id, request_key),
      foreign key (store_id, customer_id) references customers (store_id, id)
    )`);
    await runner.query('create index notification_events_by_name on notification_events (store_id, name, occurred_at)');
  }

  async #notifications(runner: QueryRunner): Promise<void> {
    await runner.query(`create table notifications (
      store_id uuid not null references stores (id) on delete cascade,
      id uuid not null,
      rule_id uuid,
      rule_name text not null,
      occurrence text not null,
      occurred_at timestamptz not null,
      customer_id uuid,
      conversation_id uuid,
      order_id uuid,
      facts jsonb not null,
      state text not null check (state in ('pending', 'written', 'skipped')),
      not_before timestamptz,
      tries int not null default 0,
      reason_code text,
      reason_text text,
      recipient_id uuid,
      message_id uuid,
      created_at timestamptz not null,
      settled_at timestamptz,
      primary key (store_id, id),
      unique (store_id, rule_id, occurrence),
      foreign key (store_id, rule_id) references notification_rules (store_id, id) on delete set null (rule_id),
      foreign key (store_id, customer_id) references customers (store_id, id),
      foreign key (store_id, recipient_id) references customers (store_id, id),
      foreign key (store_id, message_id) references messages (store_id, id) on delete set null (message_id)
    )`);
    await runner.query(`create index notifications_pending on notifications (store_id, rule_id, created_at) where state = 'pending'`);
    await runner.query('create index notifications_newest on notifications (store_id, created_at desc, id desc)');
    await runner.query('create index notifications_of_rule on notifications (store_id, rule_id, created_at desc, id desc)');
    await runner.query(`create index notifications_to on notifications (store_id, rule_id, recipient_id, settled_at) where state = 'written'`);
    await runner.query('create index notifications_message on notifications (store_id, message_id) where message_id is not null');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const index of ['conversation_events_handed_off', 'orders_carts', 'order_events_by_status']) await runner.query(`drop index ${index}`);
    for (const table of ['notifications', 'notification_events', 'notification_rules']) await runner.query(`drop table ${table}`);
  }
}
