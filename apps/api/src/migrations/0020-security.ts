import { SECURITY_EVENT_KINDS } from '#contracts';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../platform/database/tenant-table.js';

/**
 * Security events, grouped by hour. Events that belong to no store (an unknown number, a wrong e-mail) have no store_id:
 * the wall hides them from everybody but the door.
 */
export class Security1700000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table security_events (
      id uuid primary key,
      store_id uuid,
      account_id uuid,
      kind text not null check (kind in (${SECURITY_EVENT_KINDS.map((kind) => `'${kind}'`).join(', ')})),
      source text not null,
      detail jsonb not null,
      count integer not null,
      first_at timestamptz not null,
      last_at timestamptz not null,
      group_key text not null constraint security_events_group unique
    )`);
    await runner.query('create index security_events_list on security_events (store_id, id)');
    await runner.query('create index security_events_kind on security_events (store_id, kind, id)');
    await runner.query('create index security_events_age on security_events (last_at)');
    await tenantTable(runner, 'security_events');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table security_events');
  }
}
