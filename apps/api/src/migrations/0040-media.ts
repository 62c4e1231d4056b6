import { MEDIA_KINDS, MEDIA_STATES } from '#contracts';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../platform/database/tenant-table.js';

const listed = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');

/** Files of a store: what customers sent, what people uploaded, what came with the demo. */
export class Media1700000000040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table media (
      store_id uuid not null references stores on delete cascade,
      id uuid not null,
      kind text not null check (kind in (${listed(MEDIA_KINDS)})),
      mime_type text not null,
      bytes bigint check (bytes >= 0),
      sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
      filename text,
      state text not null check (state in (${listed(MEDIA_STATES)})),
      storage_key text,
      external_id text,
      account_id uuid,
      source text not null check (source in ('in', 'upload', 'demo')),
      width integer,
      height integer,
      failure text,
      created_at timestamptz not null,
      primary key (store_id, id),
      foreign key (store_id, account_id) references accounts (store_id, id) on delete set null (account_id),
      constraint media_ready_has_file check (state <> 'ready' or (storage_key is not null and sha256 is not null and bytes is not null))
    )`);
    await runner.query('create index media_same_file on media (store_id, sha256) where sha256 is not null');
    await runner.query('create index media_account on media (store_id, account_id) where account_id is not null');
    await runner.query("create index media_pending on media (created_at) where state = 'pending'");
    await tenantTable(runner, 'media');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table media');
  }
}
