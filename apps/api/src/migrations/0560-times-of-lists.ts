import type { MigrationInterface, QueryRunner } from 'typeorm';

const INDEXES = {
  conversations_created: 'conversations (store_id, created_at)',
  conversations_updated: 'conversations (store_id, updated_at)',
  customers_updated: 'customers (store_id, updated_at)',
  orders_created: 'orders (store_id, created_at)',
  orders_updated: 'orders (store_id, updated_at)',
  products_updated: 'products (store_id, updated_at)',
} as const;

/** Lists of a store by when their rows were made and changed: what programs ask for that keep a copy. Built beside those who write. */
export class TimesOfLists1700000000560 implements MigrationInterface {
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, rows] of Object.entries(INDEXES)) {
      // What a build that was cut short left behind.
      await runner.query(`drop index concurrently if exists ${name}`);
      await runner.query(`create index concurrently ${name} on ${rows}`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(INDEXES)) await runner.query(`drop index ${name}`);
  }
}
