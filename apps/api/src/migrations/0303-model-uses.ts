import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../platform/database/tenant-table.js';

/** What models did that is part of no run: tries in the playground, saved tests, and photos until an answer takes them along. */
export class ModelUses1700000000303 implements MigrationInterface {
  name = 'ModelUses1700000000303';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table model_uses (
      store_id uuid not null references stores (id) on delete cascade,
      id uuid not null,
      kind text not null check (kind in ('playground', 'test', 'photo')),
      media_id uuid,
      conversation_id uuid,
      input_tokens integer not null,
      output_tokens integer not null,
      cache_read_tokens integer not null,
      cache_write_tokens integer not null,
      cost_micro_usd double precision,
      started_at timestamptz not null,
      primary key (store_id, id)
    )`);
    await runner.query('create index model_uses_of_media on model_uses (store_id, media_id) where media_id is not null');
    await runner.query('create index model_uses_of_conversation on model_uses (store_id, conversation_id) where conversation_id is not null');
    await tenantTable(runner, 'model_uses');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table model_uses');
  }
}
