import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../platform/database/tenant-table.js';

/** Words that mean the same in a store. */
export class Synonyms1700000000231 implements MigrationInterface {
  name = 'Synonyms1700000000231';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table synonyms (
      store_id uuid not null references stores (id) on delete cascade,
      id uuid not null,
      words text[] not null check (cardinality(words) between 2 and 20),
      created_at timestamptz not null,
      updated_at timestamptz not null,
      primary key (store_id, id)
    )`);
    await tenantTable(runner, 'synonyms');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table synonyms');
  }
}
