import type { Cursor } from '../../../platform/http/page.js';

/** $3 JSON list of rows with `phone_key`; those that are in the list already come back as none. $4 now. */
export const INSERT_ROWS = `
  insert into recipient_rows (store_id, list_id, id, phone, phone_key, country, name, data, problem, created_at)
  select $1, $2, id, phone, phone_key, country, name, data, problem, $4
  from json_to_recordset($3::json) as n (id uuid, phone text, phone_key text, country text, name text, data jsonb, problem text)
  on conflict (store_id, list_id, phone_key) do nothing
  returning id`;

export const COUNT_ROWS = `
  select count(*) filter (where problem is null)::int as recipients, count(*) filter (where problem = 'invalid')::int as invalid, count(*) filter (where problem = 'duplicate')::int as duplicates
  from recipient_rows where store_id = $1 and list_id = $2`;

export const GET_LIST = 'select * from recipient_lists where store_id = $1 and id = $2';
/** With how many rows each has. */
/** By name, in which a store has each once. The cursor's key is [sort_name]. */
export function listPage(storeId: string, cursor: Cursor | undefined, limit: number): { sql: string; values: unknown[] } {
  const back = cursor?.side === 'before';
  const sql = `
    select l.*, lower(l.name) as sort_name, (select count(*)::int from recipient_rows r where r.store_id = l.store_id and r.list_id = l.id and r.problem is null) as recipients
    from recipient_lists l where l.store_id = $1 and l.name is not null ${cursor ? `and lower(l.name) ${back ? '<' : '>'} $3` : ''} order by lower(l.name) ${back ? 'desc' : 'asc'} limit $2`;
  return { sql, values: [storeId, limit + 1, ...(cursor?.key ?? [])] };
}

/** Columns of data that rows of a list have, the most frequent first. */
export const DATA_COLUMNS = `
  select key from (select data from recipient_rows where store_id = $1 and list_id = $2 and problem is null limit 1000) r cross join lateral jsonb_object_keys(r.data) key
  group by key order by count(*) desc, key limit 50`;
