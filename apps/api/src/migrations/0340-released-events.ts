import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Events that were sealed and are due now: newer ones of their account look for them in every batch, also in a long backlog. */
export class ReleasedEvents1700000000340 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index webhook_events_released on webhook_events (store_id, account_id) where state = 'pending' and linkage_id is not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index webhook_events_released');
  }
}
