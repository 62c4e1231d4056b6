import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../platform/database/tenant-table.js';

/** Answers that wait for their customer to write again, one in a conversation. */
export class ParkedReplies1700000000247 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table parked_replies (
      store_id uuid not null,
      conversation_id uuid not null,
      id uuid not null,
      text text not null,
      author_id uuid,
      author_name text,
      created_at timestamptz not null,
      primary key (store_id, conversation_id),
      foreign key (store_id, conversation_id) references conversations (store_id, id) on delete cascade
    )`);
    await tenantTable(runner, 'parked_replies');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table parked_replies');
  }
}
