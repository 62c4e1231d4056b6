import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A wizard may have a step in which a phone is linked. */
export class SetupLinkStep1700000000281 implements MigrationInterface {
  name = 'SetupLinkStep1700000000281';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table channel_setups drop constraint channel_setups_step_check');
    await runner.query(`alter table channel_setups add constraint channel_setups_step_check check (step in ('introduction', 'preparation', 'credentials', 'webhook', 'link', 'test', 'done'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`update channel_setups set step = 'webhook' where step = 'link'`);
    await runner.query('alter table channel_setups drop constraint channel_setups_step_check');
    await runner.query(`alter table channel_setups add constraint channel_setups_step_check check (step in ('introduction', 'preparation', 'credentials', 'webhook', 'test', 'done'))`);
  }
}
