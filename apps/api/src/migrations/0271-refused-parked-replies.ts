import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why an answer that waits was not taken, and after which message of the customer. */
export class RefusedParkedReplies1700000000271 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table parked_replies add column refused_after timestamptz, add column refusal text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table parked_replies drop column refused_after, drop column refusal');
  }
}
