import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../platform/database/tenant-table.js';

/**
 * Work of which only a bell knew until now: read receipts that are to be sent, answers to STOP and START, hidden ids of which nobody was asked yet,
 * and carts from WhatsApp's catalog that could not be taken over. What is open already, and the indexes, come with the next migration.
 */
export class OpenWork1700000000550 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // No column of the messages: an index of it would cost a new version of each in all their indexes.
    await runner.query(`create table open_receipts (
      store_id uuid not null,
      message_id uuid not null,
      due_at timestamptz not null,
      primary key (store_id, message_id),
      foreign key (store_id, message_id) references messages (store_id, id) on delete cascade
    )`);
    await runner.query('create index open_receipts_due on open_receipts (due_at)');
    await tenantTable(runner, 'open_receipts');
    await runner.query('alter table consent_facts add column answer_due_at timestamptz');
    // When it was written down; created_at is when it was seen first, which may be long ago.
    await runner.query('alter table customer_identities add column asked_at timestamptz, add column noted_at timestamptz');
    await runner.query(`alter table order_cart_messages alter column taken_at drop not null,
      add column tries int not null default 0, add column due_at timestamptz, add column error text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('delete from order_cart_messages where taken_at is null');
    await runner.query('alter table order_cart_messages drop column error, drop column due_at, drop column tries, alter column taken_at set not null');
    await runner.query('alter table customer_identities drop column noted_at, drop column asked_at');
    await runner.query('alter table consent_facts drop column answer_due_at');
    await runner.query('drop table open_receipts');
  }
}
