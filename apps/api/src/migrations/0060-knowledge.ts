import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../platform/database/tenant-table.js';

/** What the store's people wrote for customers to be told, and the pieces that search finds. */
export class Knowledge1700000000060 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table knowledge_entries (
      store_id uuid not null references stores on delete cascade,
      id uuid not null,
      title text not null,
      body text not null,
      kind text not null check (kind in ('faq', 'policy', 'article')),
      language text,
      search_terms text[] not null default '{}',
      status text not null check (status in ('active', 'draft')),
      created_at timestamptz not null,
      updated_at timestamptz not null,
      primary key (store_id, id)
    )`);
    await runner.query('create index knowledge_entries_newest on knowledge_entries (store_id, created_at desc, id desc)');
    await runner.query(`create table knowledge_chunks (
      store_id uuid not null,
      id uuid not null,
      entry_id uuid not null,
      position integer not null,
      text text not null,
      primary key (store_id, id),
      foreign key (store_id, entry_id) references knowledge_entries (store_id, id) on delete cascade
    )`);
    await runner.query('create index knowledge_chunks_entry on knowledge_chunks (store_id, entry_id, position)');
    for (const table of ['knowledge_entries', 'knowledge_chunks']) await tenantTable(runner, table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['knowledge_chunks', 'knowledge_entries']) await runner.query(`drop table ${table}`);
  }
}
