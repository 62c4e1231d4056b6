import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../platform/database/tenant-table.js';

/** Which plan each store has. What is used of it is counted from messages and runs. */
export class Billing1700000000190 implements MigrationInterface {
  name = 'Billing1700000000190';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table subscriptions (
      store_id uuid primary key references stores (id) on delete cascade,
      plan text not null check (plan in ('trial', 'starter', 'growth', 'scale', 'self_hosted')),
      since timestamptz not null,
      updated_at timestamptz not null
    )`);
    await tenantTable(runner, 'subscriptions');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table subscriptions');
  }
}
