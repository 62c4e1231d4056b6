import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../platform/database/tenant-table.js';

/** Answers that a store's people write once and send often. */
export class CannedReplies1700000000142 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table canned_replies (
      store_id uuid not null references stores (id) on delete cascade,
      id uuid not null,
      shortcut text not null,
      body text not null,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      primary key (store_id, id)
    )`);
    await runner.query('create unique index canned_replies_shortcut on canned_replies (store_id, shortcut)');
    await tenantTable(runner, 'canned_replies');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table canned_replies');
  }
}
