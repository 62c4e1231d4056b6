import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One checkout of a store at a time. */
export class CheckoutTurns1700000000302 implements MigrationInterface {
  name = 'CheckoutTurns1700000000302';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table payers add column checkout_until timestamptz');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table payers drop column checkout_until');
  }
}
