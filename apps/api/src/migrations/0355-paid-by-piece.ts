import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../platform/database/tenant-table.js';

/** What is paid by the picture and by the minute: pictures that were painted, and voice notes that were written down. */
export class PaidByPiece1700000000355 implements MigrationInterface {
  name = 'PaidByPiece1700000000355';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table model_uses add column pictures integer not null default 0');
    await runner.query('alter table model_uses drop constraint model_uses_kind_check');
    await runner.query(`alter table model_uses add constraint model_uses_kind_check check (kind in ('playground', 'test', 'photo', 'painting'))`);
    await runner.query(`create table voice_uses (
      store_id uuid not null references stores (id) on delete cascade,
      id uuid not null,
      conversation_id uuid,
      seconds double precision,
      cost_micro_usd double precision,
      started_at timestamptz not null,
      primary key (store_id, id)
    )`);
    await runner.query('create index voice_uses_of_conversation on voice_uses (store_id, conversation_id) where conversation_id is not null');
    await tenantTable(runner, 'voice_uses');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table voice_uses');
    await runner.query(`delete from model_uses where kind = 'painting'`);
    await runner.query('alter table model_uses drop constraint model_uses_kind_check');
    await runner.query(`alter table model_uses add constraint model_uses_kind_check check (kind in ('playground', 'test', 'photo'))`);
    await runner.query('alter table model_uses drop column pictures');
  }
}
