import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../platform/database/tenant-table.js';

/** Pictures that imported files name by address, until they are fetched. */
export class ImportPictures1700000000301 implements MigrationInterface {
  name = 'ImportPictures1700000000301';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table product_images add column address text');
    await runner.query(`alter table product_imports
      add column pictures_wanted integer not null default 0,
      add column pictures_kept integer not null default 0,
      add column pictures_failed integer not null default 0`);
    await runner.query(`create table product_import_pictures (
      store_id uuid not null,
      import_id uuid not null,
      place integer not null,
      product_id uuid not null,
      line integer not null,
      address text not null,
      primary key (store_id, import_id, place),
      foreign key (store_id, import_id) references product_imports (store_id, id) on delete cascade
    )`);
    await tenantTable(runner, 'product_import_pictures');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table product_import_pictures');
    await runner.query('alter table product_imports drop column pictures_wanted, drop column pictures_kept, drop column pictures_failed');
    await runner.query('alter table product_images drop column address');
  }
}
