import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../platform/database/tenant-table.js';

/** Pictures that Parley drew of a catalog, by what is on them: the same is drawn once. */
export class Pictures1700000000211 implements MigrationInterface {
  name = 'Pictures1700000000211';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table media drop constraint media_source_check');
    await runner.query("alter table media add constraint media_source_check check (source in ('in', 'upload', 'demo', 'made'))");
    await runner.query(`create table pictures (
      store_id uuid not null references stores (id) on delete cascade,
      key text not null check (key ~ '^[0-9a-f]{64}$'),
      media_id uuid not null,
      created_at timestamptz not null,
      primary key (store_id, key),
      foreign key (store_id, media_id) references media (store_id, id) on delete cascade
    )`);
    await tenantTable(runner, 'pictures');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table pictures');
    await runner.query("update media set source = 'upload' where source = 'made'");
    await runner.query('alter table media drop constraint media_source_check');
    await runner.query("alter table media add constraint media_source_check check (source in ('in', 'upload', 'demo'))");
  }
}
