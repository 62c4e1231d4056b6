import { CONSENT_PURPOSES, CONSENT_SOURCES } from '#contracts';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../platform/database/tenant-table.js';

const list = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');

/** What customers agreed to and took back, each time with its proof. Rows are only added; the present state follows from them. */
export class Consent1700000000250 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table consent_facts (
      store_id uuid not null,
      id uuid not null,
      customer_id uuid not null,
      purpose text not null check (purpose in (${list(CONSENT_PURPOSES)})),
      allowed boolean not null,
      source text not null check (source in (${list(CONSENT_SOURCES)})),
      words text,
      message_id uuid,
      account_id uuid,
      actor_id uuid,
      actor_name text,
      evidence text,
      occurred_at timestamptz not null,
      created_at timestamptz not null,
      primary key (store_id, id),
      unique (store_id, evidence),
      foreign key (store_id, customer_id) references customers (store_id, id) on delete cascade
    )`);
    await runner.query('create index consent_facts_of on consent_facts (store_id, customer_id, occurred_at desc, id desc)');
    await runner.query(`create table consent_settings (
      store_id uuid primary key references stores (id) on delete cascade,
      confirms boolean not null,
      stop_reply text,
      start_reply text,
      opt_in_required boolean not null,
      updated_at timestamptz not null
    )`);
    for (const table of ['consent_facts', 'consent_settings']) await tenantTable(runner, table);
    await runner.query(`insert into consent_facts (store_id, id, customer_id, purpose, allowed, source, occurred_at, created_at)
      select store_id, gen_random_uuid(), id, 'marketing', false, 'person', opted_out_at, opted_out_at from customers where opted_out_at is not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['consent_settings', 'consent_facts']) await runner.query(`drop table ${table}`);
  }
}
