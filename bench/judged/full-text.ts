import type { Tx } from '../../apps/api/src/platform/database/database.js';

/** Postgres' own full text search as it is commonly used: every word must occur, in a stemmed form. Written over the same words of the same products. */
export async function findByFullText(tx: Tx, storeId: string, text: string): Promise<string[]> {
  const rows = await tx.query(`with words as (
      select p.handle, to_tsvector('english', concat_ws(' ', p.title, array_to_string(p.tags, ' '),
        (select string_agg(v.title || ' ' || v.options::text, ' ') from product_variants v where v.store_id = p.store_id and v.product_id = p.id), p.description)) as vector
      from products p where p.store_id = $1 and p.status = 'active')
    select handle from words, websearch_to_tsquery('english', $2) as query where vector @@ query order by ts_rank_cd(vector, query) desc, handle limit 10`,
  [storeId, text]) as { handle: string }[];
  return rows.map(({ handle }) => handle);
}
