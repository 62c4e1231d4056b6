import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../platform/database/tenant-table.js';

/** Accounts that were deleted keep their history; conversations may be taken along to another account, and back. */
export class ConversationMoves1700000000241 implements MigrationInterface {
  name = 'ConversationMoves1700000000241';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table accounts add column removed_at timestamptz');
    await runner.query('drop index accounts_name');
    await runner.query('create unique index accounts_name on accounts (store_id, lower(name)) where removed_at is null');
    await runner.query(`create table conversation_moves (
      store_id uuid not null references stores (id) on delete cascade,
      id uuid not null,
      from_account_id uuid not null,
      to_account_id uuid not null,
      moved int not null default 0,
      stayed int not null default 0,
      queued int not null default 0,
      moved_by text not null,
      created_at timestamptz not null,
      undone_at timestamptz,
      primary key (store_id, id),
      foreign key (store_id, from_account_id) references accounts (store_id, id),
      foreign key (store_id, to_account_id) references accounts (store_id, id),
      check (from_account_id <> to_account_id)
    )`);
    await runner.query('create index conversation_moves_from on conversation_moves (store_id, from_account_id)');
    await runner.query('create index conversation_moves_to on conversation_moves (store_id, to_account_id, id)');
    await runner.query(`create table conversation_move_items (
      store_id uuid not null,
      move_id uuid not null,
      conversation_id uuid not null,
      window_closes_at timestamptz,
      primary key (store_id, move_id, conversation_id),
      foreign key (store_id, move_id) references conversation_moves (store_id, id) on delete cascade,
      foreign key (store_id, conversation_id) references conversations (store_id, id) on delete cascade
    )`);
    await runner.query('create index conversation_move_items_conversation on conversation_move_items (store_id, conversation_id)');
    for (const table of ['conversation_moves', 'conversation_move_items']) await tenantTable(runner, table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['conversation_move_items', 'conversation_moves']) await runner.query(`drop table ${table}`);
    await runner.query('drop index accounts_name');
    await runner.query(`update accounts set name = left(name, 60) || ' ' || id where removed_at is not null`);
    await runner.query('create unique index accounts_name on accounts (store_id, lower(name))');
    await runner.query('alter table accounts drop column removed_at');
  }
}
