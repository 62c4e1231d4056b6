import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../platform/database/tenant-table.js';

/** Answers to requests with an Idempotency-Key, for 24 hours. */
export class Idempotency1700000000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table idempotency_keys (
      store_id uuid not null references stores on delete cascade,
      route text not null,
      key text not null,
      fingerprint text not null,
      claim uuid not null,
      lease_until timestamptz not null,
      status integer,
      answer text,
      created_at timestamptz not null,
      primary key (store_id, route, key)
    )`);
    await runner.query('create index idempotency_keys_age on idempotency_keys (created_at)');
    await tenantTable(runner, 'idempotency_keys');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table idempotency_keys');
  }
}
