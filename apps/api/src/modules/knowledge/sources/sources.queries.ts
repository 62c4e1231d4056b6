import { queryRows, type Tx } from '../../../platform/database/database.js';
import type { Cursor } from '../../../platform/http/page.js';
import type { KnowledgeSource } from './source.entity.js';

/** A source with what was read from it. */
export interface SourceRow extends KnowledgeSource {
  /** Bare uuid of a document's entry; null until it was read. */
  readonly entryId: string | null;
  readonly chunks: number;
  /** Answers that used it in the last thirty days. */
  readonly uses: number;
  /** Pages of a website that were read. */
  readonly pages: number;
}

const SOURCE = `s.store_id as "storeId", s.id, s.kind, s.title, s.state, s.failure, s.filename, s.format, s.mime_type as "mimeType", s.bytes, s.sha256, s.storage_key as "storageKey", s.url, s.depth, s.schedule,
  s.revision, s.due_at as "dueAt", s.read_at as "readAt", s.created_at as "createdAt", s.updated_at as "updatedAt",
  (select e.id from knowledge_entries e where e.store_id = s.store_id and e.source_id = s.id and e.kind = 'document') as "entryId",
  (select count(*)::int from knowledge_entries e join knowledge_chunks c on c.store_id = e.store_id and c.entry_id = e.id where e.store_id = s.store_id and e.source_id = s.id) as chunks,
  (select count(*)::int from knowledge_entries e where e.store_id = s.store_id and e.source_id = s.id and e.kind = 'page') as pages,
  (select count(distinct u.run_id)::int from knowledge_entries e join knowledge_uses u on u.store_id = e.store_id and u.entry_id = e.id where e.store_id = s.store_id and e.source_id = s.id) as uses`;

export async function selectSource(tx: Tx, storeId: string, id: string): Promise<SourceRow | undefined> {
  const [row] = await queryRows<SourceRow>(tx, `select ${SOURCE} from knowledge_sources s where s.store_id = $1 and s.id = $2`, [storeId, id]);
  return row;
}

/** Up to `limit + 1` sources, newest first (a `before` page comes in reverse). The cursor's key is [created_at, id]. */
export async function selectSourcePage(tx: Tx, storeId: string, limit: number, cursor: Cursor | undefined): Promise<SourceRow[]> {
  const back = cursor?.side === 'before';
  const beyond = cursor ? `and (s.created_at, s.id) ${back ? '>' : '<'} ($3::timestamptz, $4::uuid)` : '';
  const order = back ? 'asc' : 'desc';
  return queryRows<SourceRow>(tx, `select ${SOURCE} from knowledge_sources s where s.store_id = $1 ${beyond}
    order by s.created_at ${order}, s.id ${order} limit $2`, [storeId, limit + 1, ...(cursor?.key ?? [])]);
}

export async function countSources(tx: Tx, storeId: string): Promise<number> {
  const [row] = await queryRows<{ count: number }>(tx, 'select count(*)::int as count from knowledge_sources where store_id = $1', [storeId]);
  return row?.count ?? 0;
}

export interface PageRow { id: string; title: string; url: string; chunks: number; updatedAt: Date }

/** The pages of a website, the first one first. */
export async function selectPages(tx: Tx, storeId: string, sourceId: string): Promise<PageRow[]> {
  return queryRows<PageRow>(tx, `select e.id, e.title, e.url, e.updated_at as "updatedAt",
      (select count(*)::int from knowledge_chunks c where c.store_id = e.store_id and c.entry_id = e.id) as chunks
    from knowledge_entries e where e.store_id = $1 and e.source_id = $2 and e.url is not null order by length(e.url), e.url limit 200`, [storeId, sourceId]);
}

export async function selectEntryIdsOfSource(tx: Tx, storeId: string, sourceId: string): Promise<string[]> {
  const rows = await queryRows<{ id: string }>(tx, 'select id from knowledge_entries where store_id = $1 and source_id = $2', [storeId, sourceId]);
  return rows.map(({ id }) => id);
}

/** Takes a source whose reading is due, or whose reader died; undefined when there is nothing to read. $3 now, $4 when it is looked at again. */
export const CLAIM_SOURCE = `update knowledge_sources set state = 'reading', failure = null, due_at = $4, updated_at = $3
  where store_id = $1 and id = $2 and (state in ('queued', 'reading') or due_at <= $3) returning id`;
