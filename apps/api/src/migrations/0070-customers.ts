import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../platform/database/tenant-table.js';

/** People who write, and every id by which a provider named them. */
export class Customers1700000000070 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table customers (
      store_id uuid not null references stores (id) on delete cascade,
      id uuid not null,
      name text,
      profile_name text,
      username text,
      phone text,
      locale text,
      merged_into uuid,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      primary key (store_id, id),
      foreign key (store_id, merged_into) references customers (store_id, id)
    )`);
    await runner.query('create index customers_newest on customers (store_id, created_at desc, id desc)');
    await runner.query('create index customers_phone on customers (store_id, phone)');
    // "phone" holds the canonical number, equal for every spelling of it; the others are verbatim.
    await runner.query(`create table customer_identities (
      store_id uuid not null,
      kind text not null check (kind in ('wa_id', 'bsuid', 'lid', 'phone')),
      value text not null,
      customer_id uuid not null,
      created_at timestamptz not null,
      primary key (store_id, kind, value),
      foreign key (store_id, customer_id) references customers (store_id, id) on delete cascade
    )`);
    await runner.query('create index customer_identities_of on customer_identities (store_id, customer_id)');
    for (const table of ['customers', 'customer_identities']) await tenantTable(runner, table);
  }
  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['customer_identities', 'customers']) await runner.query(`drop table ${table}`);
  }
}
