import { SESSION_STATES } from '#contracts';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../platform/database/tenant-table.js';

const STATES = SESSION_STATES.map((state) => `'${state}'`).join(', ');

/** Accounts that hang on a linked device: how it stands, and messages that are known by a provisional name so far. */
export class LinkedDevices1700000000240 implements MigrationInterface {
  name = 'LinkedDevices1700000000240';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table accounts add column session_state text constraint accounts_session_state check (session_state in (${STATES})),
      add column session_at timestamptz, add column session_qr text, add column session_qr_until timestamptz`);
    await runner.query(`create table provisional_sends (
      store_id uuid not null,
      account_id uuid not null,
      provisional_id text not null,
      message_id uuid not null,
      tries int not null default 0,
      due_at timestamptz not null,
      created_at timestamptz not null,
      primary key (store_id, account_id, provisional_id),
      foreign key (store_id, account_id) references accounts (store_id, id) on delete cascade,
      foreign key (store_id, message_id) references messages (store_id, id) on delete cascade
    )`);
    await runner.query('create index provisional_sends_due on provisional_sends (due_at)');
    await runner.query('create index provisional_sends_message on provisional_sends (store_id, message_id)');
    await tenantTable(runner, 'provisional_sends');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table provisional_sends');
    await runner.query('alter table accounts drop column session_state, drop column session_at, drop column session_qr, drop column session_qr_until');
  }
}
