import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Since when a turn is open, or was overtaken last: whoever never stops typing is answered all the same. */
export class TurnsOpened1700000000540 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table conversations add column turn_opened_at timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table conversations drop column turn_opened_at');
  }
}
