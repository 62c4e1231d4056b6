import { BULK_PAUSE_REASONS, RECIPIENT_PROBLEMS, RECIPIENT_TYPES, VARIABLE_TYPES } from '#contracts';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../platform/database/tenant-table.js';

const list = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');

/** Recipient lists and bulk messages. What became of a recipient is said by the message that was written for them. */
export class Bulk1700000000251 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // A list without a name belongs to one bulk message.
    await runner.query(`create table recipient_lists (
      store_id uuid not null references stores (id) on delete cascade,
      id uuid not null,
      name text,
      description text not null default '',
      created_at timestamptz not null,
      updated_at timestamptz not null,
      primary key (store_id, id)
    )`);
    await runner.query('create unique index recipient_lists_name on recipient_lists (store_id, lower(name))');
    await runner.query(`create table recipient_rows (
      store_id uuid not null,
      list_id uuid not null,
      id uuid not null,
      phone text not null,
      phone_key text,
      country char(2),
      name text not null default '',
      data jsonb not null default '{}',
      problem text check (problem in (${list(RECIPIENT_PROBLEMS)})),
      created_at timestamptz not null,
      primary key (store_id, list_id, id),
      unique (store_id, list_id, phone_key),
      check ((problem is null) = (phone_key is not null)),
      foreign key (store_id, list_id) references recipient_lists (store_id, id) on delete cascade
    )`);
    await this.#messages(runner);
    await this.#recipients(runner);
    for (const table of ['recipient_lists', 'recipient_rows', 'bulk_counters', 'bulk_messages', 'bulk_recipients']) await tenantTable(runner, table);
  }

  async #messages(runner: QueryRunner): Promise<void> {
    await runner.query(`create table bulk_counters (
      store_id uuid not null references stores (id) on delete cascade,
      year int not null,
      last_number int not null,
      primary key (store_id, year)
    )`);
    await runner.query(`create table bulk_messages (
      store_id uuid not null references stores (id) on delete cascade,
      id uuid not null,
      number text not null,
      title text not null,
      state text not null check (state in ('draft', 'queued', 'running', 'paused', 'cancelled', 'finished')),
      recipient_type text not null check (recipient_type in (${list(RECIPIENT_TYPES)})),
      own_list_id uuid not null,
      list_id uuid,
      template_id uuid,
      account_id uuid,
      variable_type text not null check (variable_type in (${list(VARIABLE_TYPES)})),
      "values" jsonb not null default '{}',
      scheduled_at timestamptz,
      quiet_from int check (quiet_from between 0 and 1439),
      quiet_until int check (quiet_until between 0 and 1439),
      stop_percent int not null check (stop_percent between 1 and 100),
      pause_reason text check (pause_reason in (${list(BULK_PAUSE_REASONS)})),
      pause_detail text,
      approved_until int not null default 0,
      canary int not null default 0,
      author_id uuid,
      author_name text not null,
      started_at timestamptz,
      finished_at timestamptz,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      primary key (store_id, id),
      unique (store_id, number),
      foreign key (store_id, own_list_id) references recipient_lists (store_id, id),
      foreign key (store_id, account_id) references accounts (store_id, id) on delete set null (account_id)
    )`);
    await runner.query('alter table bulk_messages add foreign key (store_id, list_id) references recipient_lists (store_id, id) on delete set null (list_id)');
    await runner.query('alter table bulk_messages add foreign key (store_id, template_id) references templates (store_id, id) on delete set null (template_id)');
    await runner.query('create index bulk_messages_newest on bulk_messages (store_id, created_at desc, id desc)');
    await runner.query(`create index bulk_messages_due on bulk_messages (store_id, account_id, started_at) where state in ('queued', 'running')`);
  }

  async #recipients(runner: QueryRunner): Promise<void> {
    await runner.query(`create table bulk_recipients (
      store_id uuid not null,
      bulk_id uuid not null,
      id uuid not null,
      position int not null,
      phone text not null,
      phone_key text not null,
      country char(2),
      name text not null,
      data jsonb not null,
      state text not null check (state in ('pending', 'written', 'skipped')),
      not_before timestamptz,
      skip_code text,
      skip_text text,
      message_id uuid,
      written_at timestamptz,
      primary key (store_id, bulk_id, id),
      unique (store_id, bulk_id, phone_key),
      foreign key (store_id, bulk_id) references bulk_messages (store_id, id) on delete cascade,
      foreign key (store_id, message_id) references messages (store_id, id) on delete set null (message_id)
    )`);
    await runner.query('create unique index bulk_recipients_order on bulk_recipients (store_id, bulk_id, position)');
    await runner.query(`create index bulk_recipients_pending on bulk_recipients (store_id, bulk_id, position) where state = 'pending'`);
    await runner.query('create index bulk_recipients_message on bulk_recipients (store_id, message_id) where message_id is not null');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['bulk_recipients', 'bulk_messages', 'bulk_counters', 'recipient_rows', 'recipient_lists']) await runner.query(`drop table ${table}`);
  }
}
