import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Since when an account is corrected: what its provider complained of before that is over, however late it is told. */
export class CorrectedAccounts1700000000450 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table accounts add corrected_at timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table accounts drop column corrected_at');
  }
}
