import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../platform/database/tenant-table.js';

/** With how many customers a business has begun conversations in 24 hours, as counted last, and how many more were taken since: one count for all processes. */
export class ReachCounts1700000000313 implements MigrationInterface {
  name = 'ReachCounts1700000000313';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table reach_counts (
      store_id uuid not null,
      business_account_id uuid not null,
      used integer not null,
      oldest_at timestamptz,
      counted_at timestamptz not null,
      taken bigint not null,
      taken_then bigint not null,
      primary key (store_id, business_account_id),
      foreign key (store_id, business_account_id) references business_accounts (store_id, id) on delete cascade
    )`);
    await tenantTable(runner, 'reach_counts');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table reach_counts');
  }
}
