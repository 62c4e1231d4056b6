import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../platform/database/tenant-table.js';

/** Questions with what a good answer has, and how the last try went. */
export class AssistantTests1700000000221 implements MigrationInterface {
  name = 'AssistantTests1700000000221';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table assistant_tests (
      store_id uuid not null references stores (id) on delete cascade,
      id uuid not null,
      title text not null,
      note text not null,
      messages jsonb not null,
      expectations jsonb not null,
      last_result jsonb,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      primary key (store_id, id)
    )`);
    await tenantTable(runner, 'assistant_tests');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table assistant_tests');
  }
}
