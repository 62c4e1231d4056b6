import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../platform/database/tenant-table.js';

/** Every try to send a message, written before the request, and the buckets that keep WhatsApp's pace. */
export class Sending1700000000090 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table attempts (
      store_id uuid not null,
      id uuid not null,
      message_id uuid not null,
      account_id uuid not null,
      number int not null,
      state text not null check (state in ('sending', 'accepted', 'failed', 'unknown')),
      external_id text,
      error_code text,
      error_detail text,
      started_at timestamptz not null,
      lease_until timestamptz not null,
      settled_at timestamptz,
      primary key (store_id, id),
      unique (store_id, message_id, number),
      foreign key (store_id, message_id) references messages (store_id, id) on delete cascade,
      foreign key (store_id, account_id) references accounts (store_id, id)
    )`);
    await runner.query('create index attempts_sent_as on attempts (store_id, account_id, external_id) where external_id is not null');
    await runner.query(`create index attempts_running on attempts (lease_until) where state = 'sending'`);
    // One bucket per number and one per number and customer. "tokens" is what was left at "refilled_at".
    await runner.query(`create table pace_buckets (
      store_id uuid not null, account_id uuid not null, scope text not null,
      tokens double precision not null, refilled_at timestamptz not null,
      primary key (store_id, account_id, scope),
      foreign key (store_id, account_id) references accounts (store_id, id) on delete cascade
    )`);
    await runner.query(TAKE_PACE);
    // A file of ours as the provider knows it; ids belong to the number that uploaded them and live 30 days at Meta.
    await runner.query(`create table uploaded_files (
      store_id uuid not null, media_id uuid not null, account_id uuid not null, external_id text not null, uploaded_at timestamptz not null,
      primary key (store_id, media_id, account_id),
      foreign key (store_id, media_id) references media (store_id, id) on delete cascade,
      foreign key (store_id, account_id) references accounts (store_id, id) on delete cascade
    )`);
    for (const table of ['attempts', 'pace_buckets', 'uploaded_files']) await tenantTable(runner, table);
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function take_pace(uuid, uuid, text, double precision, double precision, double precision, double precision, timestamptz)');
    for (const table of ['uploaded_files', 'pace_buckets', 'attempts']) await runner.query(`drop table ${table}`);
  }
}

/**
 * Takes one token from the number's bucket and one from the pair's, or none: returns 0, or the milliseconds until both have one.
 * Capacities in messages, rates in messages per second. Clocks of machines may differ a little; one that was set back begins anew. Runs with the caller's rights, behind the wall.
 */
export const TAKE_PACE = `create function take_pace(store uuid, account uuid, pair text, number_capacity double precision, number_rate double precision,
    pair_capacity double precision, pair_rate double precision, at timestamptz) returns double precision language plpgsql as $$
  declare bucket record; wait double precision := 0; level double precision; capacity double precision; rate double precision;
  begin
    insert into pace_buckets (store_id, account_id, scope, tokens, refilled_at)
      values (store, account, 'number', number_capacity, at), (store, account, pair, pair_capacity, at) on conflict do nothing;
    for bucket in select * from pace_buckets b where b.store_id = store and b.account_id = account and b.scope in ('number', pair) order by b.scope for update loop
      if bucket.scope = 'number' then capacity := number_capacity; rate := number_rate; else capacity := pair_capacity; rate := pair_rate; end if;
      level := least(capacity, bucket.tokens + greatest(0, extract(epoch from at - bucket.refilled_at)) * rate);
      if level < 1 then wait := greatest(wait, (1 - level) / rate * 1000); end if;
      update pace_buckets b set tokens = level, refilled_at = case when b.refilled_at > at + interval '10 seconds' then at else greatest(at, b.refilled_at) end where b.store_id = store and b.account_id = account and b.scope = bucket.scope;
    end loop;
    if wait = 0 then
      update pace_buckets b set tokens = b.tokens - 1 where b.store_id = store and b.account_id = account and b.scope in ('number', pair);
    end if;
    return ceil(wait);
  end $$`;
