import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The inbox is narrowed down to the customers of one language. */
export class LanguagesOfCustomers1700000000500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index customers_language on customers (store_id, split_part(locale, '-', 1), id) where locale is not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index customers_language');
  }
}
