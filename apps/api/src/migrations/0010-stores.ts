import { ROLES, SCOPES, SUBSCRIPTION_STATUSES } from '#contracts';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../platform/database/tenant-table.js';

const listed = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');

/** Stores, the people in them, their sessions and links, and the stores' API keys. */
export class Stores1700000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.#stores(runner);
    await this.#login(runner);
    await this.#people(runner);
    await this.#apiKeys(runner);
  }

  async #stores(runner: QueryRunner): Promise<void> {
    await runner.query(`create table stores (
      id uuid primary key,
      name text not null,
      slug text not null constraint stores_slug unique,
      timezone text not null,
      currency char(3) not null,
      locale text not null,
      country char(2) not null,
      subscription_status text not null default 'trial' check (subscription_status in (${listed(SUBSCRIPTION_STATUSES)})),
      trial_ends_at timestamptz not null,
      created_at timestamptz not null,
      updated_at timestamptz not null
    )`);
    await tenantTable(runner, 'stores', 'id');
  }

  // People and their sessions belong to no store: one person may work in several.
  async #login(runner: QueryRunner): Promise<void> {
    await runner.query(`create table users (
      id uuid primary key,
      email text not null constraint users_email unique,
      name text not null,
      password_hash text,
      created_at timestamptz not null,
      updated_at timestamptz not null
    )`);
    await runner.query(`create table sessions (
      id uuid primary key,
      user_id uuid not null references users on delete cascade,
      token_hash text not null constraint sessions_token unique,
      ip text not null,
      user_agent text not null,
      created_at timestamptz not null,
      last_used_at timestamptz not null,
      expires_at timestamptz not null
    )`);
    await runner.query('create index sessions_user on sessions (user_id, id)');
    await runner.query('create index sessions_expiry on sessions (expires_at)');
    await runner.query(`create table one_time_links (
      id uuid primary key,
      kind text not null check (kind in ('setup', 'login', 'password_reset')),
      user_id uuid references users on delete cascade,
      token_hash text not null constraint one_time_links_token unique,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      used_at timestamptz,
      check ((kind = 'setup') = (user_id is null))
    )`);
    await runner.query('create index one_time_links_user on one_time_links (user_id)');
    await runner.query('create index one_time_links_expiry on one_time_links (expires_at)');
    await runner.query(`create table attempt_counters (
      key text primary key,
      window_start timestamptz not null,
      current integer not null,
      previous integer not null
    )`);
    await runner.query('create index attempt_counters_age on attempt_counters (window_start)');
  }

  async #people(runner: QueryRunner): Promise<void> {
    await runner.query(`create table members (
      store_id uuid not null references stores on delete cascade,
      id uuid not null,
      user_id uuid not null references users on delete cascade,
      role text not null check (role in (${listed(ROLES)})),
      created_at timestamptz not null,
      primary key (store_id, id),
      constraint members_user unique (store_id, user_id)
    )`);
    await runner.query('create index members_of_user on members (user_id)');
    await tenantTable(runner, 'members');
    await runner.query(`create table invitations (
      store_id uuid not null references stores on delete cascade,
      id uuid not null,
      email text not null,
      role text not null check (role in (${listed(ROLES)})),
      token_hash text not null constraint invitations_token unique,
      invited_by uuid references users on delete set null,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      accepted_at timestamptz,
      revoked_at timestamptz,
      primary key (store_id, id)
    )`);
    await runner.query('create unique index invitations_open on invitations (store_id, email) where accepted_at is null and revoked_at is null');
    await tenantTable(runner, 'invitations');
  }

  async #apiKeys(runner: QueryRunner): Promise<void> {
    await runner.query(`create table api_keys (
      store_id uuid not null references stores on delete cascade,
      id uuid not null,
      name text not null,
      key_hash text not null constraint api_keys_hash unique,
      prefix text not null,
      last4 text not null,
      scopes text[] not null check (scopes <@ array[${listed(SCOPES)}]),
      created_by uuid references users on delete set null,
      created_at timestamptz not null,
      last_used_at timestamptz,
      expires_at timestamptz,
      revoked_at timestamptz,
      primary key (store_id, id)
    )`);
    await tenantTable(runner, 'api_keys');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['api_keys', 'invitations', 'members', 'attempt_counters', 'one_time_links', 'sessions', 'users', 'stores']) await runner.query(`drop table ${table}`);
  }
}
