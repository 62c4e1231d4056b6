import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Since when it is known whose phone it was: what it brought can be put back for a day from then on. */
export class JudgedLinkages1700000000328 implements MigrationInterface {
  name = 'JudgedLinkages1700000000328';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table linkages add column judged_at timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table linkages drop column judged_at');
  }
}
