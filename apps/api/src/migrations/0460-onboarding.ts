import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../platform/database/tenant-table.js';

/** What a new shop still has to do is counted from its rows; these two leave none elsewhere: that somebody tried the assistant, and who does not want to be reminded. */
export class Onboarding1700000000460 implements MigrationInterface {
  name = 'Onboarding1700000000460';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table playground_trials (
      store_id uuid primary key references stores on delete cascade,
      first_at timestamptz not null
    )`);
    await runner.query(`create table onboarding_dismissals (
      store_id uuid not null references stores on delete cascade,
      user_id uuid not null references users on delete cascade,
      dismissed_at timestamptz not null,
      primary key (store_id, user_id)
    )`);
    await runner.query('create index onboarding_dismissals_of_user on onboarding_dismissals (user_id)');
    for (const table of ['playground_trials', 'onboarding_dismissals']) await tenantTable(runner, table);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table onboarding_dismissals, playground_trials');
  }
}
