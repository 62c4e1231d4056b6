export { KnowledgeEntries } from './knowledge-entries.service.js';
export type { EntryDraft } from './knowledge-entries.service.js';
export { KNOWLEDGE_KINDS, KNOWLEDGE_STATUSES } from './knowledge-entry.entity.js';
export type { KnowledgeKind, KnowledgeStatus } from './knowledge-entry.entity.js';
export { READ_SOURCE } from './sources/source.jobs.js';
export { SourceReading } from './sources/source-reading.js';
export { KnowledgeModule } from './knowledge.module.js';
export { Knowledge } from './knowledge.service.js';
export type { KnowledgeHit } from './knowledge.service.js';
