import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A number that is held says why, and so does what waits for it. */
export class HeldMessages1700000000430 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table pace_buckets add held_code text');
    await runner.query('alter table messages add waits jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table messages drop waits');
    await runner.query('alter table pace_buckets drop held_code');
  }
}
