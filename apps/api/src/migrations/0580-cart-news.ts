import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the catalog has changed under a cart stays with it until a message has told the customer. */
export class CartNews1700000000580 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table orders add column untold jsonb not null default '[]'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table orders drop column untold');
  }
}
