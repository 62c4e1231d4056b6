import { queryRows, type Tx } from '../../../platform/database/database.js';
import { idFloor } from '../../../platform/database/ids.js';

/** `query` in lower case. */
export interface MissedSearch { readonly query: string; readonly count: number; readonly lastAt: Date; readonly conversationId: string }

/** As many of the newest runs are looked at. */
const RUNS_READ = 20_000;

/** What the assistant looked for in the catalog since then and did not find, whether something else came close or nothing did; most frequent first. */
export async function selectMissedSearches(tx: Tx, storeId: string, since: Date, limit: number): Promise<MissedSearch[]> {
  return queryRows<MissedSearch>(tx, `with lately as (
      select r.steps, r.started_at, r.conversation_id from runs r where r.store_id = $1 and r.id >= $2 and r.started_at >= $3 order by r.id desc limit ${RUNS_READ})
    select lower(btrim(step->'arguments'->>'query')) as query, count(*)::int as count, max(l.started_at) as "lastAt",
      (array_agg(l.conversation_id order by l.started_at desc))[1] as "conversationId"
    from lately l cross join lateral jsonb_array_elements(l.steps) step
    where step->>'tool' = 'search_products' and step->'ok' = 'true' and (step->'sources' = '[]' or step->>'result' like '%"closest_only":true%') and btrim(step->'arguments'->>'query') <> ''
    group by 1 order by 2 desc, 3 desc limit $4`, [storeId, idFloor(since), since, limit]);
}

/** Another text after every change of what products and synonyms of a store say: whoever changes products writes the row of their index. */
export async function catalogStamp(tx: Tx, storeId: string): Promise<string> {
  const [row] = await queryRows<{ stamp: string }>(tx, `select concat_ws(' ', (select xmin::text from search_corpora where store_id = $1 and corpus = 'products'),
    (select count(*) || ' ' || max(updated_at) from synonyms where store_id = $1)) as stamp`, [storeId]);
  return row?.stamp ?? '';
}
