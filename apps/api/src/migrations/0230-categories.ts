import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Categories of products, as a path ("Home > Lighting"), and what a variant costs the store. */
export class Categories1700000000230 implements MigrationInterface {
  name = 'Categories1700000000230';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table products add column category text not null default ''`);
    await runner.query(`create index products_category on products (store_id, category) where category <> ''`);
    await runner.query('alter table product_variants add column cost bigint check (cost >= 0)');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table product_variants drop column cost');
    await runner.query('alter table products drop column category');
  }
}
