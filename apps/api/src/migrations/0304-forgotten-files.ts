import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../platform/database/tenant-table.js';

/** Files of documents that were removed or replaced, until their bytes are gone. */
export class ForgottenFiles1700000000304 implements MigrationInterface {
  name = 'ForgottenFiles1700000000304';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table forgotten_files (
      store_id uuid not null references stores (id) on delete cascade,
      storage_key text not null,
      primary key (store_id, storage_key)
    )`);
    await tenantTable(runner, 'forgotten_files');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table forgotten_files');
  }
}
