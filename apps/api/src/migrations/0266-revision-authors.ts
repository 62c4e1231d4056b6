import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who edited or deleted a message: what was kept before does not know. */
export class RevisionAuthors1700000000266 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table message_revisions add column direction text check (direction in ('in', 'out')), add column customer_id uuid`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table message_revisions drop column direction, drop column customer_id');
  }
}
