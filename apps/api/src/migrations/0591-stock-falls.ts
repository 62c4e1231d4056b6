import { NOTIFICATION_TRIGGERS } from '#contracts';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../platform/database/tenant-table.js';

const list = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');

/** When something became fewer, and rules that tell so. */
export class StockFalls1700000000591 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table stock_falls (
      store_id uuid not null,
      id uuid not null,
      variant_id uuid not null,
      before int not null,
      after int not null check (after < before),
      at timestamptz not null,
      primary key (store_id, id),
      foreign key (store_id, variant_id) references product_variants (store_id, id) on delete cascade
    )`);
    await runner.query('create index stock_falls_at on stock_falls (store_id, at)');
    await runner.query('create index stock_falls_old on stock_falls (at)');
    await runner.query('create index stock_falls_variant on stock_falls (store_id, variant_id)');
    await tenantTable(runner, 'stock_falls');
    await runner.query('alter table notification_rules add column stock_level int check (stock_level >= 0)');
    await this.#allow(runner, NOTIFICATION_TRIGGERS);
  }

  async #allow(runner: QueryRunner, triggers: readonly string[]): Promise<void> {
    await runner.query('alter table notification_rules drop constraint notification_rules_trigger_check');
    await runner.query(`alter table notification_rules add constraint notification_rules_trigger_check check (trigger in (${list(triggers)}))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`delete from notification_rules where trigger = 'low_stock'`);
    await this.#allow(runner, NOTIFICATION_TRIGGERS.filter((trigger) => trigger !== 'low_stock'));
    await runner.query('alter table notification_rules drop column stock_level');
    await runner.query('drop table stock_falls');
  }
}
