import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../platform/database/tenant-table.js';

/** Every try to send a message, written before the request, and the buckets that keep WhatsApp's pace. */
export class Sending1700000000090 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table attempts (
      store_id uuid not null,
      id uuid not null,
      message_id uuid not null,
      account_id uuid not null,
      number int not null,
      state text not null check (state in ('sending', 'accepted', 'failed', 'unknown')),
      external_id text,
      error_code text,
      error_detail text,
      started_at timestamptz not null,
      lease_until timestamptz not null,
      settled_at timestamptz,
      primary key (store_id, id),
      unique (store_id, message_id, number),
      foreign key (store_id, message_id) references messages (store_id, id) on delete cascade,
      foreign key (store_id, account_id) references accounts (store_id, id)
    )`);
    await runner.query('create index attempts_sent_as on attempts (store_id, account_id, external_id) where external_id is not null');
    await runner.query(`create index attempts_running on attempts (lease_until) where state = 'sending'`);
    // One bucket per number and one per number and customer. "tokens" is what was left at "refilled_at".
    await runner.query(`create table pace_buckets (
      store_id uuid not null, account_id uuid not null, scope text not null,
      tokens double precision not null, refilled_at timestamptz not null, blocked_until timestamptz,
      primary key (store_id, account_id, scope),
      foreign key (store_id, account_id) references accounts (store_id, id) on delete cascade
    )`);
    for (const table of ['attempts', 'pace_buckets']) await tenantTable(runner, table);
  }
  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['pace_buckets', 'attempts']) await runner.query(`drop table ${table}`);
  }
}
