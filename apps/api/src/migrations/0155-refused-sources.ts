import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where a refused body came from and how large it is: each source keeps a share of an account's ring. */
export class RefusedSources1700000000155 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table refused_events add column source text not null default '', add column bytes int not null default 0`);
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table refused_events drop column source, drop column bytes');
  }
}
