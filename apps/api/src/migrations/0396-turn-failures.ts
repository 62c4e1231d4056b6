import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How often the turn that is open could not be ended: it is tried again later each time, and in the end a person has it. */
export class TurnFailures1700000000396 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table conversations add column turn_failures smallint not null default 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table conversations drop column turn_failures');
  }
}
