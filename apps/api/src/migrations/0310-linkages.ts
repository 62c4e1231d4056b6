import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../platform/database/tenant-table.js';

/** Every phone that was linked to an account, in turn: what came through it is judged by it, and lies sealed until it is. */
export class Linkages1700000000310 implements MigrationInterface {
  name = 'Linkages1700000000310';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table linkages (
      store_id uuid not null,
      id uuid not null,
      account_id uuid not null,
      since timestamptz not null,
      until timestamptz,
      phone text,
      verdict text constraint linkages_verdict check (verdict in ('own', 'other')),
      primary key (store_id, id),
      foreign key (store_id, account_id) references accounts (store_id, id) on delete cascade
    )`);
    await runner.query('create index linkages_of_account on linkages (store_id, account_id, since desc, id desc)');
    await tenantTable(runner, 'linkages');
    await runner.query('alter table accounts add column linkage_id uuid');
    await runner.query('update accounts set linkage_id = gen_random_uuid() where phone_unproven_at is not null');
    await runner.query(`insert into linkages (store_id, id, account_id, since, phone, verdict)
      select store_id, linkage_id, id, phone_unproven_at, case when paused_code = 'phone.other_number' then linked_phone end, case when paused_code = 'phone.other_number' then 'other' end
      from accounts where linkage_id is not null`);
    await runner.query('alter table accounts add constraint accounts_linkage foreign key (store_id, linkage_id) references linkages (store_id, id) on delete set null (linkage_id)');
    await runner.query('alter table accounts drop column phone_unproven_at');
    await runner.query('alter table webhook_events add column linkage_id uuid');
  }

  async down(runner: QueryRunner): Promise<void> {
    // The version before has no key to them.
    await runner.query(`update webhook_events set state = 'done', body = '{}'::bytea where linkage_id is not null`);
    await runner.query('alter table webhook_events drop column linkage_id');
    await runner.query('alter table accounts add column phone_unproven_at timestamptz');
    await runner.query('update accounts a set phone_unproven_at = l.since from linkages l where l.store_id = a.store_id and l.id = a.linkage_id');
    await runner.query('alter table accounts drop column linkage_id');
    await runner.query('drop table linkages');
  }
}
