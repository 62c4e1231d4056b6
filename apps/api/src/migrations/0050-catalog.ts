import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../platform/database/tenant-table.js';

/** Products with their variants and images, and the record of imports. */
export class Catalog1700000000050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table products (
      store_id uuid not null references stores on delete cascade,
      id uuid not null,
      version integer not null default 1,
      handle text not null,
      title text not null,
      description text not null default '',
      status text not null check (status in ('draft', 'active', 'archived')),
      tags text[] not null default '{}',
      search_terms text[] not null default '{}',
      url text,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      primary key (store_id, id),
      constraint products_handle unique (store_id, handle)
    )`);
    await runner.query('create index products_newest on products (store_id, status, created_at desc, id desc)');
    await runner.query(`create table product_variants (
      store_id uuid not null,
      id uuid not null,
      product_id uuid not null,
      position integer not null,
      title text not null,
      options jsonb not null default '{}',
      sku text,
      price bigint not null check (price >= 0),
      compare_at bigint check (compare_at >= 0),
      currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
      stock integer,
      primary key (store_id, id),
      constraint product_variants_sku unique (store_id, sku) deferrable,
      foreign key (store_id, product_id) references products (store_id, id) on delete cascade
    )`);
    await runner.query('create index product_variants_product on product_variants (store_id, product_id, position)');
    await runner.query(`create table product_images (
      store_id uuid not null,
      product_id uuid not null,
      media_id uuid not null,
      position integer not null,
      alt text not null default '',
      primary key (store_id, product_id, media_id),
      foreign key (store_id, product_id) references products (store_id, id) on delete cascade,
      constraint product_images_media foreign key (store_id, media_id) references media (store_id, id)
    )`);
    await runner.query('create index product_images_of_media on product_images (store_id, media_id)');
    await runner.query(`create table product_imports (
      store_id uuid not null references stores on delete cascade,
      id uuid not null,
      filename text,
      rows integer not null,
      created integer not null,
      updated integer not null,
      unchanged integer not null,
      created_at timestamptz not null,
      primary key (store_id, id)
    )`);
    for (const table of ['products', 'product_variants', 'product_images', 'product_imports']) await tenantTable(runner, table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['product_imports', 'product_images', 'product_variants', 'products']) await runner.query(`drop table ${table}`);
  }
}
