import { queryRows, type Tx } from '../../platform/database/database.js';
import type { KnowledgeEntry, KnowledgeKind, KnowledgeStatus, WrittenKind } from './knowledge-entry.entity.js';
import { timeConditions, type TimeFilter } from '../../platform/http/times.js';

export interface ChunkRow { id: string; entryId: string; title: string; kind: KnowledgeKind; heading: string; text: string }

/** The pieces `ids` of active entries, in the order of `ids`. */
export async function selectChunks(tx: Tx, storeId: string, ids: readonly string[]): Promise<ChunkRow[]> {
  if (ids.length === 0) return [];
  return queryRows<ChunkRow>(tx, `select c.id, c.entry_id as "entryId", e.title, e.kind, c.heading, c.text
    from unnest($2::uuid[]) with ordinality as asked(id, place)
    join knowledge_chunks c on c.store_id = $1 and c.id = asked.id
    join knowledge_entries e on e.store_id = $1 and e.id = c.entry_id
    where e.status = 'active' order by asked.place`, [storeId, ids]);
}

const ENTRY = 'e.store_id as "storeId", e.id, e.title, e.body, e.kind, e.language, e.search_terms as "searchTerms", e.status, e.topic, e.source_id as "sourceId", e.url, e.content_hash as "contentHash", e.version, e.created_at as "createdAt", e.updated_at as "updatedAt"';

/** The entries that people wrote and the pieces belong to, each once, in the order of the pieces. */
export async function selectEntriesOf(tx: Tx, storeId: string, chunkIds: readonly string[]): Promise<KnowledgeEntry[]> {
  return queryRows<KnowledgeEntry>(tx, `select ${ENTRY} from (
      select c.entry_id as id, min(asked.place) as place from unnest($2::uuid[]) with ordinality as asked(id, place)
      join knowledge_chunks c on c.store_id = $1 and c.id = asked.id group by c.entry_id) found
    join knowledge_entries e on e.store_id = $1 and e.id = found.id and e.source_id is null order by found.place`, [storeId, chunkIds]);
}

export interface EntryFilter extends TimeFilter { status?: KnowledgeStatus; kind?: WrittenKind; limit: number; cursor: { side: 'after' | 'before'; key: readonly string[] } | undefined }

/** Up to `limit + 1` entries that people wrote, newest first (a `before` page comes in reverse). The cursor's key is [created_at, id]. */
export async function selectEntryPage(tx: Tx, storeId: string, filter: EntryFilter): Promise<KnowledgeEntry[]> {
  const values: unknown[] = [storeId, filter.status ?? null, filter.kind ?? null, filter.limit + 1];
  const given = (value: unknown): string => `$${values.push(value)}`;
  const back = filter.cursor?.side === 'before';
  const conditions = ['e.store_id = $1', 'e.source_id is null', '($2::text is null or e.status = $2)', '($3::text is null or e.kind = $3)', ...timeConditions(filter, { created: 'e.created_at', updated: 'e.updated_at' }, given)];
  if (filter.cursor) conditions.push(`(e.created_at, e.id) ${back ? '>' : '<'} (${given(filter.cursor.key[0])}::timestamptz, ${given(filter.cursor.key[1])}::uuid)`);
  const order = back ? 'asc' : 'desc';
  return queryRows<KnowledgeEntry>(tx, `select ${ENTRY} from knowledge_entries e
    where ${conditions.join(' and ')} order by e.created_at ${order}, e.id ${order} limit $4`, values);
}

export interface ChunkOfEntry { position: number; heading: string; text: string }

export async function selectChunksOf(tx: Tx, storeId: string, entryId: string, limit: number, cursor: EntryFilter['cursor']): Promise<ChunkOfEntry[]> {
  const back = cursor?.side === 'before';
  return queryRows<ChunkOfEntry>(tx, `select position, heading, text from knowledge_chunks
    where store_id = $1 and entry_id = $2 ${cursor ? `and position ${back ? '<' : '>'} $4::integer` : ''} order by position ${back ? 'desc' : 'asc'} limit $3`, [storeId, entryId, limit + 1, ...(cursor?.key ?? [])]);
}

/** Takes the pieces of entries away and gives their ids. */
export async function deleteChunks(tx: Tx, storeId: string, entryIds: readonly string[]): Promise<string[]> {
  const rows = await queryRows<{ id: string }>(tx, 'delete from knowledge_chunks where store_id = $1 and entry_id = any($2::uuid[]) returning id', [storeId, entryIds]);
  return rows.map((row) => row.id);
}

export async function insertChunks(tx: Tx, storeId: string, chunks: readonly { id: string; entryId: string; position: number; heading: string; text: string }[]): Promise<void> {
  await tx.query(`insert into knowledge_chunks (store_id, id, entry_id, position, heading, text)
    select $1, c.* from jsonb_to_recordset($2) as c(id uuid, "entryId" uuid, position integer, heading text, text text)`, [storeId, JSON.stringify(chunks)]);
}
