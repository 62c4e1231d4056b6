import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who tried the assistant with a model before trials were noted left its costs. */
export class FormerTrials1700000000480 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`insert into playground_trials (store_id, first_at)
      select store_id, min(started_at) from model_uses where kind = 'playground' group by store_id
      on conflict (store_id) do update set first_at = least(playground_trials.first_at, excluded.first_at)`);
  }

  /** What was noted later looks the same: it stays. */
  async down(): Promise<void> {}
}
