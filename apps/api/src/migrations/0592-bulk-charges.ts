import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../platform/database/tenant-table.js';

/** What was counted of a bulk message's charges: nobody reads all its recipients again for it. */
export class BulkCharges1700000000592 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table bulk_charges (
      store_id uuid not null,
      bulk_id uuid not null,
      charged jsonb not null,
      expected jsonb not null,
      counted_at timestamptz not null,
      primary key (store_id, bulk_id),
      foreign key (store_id, bulk_id) references bulk_messages (store_id, id) on delete cascade
    )`);
    await tenantTable(runner, 'bulk_charges');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table bulk_charges');
  }
}
