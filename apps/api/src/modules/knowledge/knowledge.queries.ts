import { queryRows, type Tx } from '../../platform/database/database.js';

export interface ChunkRow { id: string; entryId: string; title: string; text: string }

/** The pieces `ids` of active entries, in the order of `ids`. */
export async function selectChunks(tx: Tx, storeId: string, ids: readonly string[]): Promise<ChunkRow[]> {
  if (ids.length === 0) return [];
  return queryRows<ChunkRow>(tx, `select c.id, c.entry_id as "entryId", e.title, c.text
    from unnest($2::uuid[]) with ordinality as asked(id, place)
    join knowledge_chunks c on c.store_id = $1 and c.id = asked.id
    join knowledge_entries e on e.store_id = $1 and e.id = c.entry_id
    where e.status = 'active' order by asked.place`, [storeId, ids]);
}
