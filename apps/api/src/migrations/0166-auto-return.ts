import type { MigrationInterface, QueryRunner } from 'typeorm';

/** After how many minutes without a word a store's conversations go back from a person to the assistant; null: never. */
export class AutoReturn1700000000166 implements MigrationInterface {
  name = 'AutoReturn1700000000166';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table assistant_settings add column auto_return_minutes int check (auto_return_minutes between 5 and 10080)');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table assistant_settings drop column auto_return_minutes');
  }
}
