import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../platform/database/tenant-table.js';

/** Imports of questions and answers remember what they did, as those of products do, so that they can be undone as a whole. */
export class KnowledgeImports1700000000570 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Tells whether somebody changed an entry since the import.
    await runner.query('alter table knowledge_entries add column version integer not null default 1');
    await runner.query(`create table knowledge_imports (
      store_id uuid not null references stores on delete cascade,
      id uuid not null,
      filename text,
      imported_by text,
      rows integer not null,
      created integer not null,
      updated integer not null,
      unchanged integer not null,
      skipped integer not null,
      error_count integer not null,
      errors jsonb not null,
      columns jsonb not null,
      created_at timestamptz not null,
      undone_at timestamptz,
      removed integer not null default 0,
      restored integer not null default 0,
      kept integer not null default 0,
      primary key (store_id, id)
    )`);
    await runner.query('create index knowledge_imports_newest on knowledge_imports (store_id, created_at desc, id desc)');
    // "before" is null for an entry that the import made. "version" is the one the import gave it.
    await runner.query(`create table knowledge_import_changes (
      store_id uuid not null,
      import_id uuid not null,
      entry_id uuid not null,
      before jsonb,
      version integer not null,
      primary key (store_id, import_id, entry_id),
      foreign key (store_id, import_id) references knowledge_imports (store_id, id) on delete cascade
    )`);
    // Rows are committed while the import itself is still one open transaction.
    await runner.query(`create table knowledge_import_progress (
      store_id uuid not null references stores on delete cascade,
      id uuid not null,
      done integer not null,
      total integer not null,
      updated_at timestamptz not null,
      primary key (store_id, id)
    )`);
    for (const table of ['knowledge_imports', 'knowledge_import_changes', 'knowledge_import_progress']) await tenantTable(runner, table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['knowledge_import_progress', 'knowledge_import_changes', 'knowledge_imports']) await runner.query(`drop table ${table}`);
    await runner.query('alter table knowledge_entries drop column version');
  }
}
