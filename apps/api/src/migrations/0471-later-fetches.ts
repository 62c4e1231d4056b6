import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How often a customer's file was asked for in vain, and when it is asked for again. */
export class LaterFetches1700000000471 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table media add fetch_tries int not null default 0, add next_fetch_at timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table media drop column fetch_tries, drop column next_fetch_at');
  }
}
