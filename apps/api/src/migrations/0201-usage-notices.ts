import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../platform/database/tenant-table.js';

/** Which thresholds of a plan's limits a store was told of, each once in a period. */
export class UsageNotices1700000000201 implements MigrationInterface {
  name = 'UsageNotices1700000000201';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table usage_notices (
      store_id uuid not null references stores (id) on delete cascade,
      kind text not null check (kind in ('ai_conversations', 'messages')),
      plan text not null,
      period_from timestamptz not null,
      state text not null check (state in ('warning', 'critical', 'reached')),
      noticed_at timestamptz not null,
      primary key (store_id, period_from, plan, kind, state)
    )`);
    await tenantTable(runner, 'usage_notices');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table usage_notices');
  }
}
