import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tries are counted from where somebody last asked for them: a person who tries again, or who corrected the account. */
export class RoundsOfTries1700000000400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table messages add column tries_before int not null default 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table messages drop column tries_before');
  }
}
