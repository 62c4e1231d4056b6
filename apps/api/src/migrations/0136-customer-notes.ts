import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the team notes about a customer, and whether they want no marketing. */
export class CustomerNotes1700000000136 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table customers add column notes text not null default '', add column opted_out_at timestamptz`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table customers drop column notes, drop column opted_out_at');
  }
}
