import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../platform/database/tenant-table.js';

/** When the next bulk message of a number is due: one pace for all processes. */
export class BulkPaces1700000000285 implements MigrationInterface {
  name = 'BulkPaces1700000000285';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table bulk_paces (
      store_id uuid not null,
      account_id uuid not null,
      next_at timestamptz not null,
      primary key (store_id, account_id),
      foreign key (store_id, account_id) references accounts (store_id, id) on delete cascade
    )`);
    await tenantTable(runner, 'bulk_paces');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table bulk_paces');
  }
}
