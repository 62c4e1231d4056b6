import type { MigrationInterface, QueryRunner } from 'typeorm';
import { TAKE_PACE_AT_ONCE } from './0156-pace.js';

/** A number that its provider turns away for a time sends nothing until then. */
export class HeldNumbers1700000000380 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table pace_buckets add held_until timestamptz');
    await runner.query(TAKE_PACE_UNLESS_HELD);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(TAKE_PACE_AT_ONCE);
    await runner.query('alter table pace_buckets drop held_until');
  }
}

/**
 * Takes one token from the number's bucket and one from the pair's, or none: returns 0, or the milliseconds until both have one.
 * What a bucket holds follows from its tokens and the time since then, so nothing is written while one has to wait. A number that is held fills
 * up from the end of that on; after a long hold one goes first, and the others two seconds later, unless its answer holds the number again. Clocks of machines may differ a little; one that was set back begins anew. Runs with the caller's rights, behind the wall.
 */
const TAKE_PACE_UNLESS_HELD = `create or replace function take_pace(store uuid, account uuid, pair text, number_capacity double precision, number_rate double precision,
    pair_capacity double precision, pair_rate double precision, at timestamptz) returns double precision language plpgsql as $$
  declare bucket record; wait double precision; level double precision; number_level double precision; pair_level double precision; rate double precision; found_buckets int; held timestamptz;
  begin
    loop
      wait := 0;
      found_buckets := 0;
      for bucket in select * from pace_buckets b where b.store_id = store and b.account_id = account and b.scope in ('number', pair) order by b.scope for update loop
        found_buckets := found_buckets + 1;
        rate := case when bucket.scope = 'number' then number_rate else pair_rate end;
        held := case when bucket.refilled_at <= at + interval '10 seconds' then bucket.held_until end;
        if held > at then wait := greatest(wait, extract(epoch from held - at) * 1000); end if;
        level := least(case when bucket.scope = 'number' then number_capacity else pair_capacity end,
          bucket.tokens + greatest(0, extract(epoch from at - greatest(bucket.refilled_at, held))) * rate);
        if level < 1 then wait := greatest(wait, (1 - level) / rate * 1000); end if;
        if bucket.scope = 'number' then number_level := case when held > bucket.refilled_at + interval '4 seconds' then least(level, 2 - 2 * rate) else level end; else pair_level := level; end if;
      end loop;
      exit when found_buckets = 2;
      insert into pace_buckets (store_id, account_id, scope, tokens, refilled_at)
        values (store, account, 'number', number_capacity, at), (store, account, pair, pair_capacity, at) on conflict do nothing;
    end loop;
    if wait = 0 then
      update pace_buckets b set tokens = case when b.scope = 'number' then number_level else pair_level end - 1, held_until = null,
        refilled_at = case when b.refilled_at > at + interval '10 seconds' then at else greatest(at, b.refilled_at) end
      where b.store_id = store and b.account_id = account and b.scope in ('number', pair);
    else
      update pace_buckets b set refilled_at = at, held_until = null
      where b.store_id = store and b.account_id = account and b.scope in ('number', pair) and b.refilled_at > at + interval '10 seconds';
    end if;
    return ceil(wait);
  end $$`;
