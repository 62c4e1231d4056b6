import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What waits for a store's plan, oldest first: it is released in steps, and what came later goes behind it. */
export class HeldForPlan1700000000388 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index webhook_events_held_for_plan on webhook_events (store_id, received_at, id) where state = 'held' and linkage_id is null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index webhook_events_held_for_plan');
  }
}
