import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../platform/database/tenant-table.js';

/** Raw events of verified accounts in day partitions, refused bodies that may be verified again, and bodies that name nobody. */
export class Webhooks1700000000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table webhook_events (
      store_id uuid not null,
      id uuid not null,
      account_id uuid not null,
      received_at timestamptz not null,
      body bytea not null,
      also_number_ids text[] not null default '{}',
      state text not null default 'pending' check (state in ('pending', 'held', 'done', 'failed')),
      attempts int not null default 0,
      next_attempt_at timestamptz,
      error text,
      summary jsonb,
      processed_at timestamptz,
      primary key (store_id, received_at, id)
    ) partition by range (received_at)`);
    await runner.query('create table webhook_events_default partition of webhook_events default');
    await runner.query(`create index webhook_events_due on webhook_events (received_at, id) where state = 'pending'`);
    await runner.query('create index webhook_events_newest on webhook_events (store_id, received_at desc, id desc)');
    await runner.query(`create index webhook_events_kept on webhook_events (store_id, state) where state in ('held', 'failed')`);
    await tenantTable(runner, 'webhook_events');
    await this.#partitions(runner);

    await runner.query(`create table notices (
      store_id uuid not null, id uuid not null, account_id uuid not null,
      topic text not null, name text not null, payload jsonb not null, digest text not null,
      occurred_at timestamptz not null,
      primary key (store_id, id),
      unique (store_id, account_id, digest)
    )`);
    await tenantTable(runner, 'notices');

    // A small ring per account: body and signature are sealed, equal bodies are one row.
    await runner.query(`create table refused_events (
      store_id uuid not null, id uuid not null, account_id uuid not null,
      reason text not null, digest text not null, sealed_body text not null, sealed_signature text not null,
      first_at timestamptz not null, last_at timestamptz not null, count int not null default 1,
      primary key (store_id, id),
      unique (store_id, account_id, digest)
    )`);
    await runner.query('create index refused_events_oldest on refused_events (store_id, account_id, last_at)');
    await tenantTable(runner, 'refused_events');

    // Names no known account, so no store either: only the door's role reads it.
    await runner.query(`create table quarantined_events (
      digest text primary key, body bytea not null, signature text, source text, reason text not null,
      first_at timestamptz not null, last_at timestamptz not null, count int not null default 1
    )`);
    await runner.query('revoke all on quarantined_events from parley_app');
    await runner.query('create index quarantined_events_oldest on quarantined_events (last_at)');
  }
  /** The app's roles may not create tables: two functions of the owner do it for them. A partition is reached through its parent only. */
  async #partitions(runner: QueryRunner): Promise<void> {
    // A day that already has events in the default partition cannot get one of its own: it stays there and loses nothing by it.
    await runner.query(`create function create_webhook_partition(day date) returns void language plpgsql security definer
      set search_path = public, pg_temp set lock_timeout = '2s' as $$
      declare
        name text := 'webhook_events_' || to_char(day, 'YYYYMMDD');
        start timestamptz := day::timestamp at time zone 'UTC';
        finish timestamptz := (day + 1)::timestamp at time zone 'UTC';
      begin
        if to_regclass(name) is not null or exists (select from webhook_events_default where received_at >= start and received_at < finish) then return; end if;
        execute format('create table %I partition of webhook_events for values from (%L) to (%L)', name, start, finish);
        execute format('revoke all on %I from parley_app, parley_door', name);
      end $$`);
    await runner.query(`create function drop_webhook_partitions(before date) returns int language plpgsql security definer set search_path = public, pg_temp as $$
      declare partition regclass; dropped int := 0;
      begin
        for partition in select inhrelid::regclass from pg_inherits where inhparent = 'webhook_events'::regclass
          and case when inhrelid::regclass::text ~ '^webhook_events_[0-9]{8}$' then to_date(right(inhrelid::regclass::text, 8), 'YYYYMMDD') < before end
        loop
          execute format('drop table %s', partition);
          dropped := dropped + 1;
        end loop;
        return dropped;
      end $$`);
    await runner.query('revoke all on webhook_events_default from parley_app, parley_door');
    for (const signature of ['create_webhook_partition(date)', 'drop_webhook_partitions(date)']) {
      await runner.query(`revoke all on function ${signature} from public`);
      await runner.query(`grant execute on function ${signature} to parley_door`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function drop_webhook_partitions(date)');
    await runner.query('drop function create_webhook_partition(date)');
    for (const table of ['quarantined_events', 'refused_events', 'notices', 'webhook_events']) await runner.query(`drop table ${table}`);
  }
}
