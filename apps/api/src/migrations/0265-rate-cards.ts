import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../platform/database/tenant-table.js';

/** What WhatsApp charges a store for messages, from a day on. `rates`: category -> country ('' all others) -> millionths of the currency. */
export class RateCards1700000000265 implements MigrationInterface {
  name = 'RateCards1700000000265';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table rate_cards (
      store_id uuid not null references stores (id) on delete cascade,
      id uuid not null,
      effective_from date not null,
      currency char(3) not null,
      rates jsonb not null,
      updated_at timestamptz not null,
      primary key (store_id, id),
      unique (store_id, effective_from)
    )`);
    await tenantTable(runner, 'rate_cards');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table rate_cards');
  }
}
