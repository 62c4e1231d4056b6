import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../platform/database/tenant-table.js';

/**
 * Which answers used which entry, for as long as it is counted. Rows only ever come and go, so that answers never wait for each other;
 * nothing refers to the entry, because one that is deleted must not keep an answer from being sent.
 */
export class KnowledgeUses1700000000163 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table knowledge_uses (
      store_id uuid not null references stores on delete cascade,
      entry_id uuid not null,
      run_id uuid not null,
      used_at timestamptz not null,
      primary key (store_id, entry_id, run_id)
    )`);
    await runner.query('create index knowledge_uses_age on knowledge_uses (used_at)');
    await tenantTable(runner, 'knowledge_uses');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table knowledge_uses');
  }
}
