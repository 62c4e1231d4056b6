import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reactions are told to the second. Which of its second were taken is kept: of several the one that arrived last counts, and none that is told again. */
export class ReactionsOfASecond1700000000399 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table reactions add column external_ids text[] not null default '{}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table reactions drop column external_ids');
  }
}
