import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever was two customers before is found from the one that stayed: few are. */
export class MergedCustomers1700000000286 implements MigrationInterface {
  name = 'MergedCustomers1700000000286';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index customers_merged on customers (store_id, merged_into) where merged_into is not null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index customers_merged');
  }
}
