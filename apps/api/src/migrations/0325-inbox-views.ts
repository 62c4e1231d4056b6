import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../platform/database/tenant-table.js';

/** Filters of the inbox under a name: a person's own, or the whole store's. */
export class InboxViews1700000000325 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table inbox_views (
      store_id uuid not null references stores (id) on delete cascade,
      id uuid not null,
      user_id uuid not null references users (id) on delete cascade,
      is_shared boolean not null,
      name text not null,
      filter jsonb not null,
      created_at timestamptz not null,
      primary key (store_id, id)
    )`);
    await tenantTable(runner, 'inbox_views');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table inbox_views');
  }
}
