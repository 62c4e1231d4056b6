import { ACCOUNT_STATUSES } from '#contracts';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../platform/database/tenant-table.js';

const STATUSES = ACCOUNT_STATUSES.map((status) => `'${status}'`).join(', ');

/** WhatsApp accounts, the business accounts they hang on, and their sealed secrets. */
export class Accounts1700000000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table business_accounts (
      store_id uuid not null references stores (id) on delete cascade,
      id uuid not null,
      provider text not null,
      external_id text not null,
      created_at timestamptz not null,
      primary key (store_id, id),
      constraint business_accounts_external unique (store_id, provider, external_id)
    )`);
    await runner.query(`create index business_accounts_routing on business_accounts (external_id, provider)`);
    await tenantTable(runner, 'business_accounts');
    await this.#accounts(runner);
    await this.#secrets(runner);
    // Raised by one in every transaction that changes an account: processes compare it before they trust what they remember.
    await runner.query(`create table account_revision (id boolean primary key default true check (id), revision bigint not null default 0)`);
    await runner.query(`insert into account_revision default values`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['account_revision', 'account_secrets', 'accounts', 'business_accounts']) await runner.query(`drop table ${table}`);
  }

  async #accounts(runner: QueryRunner): Promise<void> {
    await runner.query(`create table accounts (
      store_id uuid not null references stores (id) on delete cascade,
      id uuid not null,
      provider text not null,
      name text not null,
      status text not null check (status in (${STATUSES})),
      settings jsonb not null default '{}',
      origin text not null default '',
      number_external_id text,
      business_account_id uuid,
      display_phone_number text,
      verified_name text,
      number_confirmed_at timestamptz,
      environment text not null,
      is_default_outgoing boolean not null default false,
      is_default_incoming boolean not null default false,
      auto_read_receipt boolean not null default false,
      labels text[] not null default '{}',
      path_key text not null,
      verify_fingerprint text,
      paused_at timestamptz,
      paused_code text,
      paused_text text,
      checked_at timestamptz,
      check_problems jsonb not null default '[]',
      token_expires_at timestamptz,
      webhook_verified_at timestamptz,
      subscribed_at timestamptz,
      last_event_at timestamptz,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      primary key (store_id, id),
      constraint accounts_business foreign key (store_id, business_account_id) references business_accounts (store_id, id),
      check (number_confirmed_at is null or number_external_id is not null)
    )`);
    await runner.query(`create unique index accounts_name on accounts (store_id, lower(name))`);
    await runner.query(`create unique index accounts_default_outgoing on accounts (store_id) where is_default_outgoing`);
    await runner.query(`create unique index accounts_default_incoming on accounts (store_id) where is_default_incoming`);
    await runner.query(`create unique index accounts_number_in_store on accounts (store_id, provider, number_external_id) where number_external_id is not null`);
    // A number belongs to one store: whoever proved it to the provider at that address and is active holds it.
    await runner.query(`create unique index accounts_number_holder on accounts (provider, origin, number_external_id)
      where number_confirmed_at is not null and status = 'active'`);
    await runner.query(`create unique index accounts_verify_token on accounts (verify_fingerprint) where verify_fingerprint is not null and status = 'active'`);
    await runner.query(`create unique index accounts_path_key on accounts (path_key)`);
    await runner.query(`create index accounts_number on accounts (number_external_id, provider) where number_external_id is not null`);
    await runner.query(`create index accounts_business_account on accounts (store_id, business_account_id)`);
    await tenantTable(runner, 'accounts');
  }

  async #secrets(runner: QueryRunner): Promise<void> {
    await runner.query(`create table account_secrets (
      store_id uuid not null,
      account_id uuid not null,
      field text not null,
      sealed text not null,
      key_id text not null,
      last4 text not null,
      updated_at timestamptz not null,
      primary key (store_id, account_id, field),
      constraint account_secrets_account foreign key (store_id, account_id) references accounts (store_id, id) on delete cascade
    )`);
    await runner.query(`create index account_secrets_key on account_secrets (key_id)`);
    await tenantTable(runner, 'account_secrets');
  }
}
