import { KNOWLEDGE_FAILURES, publicId } from '#contracts';
import type { KnowledgeSourceDto } from './sources.dto.js';
import type { SourceRow } from './sources.queries.js';

export function presentSource(source: SourceRow): KnowledgeSourceDto {
  const { failure, filename, mimeType, bytes } = source;
  return {
    id: publicId('knowledge_source', source.id), kind: source.kind, title: source.title, state: source.state,
    failure: failure === null ? null : { code: failure, text: KNOWLEDGE_FAILURES[failure] },
    file: filename === null || mimeType === null || bytes === null ? null : { filename, mime_type: mimeType, bytes },
    knowledge_id: source.entryId === null ? null : publicId('knowledge', source.entryId), chunks: source.chunks,
    read_at: source.readAt?.toISOString() ?? null, created_at: source.createdAt.toISOString(), updated_at: source.updatedAt.toISOString(),
  };
}
