import type { MigrationInterface, QueryRunner } from 'typeorm';

/** With how many customers other stores began conversations for the same owner; `isSame` says when business account `o` is one with business account `b`. */
const reachOfOthers = (isSame: string): string => `create or replace function reach_of_others(in_store uuid, in_business uuid, from_id uuid, since timestamptz) returns table (used int, oldest_at timestamptz)
language plpgsql stable security definer set search_path = public, pg_temp set enable_seqscan = off as $$
begin
  perform search_check_store(in_store);
  return query
  with others as (
    select distinct a.store_id, a.id
    from business_accounts b
    join accounts mine on mine.store_id = b.store_id and mine.business_account_id = b.id and mine.number_confirmed_at is not null
    join business_accounts o on ${isSame} and o.provider = b.provider and o.store_id <> b.store_id
    join accounts a on a.store_id = o.store_id and a.business_account_id = o.id and a.number_confirmed_at is not null and a.origin = mine.origin
    where b.store_id = in_store and b.id = in_business
  ), written as (
    select v.store_id, v.customer_id, max(m.occurred_at) as last_at
    from others o
    join messages m on m.store_id = o.store_id and m.account_id = o.id and m.id >= from_id and m.occurred_at >= since and m.direction = 'out' and m.kind = 'template' and m.status <> 'failed'
    join conversations v on v.store_id = m.store_id and v.id = m.conversation_id
    where not exists (
      select from messages i where i.store_id = m.store_id and i.conversation_id = m.conversation_id and i.direction = 'in' and i.kind <> 'system'
        and i.occurred_at <= m.occurred_at and i.occurred_at > m.occurred_at - interval '24 hours')
    group by 1, 2
  )
  select count(*)::int, min(w.last_at) from written w;
end $$`;

/** The limit of conversations is one for all business accounts of a portfolio, whichever store has them. */
export class Portfolios1700000000510 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table business_accounts add portfolio text');
    await runner.query('create index business_accounts_portfolio on business_accounts (portfolio) where portfolio is not null');
    await runner.query(reachOfOthers('(o.external_id = b.external_id or o.portfolio = b.portfolio)'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(reachOfOthers('o.external_id = b.external_id'));
    await runner.query('drop index business_accounts_portfolio');
    await runner.query('alter table business_accounts drop column portfolio');
  }
}
