import { KNOWLEDGE_FAILURES, KNOWLEDGE_SOURCE_KINDS, KNOWLEDGE_SOURCE_STATES, type KnowledgeFailure, type KnowledgeSourceKind, type KnowledgeSourceState } from '#contracts';
import { Nested, OneOf, Text, Timestamp, Whole } from '../../../platform/http/fields.js';
import { SOURCE_TITLE_MAX } from './sources.service.js';

export class UpdateKnowledgeSourceDto {
  @Text({ max: SOURCE_TITLE_MAX, min: 1, optional: true }) title?: string;
}
export class SourceFailureDto {
  @OneOf(Object.keys(KNOWLEDGE_FAILURES)) code!: KnowledgeFailure;
  @Text({ max: 300, description: 'The reason and what can be done, for people' }) text!: string;
}
export class SourceFileDto {
  @Text({ max: 200 }) filename!: string;
  @Text({ max: 100 }) mime_type!: string;
  @Whole() bytes!: number;
}
export class KnowledgeSourceDto {
  @Text({ max: 40 }) id!: string;
  @OneOf(KNOWLEDGE_SOURCE_KINDS) kind!: KnowledgeSourceKind;
  @Text({ max: SOURCE_TITLE_MAX }) title!: string;
  @OneOf(KNOWLEDGE_SOURCE_STATES, { description: 'failed: the last reading; what was read before is still in use' }) state!: KnowledgeSourceState;
  @Nested(() => SourceFailureDto, { nullable: true, description: 'Set while the state is failed' }) failure!: SourceFailureDto | null;
  @Nested(() => SourceFileDto, { nullable: true, description: 'Of a document' }) file!: SourceFileDto | null;
  @Text({ max: 40, nullable: true, description: 'The entry that holds the text of a document, once it was read' }) knowledge_id!: string | null;
  @Whole({ description: 'Pieces in which its text is found' }) chunks!: number;
  @Timestamp({ nullable: true, description: 'The last reading that went well' }) read_at!: string | null;
  @Timestamp() created_at!: string;
  @Timestamp() updated_at!: string;
}
