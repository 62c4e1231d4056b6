import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a template was changed here while it was approved: providers take so many changes in a time. */
export class ApprovedEdits1700000000590 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table templates add column approved_edits timestamptz[] not null default '{}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table templates drop column approved_edits');
  }
}
