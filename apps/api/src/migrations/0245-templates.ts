import { TEMPLATE_CATEGORIES, TEMPLATE_FORMATS, TEMPLATE_QUALITIES, TEMPLATE_STATUSES } from '#contracts';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../platform/database/tenant-table.js';

const list = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');

/** Message templates, one row for each language of a name, and what they were before. */
export class Templates1700000000245 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // owner_id: the business account, or the account where the provider knows no such thing. group_id: languages of one name.
    await runner.query(`create table templates (
      store_id uuid not null,
      id uuid not null,
      account_id uuid not null,
      business_account_id uuid,
      owner_id uuid not null,
      group_id uuid not null,
      external_id text,
      label text not null,
      name text not null,
      language text not null,
      requested_category text not null check (requested_category in (${list(TEMPLATE_CATEGORIES)})),
      category text not null check (category in (${list(TEMPLATE_CATEGORIES)})),
      coming_category text check (coming_category in (${list(TEMPLATE_CATEGORIES)})),
      coming_category_at timestamptz,
      format text not null check (format in (${list(TEMPLATE_FORMATS)})),
      components jsonb not null,
      status text not null check (status in (${list(TEMPLATE_STATUSES)})),
      reason_code text,
      reason_text text,
      quality text not null default 'unknown' check (quality in (${list(TEMPLATE_QUALITIES)})),
      version int not null default 1,
      submitted_at timestamptz,
      reported_at timestamptz,
      synced_at timestamptz,
      used_at timestamptz,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      primary key (store_id, id),
      foreign key (store_id, account_id) references accounts (store_id, id) on delete cascade
    )`);
    await runner.query(`create unique index templates_name on templates (store_id, owner_id, name, language) where status <> 'deleted'`);
    await runner.query('create unique index templates_external on templates (store_id, owner_id, external_id) where external_id is not null');
    await runner.query('create index templates_listed on templates (store_id, group_id desc, id desc)');
    await runner.query(`create table template_versions (
      store_id uuid not null,
      template_id uuid not null,
      version int not null,
      category text not null,
      components jsonb not null,
      author text not null check (author in ('user', 'api', 'provider')),
      author_id uuid,
      created_at timestamptz not null,
      primary key (store_id, template_id, version),
      foreign key (store_id, template_id) references templates (store_id, id) on delete cascade
    )`);
    for (const table of ['templates', 'template_versions']) await tenantTable(runner, table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['template_versions', 'templates']) await runner.query(`drop table ${table}`);
  }
}
