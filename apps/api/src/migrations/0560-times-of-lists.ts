import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lists of a store by when their rows were made and changed: what programs ask for that keep a copy. */
export class TimesOfLists1700000000560 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index conversations_created on conversations (store_id, created_at)');
    await runner.query('create index conversations_updated on conversations (store_id, updated_at)');
    await runner.query('create index customers_updated on customers (store_id, updated_at)');
    await runner.query('create index orders_created on orders (store_id, created_at)');
    await runner.query('create index orders_updated on orders (store_id, updated_at)');
    await runner.query('create index products_updated on products (store_id, updated_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const index of ['conversations_created', 'conversations_updated', 'customers_updated', 'orders_created', 'orders_updated', 'products_updated']) await runner.query(`drop index ${index}`);
  }
}
