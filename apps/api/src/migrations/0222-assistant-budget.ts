import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a store's assistant may spend on models; null: as much as it needs. What it has spent is counted from runs. */
export class AssistantBudget1700000000222 implements MigrationInterface {
  name = 'AssistantBudget1700000000222';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table assistant_settings add column budget jsonb');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table assistant_settings drop column budget');
  }
}
