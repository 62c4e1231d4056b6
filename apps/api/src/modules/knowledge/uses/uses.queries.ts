/** $1 store, $2 run, $3 entries, $4 now. */
export const INSERT_USES = `insert into knowledge_uses (store_id, entry_id, run_id, used_at)
  select $1, entry_id, $2, $4 from unnest($3::uuid[]) as entry_id on conflict do nothing`;

/** $1 store, $2 entries. What is older than counted is gone. */
export const COUNT_USES = `select entry_id as id, count(*)::int as uses from knowledge_uses
  where store_id = $1 and entry_id = any($2::uuid[]) group by entry_id`;

/** Through the door. */
export const DELETE_OLD_USES = 'delete from knowledge_uses where used_at < $1';
