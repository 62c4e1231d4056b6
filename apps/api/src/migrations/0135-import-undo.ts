import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../platform/database/tenant-table.js';

/** An import remembers its columns, what it left out and what it changed, so that it can be undone as a whole. */
export class ImportUndo1700000000135 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table product_imports
      add column skipped integer not null default 0,
      add column columns jsonb not null default '[]',
      add column errors jsonb not null default '[]',
      add column error_count integer not null default 0,
      add column imported_by text,
      add column undone_at timestamptz,
      add column removed integer not null default 0,
      add column restored integer not null default 0,
      add column kept integer not null default 0`);
    await runner.query('create index product_imports_newest on product_imports (store_id, created_at desc, id desc)');
    // "before" is null for a product that the import made. "version" is the one the import gave it.
    await runner.query(`create table product_import_changes (
      store_id uuid not null,
      import_id uuid not null,
      product_id uuid not null,
      before jsonb,
      version integer not null,
      primary key (store_id, import_id, product_id),
      foreign key (store_id, import_id) references product_imports (store_id, id) on delete cascade
    )`);
    // Rows are committed while the import itself is still one open transaction.
    await runner.query(`create table product_import_progress (
      store_id uuid not null references stores on delete cascade,
      id uuid not null,
      done integer not null,
      total integer not null,
      updated_at timestamptz not null,
      primary key (store_id, id)
    )`);
    for (const table of ['product_import_changes', 'product_import_progress']) await tenantTable(runner, table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['product_import_progress', 'product_import_changes']) await runner.query(`drop table ${table}`);
    await runner.query('drop index product_imports_newest');
    await runner.query(`alter table product_imports drop column skipped, drop column columns, drop column errors, drop column error_count, drop column imported_by,
      drop column undone_at, drop column removed, drop column restored, drop column kept`);
  }
}
