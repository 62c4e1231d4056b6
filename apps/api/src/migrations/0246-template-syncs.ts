import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../platform/database/tenant-table.js';

/** When the provider was last asked for the templates of a business account. */
export class TemplateSyncs1700000000246 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table template_syncs (
      store_id uuid not null references stores (id) on delete cascade,
      owner_id uuid not null,
      tried_at timestamptz not null,
      synced_at timestamptz,
      failure text,
      primary key (store_id, owner_id)
    )`);
    await tenantTable(runner, 'template_syncs');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table template_syncs');
  }
}
