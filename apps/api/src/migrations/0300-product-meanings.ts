import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../platform/database/tenant-table.js';

/** What products mean, as a model understands them. */
export class ProductMeanings1700000000300 implements MigrationInterface {
  name = 'ProductMeanings1700000000300';

  async up(runner: QueryRunner): Promise<void> {
    // A query compares the signs of every product, and reads the bytes of the nearest alone: these stand elsewhere.
    await runner.query(`create table product_meanings (
      store_id uuid not null,
      product_id uuid not null,
      model text not null,
      version integer not null,
      digest text not null,
      signs bit varying not null,
      bytes bytea not null,
      primary key (store_id, product_id),
      foreign key (store_id, product_id) references products (store_id, id) on delete cascade
    ) with (toast_tuple_target = 128)`);
    await runner.query('alter table product_meanings alter column signs set storage plain, alter column bytes set storage external');
    await tenantTable(runner, 'product_meanings');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table product_meanings');
  }
}
