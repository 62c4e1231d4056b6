import { KNOWLEDGE_FAILURES, publicId } from '#contracts';
import type { KnowledgePageDto, KnowledgeSourceDto } from './sources.dto.js';
import type { PageRow, SourceRow } from './sources.queries.js';

export function presentSource(source: SourceRow): KnowledgeSourceDto {
  const { failure, filename, mimeType, bytes, url, depth, schedule } = source;
  return {
    id: publicId('knowledge_source', source.id), kind: source.kind, title: source.title, state: source.state,
    failure: failure === null ? null : { code: failure, text: KNOWLEDGE_FAILURES[failure] },
    file: filename === null || mimeType === null || bytes === null ? null : { filename, mime_type: mimeType, bytes },
    website: url === null || depth === null || schedule === null ? null : {
      url, depth, schedule, pages: source.pages, next_read_at: source.state === 'ready' || source.state === 'failed' ? source.dueAt?.toISOString() ?? null : null,
    },
    knowledge_id: source.entryId === null ? null : publicId('knowledge', source.entryId), chunks: source.chunks, used_count: source.uses,
    read_at: source.readAt?.toISOString() ?? null, created_at: source.createdAt.toISOString(), updated_at: source.updatedAt.toISOString(),
  };
}

export function presentPage({ id, title, url, chunks, updatedAt }: PageRow): KnowledgePageDto {
  return { knowledge_id: publicId('knowledge', id), title, url, chunks, updated_at: updatedAt.toISOString() };
}
