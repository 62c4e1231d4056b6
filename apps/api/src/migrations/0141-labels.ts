import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../platform/database/tenant-table.js';

/** A store's labels, and which conversations carry them. */
export class Labels1700000000141 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table labels (
      store_id uuid not null references stores (id) on delete cascade,
      id uuid not null,
      name text not null,
      color text not null,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      primary key (store_id, id)
    )`);
    await runner.query('create unique index labels_name on labels (store_id, lower(name))');
    await runner.query(`create table conversation_labels (
      store_id uuid not null,
      conversation_id uuid not null,
      label_id uuid not null,
      created_at timestamptz not null,
      primary key (store_id, conversation_id, label_id),
      foreign key (store_id, conversation_id) references conversations (store_id, id) on delete cascade,
      foreign key (store_id, label_id) references labels (store_id, id) on delete cascade
    )`);
    await runner.query('create index conversation_labels_of on conversation_labels (store_id, label_id, conversation_id)');
    for (const table of ['labels', 'conversation_labels']) await tenantTable(runner, table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['conversation_labels', 'labels']) await runner.query(`drop table ${table}`);
  }
}
