import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE } from '../platform/database/roles.js';

const NAME = 'reach_of_others(uuid, uuid, uuid, timestamptz)';

/**
 * With how many customers other stores began conversations for the same business of the provider: its limit is one for all of its numbers, whichever store has them.
 * Only numbers count that the provider confirmed, at the same API address, on both sides: who merely names a business learns nothing and takes nothing from it.
 */
const REACH_OF_OTHERS = `create function reach_of_others(in_store uuid, in_business uuid, from_id uuid, since timestamptz) returns table (used int, oldest_at timestamptz)
language plpgsql stable security definer set search_path = public, pg_temp set enable_seqscan = off as $$
begin
  perform search_check_store(in_store);
  return query
  with others as (
    select distinct a.store_id, a.id
    from business_accounts b
    join accounts mine on mine.store_id = b.store_id and mine.business_account_id = b.id and mine.number_confirmed_at is not null
    join business_accounts o on o.external_id = b.external_id and o.provider = b.provider and o.store_id <> b.store_id
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

/** The provider's limit of conversations is counted over all stores that have numbers of one business. */
export class ReachOfOthers1700000000420 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(REACH_OF_OTHERS);
    await runner.query(`revoke all on function ${NAME} from public`);
    await runner.query(`grant execute on function ${NAME} to ${APP_ROLE}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function ${NAME}`);
  }
}
