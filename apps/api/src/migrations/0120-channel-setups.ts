import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../platform/database/tenant-table.js';

/** How far people of a store have come in a channel's setup wizard. */
export class ChannelSetups1700000000120 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table channel_setups (
      store_id uuid not null references stores (id) on delete cascade,
      provider text not null,
      account_id uuid,
      step text not null check (step in ('introduction', 'preparation', 'credentials', 'webhook', 'test', 'done')),
      ticked int[] not null default '{}',
      entered jsonb not null default '{}',
      updated_at timestamptz not null,
      primary key (store_id, provider),
      constraint channel_setups_account foreign key (store_id, account_id) references accounts (store_id, id) on delete set null (account_id)
    )`);
    await runner.query('create index channel_setups_account on channel_setups (store_id, account_id)');
    await tenantTable(runner, 'channel_setups');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table channel_setups');
  }
}
