import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../platform/database/tenant-table.js';

const KINDS = 'knowledge_entries_kind_check';

/** Documents that knowledge is read from: an entry for each, in pieces that know their heading. */
export class KnowledgeSources1700000000161 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table knowledge_sources (
      store_id uuid not null references stores on delete cascade,
      id uuid not null,
      kind text not null check (kind in ('document')),
      title text not null,
      state text not null check (state in ('queued', 'reading', 'ready', 'failed')),
      failure text,
      filename text,
      format text,
      mime_type text,
      bytes integer,
      sha256 text,
      storage_key text,
      revision integer not null,
      due_at timestamptz,
      read_at timestamptz,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      primary key (store_id, id),
      constraint knowledge_sources_failure_told check ((state = 'failed') = (failure is not null)),
      constraint knowledge_sources_document_has_file check (kind <> 'document' or (filename is not null and format is not null and storage_key is not null))
    )`);
    await runner.query('create index knowledge_sources_newest on knowledge_sources (store_id, created_at desc, id desc)');
    await runner.query('create unique index knowledge_sources_file on knowledge_sources (store_id, sha256) where sha256 is not null');
    await runner.query('create index knowledge_sources_due on knowledge_sources (due_at) where due_at is not null');
    await tenantTable(runner, 'knowledge_sources');
    await runner.query(`alter table knowledge_entries add column source_id uuid,
      add constraint knowledge_entries_of_source foreign key (store_id, source_id) references knowledge_sources (store_id, id) on delete cascade,
      drop constraint ${KINDS}, add constraint ${KINDS} check (kind in ('faq', 'policy', 'article', 'document'))`);
    await runner.query('create index knowledge_entries_source on knowledge_entries (store_id, source_id) where source_id is not null');
    await runner.query(`alter table knowledge_chunks add column heading text not null default ''`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table knowledge_chunks drop column heading');
    await runner.query('delete from knowledge_entries where source_id is not null');
    await runner.query(`alter table knowledge_entries drop column source_id, drop constraint ${KINDS},
      add constraint ${KINDS} check (kind in ('faq', 'policy', 'article'))`);
    await runner.query('drop table knowledge_sources');
  }
}
