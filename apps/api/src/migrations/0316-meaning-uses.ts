import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../platform/database/tenant-table.js';

/** What it took to understand products, and what customers asked for. */
export class MeaningUses1700000000316 implements MigrationInterface {
  name = 'MeaningUses1700000000316';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table meaning_uses (
      store_id uuid not null references stores (id) on delete cascade,
      id uuid not null,
      input_tokens integer not null,
      cost_micro_usd double precision,
      started_at timestamptz not null,
      primary key (store_id, id)
    )`);
    await tenantTable(runner, 'meaning_uses');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table meaning_uses');
  }
}
