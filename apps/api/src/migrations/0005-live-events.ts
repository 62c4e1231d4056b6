import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../platform/database/tenant-table.js';

/** One log for open screens and integrators. Readers see rows below the oldest running transaction, ordered by (xid, id). */
export class LiveEvents1700000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table live_events (
      store_id uuid not null,
      xid xid8 not null default pg_current_xact_id(),
      id bigint generated always as identity,
      type text not null,
      data jsonb not null,
      created_at timestamptz not null default now(),
      primary key (store_id, xid, id)
    )`);
    await runner.query('create index live_events_age on live_events (created_at)');
    await tenantTable(runner, 'live_events');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table live_events');
  }
}
