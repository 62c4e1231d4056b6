import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../platform/database/tenant-table.js';

/** What the store's people write to each other beside a conversation, and whom they call. */
export class Notes1700000000140 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table notes (
      store_id uuid not null,
      id uuid not null,
      conversation_id uuid not null,
      author text not null check (author in ('user', 'api')),
      author_id uuid,
      body text not null,
      created_at timestamptz not null,
      edited_at timestamptz,
      primary key (store_id, id),
      foreign key (store_id, conversation_id) references conversations (store_id, id) on delete cascade
    )`);
    await runner.query('create index notes_of on notes (store_id, conversation_id, id desc)');
    await runner.query(`create table note_mentions (
      store_id uuid not null,
      note_id uuid not null,
      user_id uuid not null,
      conversation_id uuid not null,
      primary key (store_id, note_id, user_id),
      foreign key (store_id, note_id) references notes (store_id, id) on delete cascade
    )`);
    await runner.query('create index note_mentions_of on note_mentions (store_id, user_id, conversation_id)');
    for (const table of ['notes', 'note_mentions']) await tenantTable(runner, table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['note_mentions', 'notes']) await runner.query(`drop table ${table}`);
  }
}
