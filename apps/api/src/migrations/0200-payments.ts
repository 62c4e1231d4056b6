import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../platform/database/tenant-table.js';

/** Who pays for which store, and how that stands; which events of the payment service were taken; who gave a store its plan. */
export class Payments1700000000200 implements MigrationInterface {
  name = 'Payments1700000000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table subscriptions add column source text not null default 'operator' check (source in ('operator', 'payment'))`);
    await runner.query(`create table payers (
      store_id uuid primary key references stores (id) on delete cascade,
      customer_id text unique,
      subscription_id text,
      status text check (status in ('active', 'past_due', 'unpaid', 'ended')),
      plan text check (plan in ('starter', 'growth', 'scale')),
      period_to timestamptz,
      ends_at timestamptz,
      overdue_since timestamptz,
      revision integer not null default 0,
      checked_at timestamptz not null,
      created_at timestamptz not null
    )`);
    await tenantTable(runner, 'payers');
    await runner.query(`create table payment_events (
      store_id uuid not null references stores (id) on delete cascade,
      id text not null,
      type text not null,
      created_at timestamptz not null,
      primary key (store_id, id)
    )`);
    await tenantTable(runner, 'payment_events');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table payment_events');
    await runner.query('drop table payers');
    await runner.query('alter table subscriptions drop column source');
  }
}
