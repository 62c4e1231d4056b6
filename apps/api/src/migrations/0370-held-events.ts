import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is held, by what it waits for: what lies sealed for days is not gone through by those who ask for what waits for the plan. */
export class HeldEvents1700000000370 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index webhook_events_held on webhook_events (store_id, linkage_id) where state = 'held'`);
    // Nobody asks for what was released any more.
    await runner.query('drop index webhook_events_released');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`create index webhook_events_released on webhook_events (store_id, account_id) where state = 'pending' and linkage_id is not null`);
    await runner.query('drop index webhook_events_held');
  }
}
