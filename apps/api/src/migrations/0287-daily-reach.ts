import type { MigrationInterface, QueryRunner } from 'typeorm';

/** With how many customers a business may begin conversations in 24 hours, and until when a bulk message waits for that. */
export class DailyReach1700000000287 implements MigrationInterface {
  name = 'DailyReach1700000000287';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table business_accounts add column daily_reach integer check (daily_reach > 0), add column daily_reach_at timestamptz');
    await runner.query('alter table bulk_messages add column held_until timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table bulk_messages drop column held_until');
    await runner.query('alter table business_accounts drop column daily_reach, drop column daily_reach_at');
  }
}
