import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is old in the log of notifications is found without reading it. */
export class OldNotifications1700000000296 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index notifications_settled on notifications (settled_at) where settled_at is not null');
    await runner.query('create index notification_events_old on notification_events (occurred_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const index of ['notification_events_old', 'notifications_settled']) await runner.query(`drop index ${index}`);
  }
}
