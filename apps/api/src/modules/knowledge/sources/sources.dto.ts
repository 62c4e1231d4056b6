import { KNOWLEDGE_FAILURES, KNOWLEDGE_SCHEDULES, KNOWLEDGE_SOURCE_KINDS, KNOWLEDGE_SOURCE_STATES, type KnowledgeFailure, type KnowledgeSchedule, type KnowledgeSourceKind, type KnowledgeSourceState } from '#contracts';
import { Nested, NestedList, OneOf, Text, Timestamp, Whole } from '../../../platform/http/fields.js';
import { SOURCE_TITLE_MAX } from './sources.service.js';

const DEPTH = 'How many links away from the first page it is read, on the same site, up to 50 pages';

export class UpdateKnowledgeSourceDto {
  @Text({ max: SOURCE_TITLE_MAX, min: 1, optional: true }) title?: string;
  @Whole({ optional: true, min: 0, max: 2, description: DEPTH }) depth?: number;
  @OneOf(KNOWLEDGE_SCHEDULES, { optional: true }) schedule?: KnowledgeSchedule;
}
export class CreateWebsiteDto {
  @Text({ max: 2000, description: 'The first page: https and public', example: 'https://shop.example/help' }) url!: string;
  @Whole({ optional: true, min: 0, max: 2, description: `${DEPTH}. Default 1` }) depth?: number;
  @OneOf(KNOWLEDGE_SCHEDULES, { optional: true, description: 'How often it is read again. Default weekly' }) schedule?: KnowledgeSchedule;
}
export class WebsiteDto {
  @Text({ max: 2000 }) url!: string;
  @Whole({ min: 0, max: 2, description: DEPTH }) depth!: number;
  @OneOf(KNOWLEDGE_SCHEDULES) schedule!: KnowledgeSchedule;
  @Whole({ description: 'Pages that were read' }) pages!: number;
  @Timestamp({ nullable: true, description: 'When it is read next' }) next_read_at!: string | null;
}
export class KnowledgePageDto {
  @Text({ max: 40, description: 'The entry that holds its text' }) knowledge_id!: string;
  @Text({ max: 300 }) title!: string;
  @Text({ max: 2000 }) url!: string;
  @Whole() chunks!: number;
  @Timestamp({ description: 'When its text was found changed' }) updated_at!: string;
}
export class KnowledgePagesDto {
  @NestedList(() => KnowledgePageDto, { maxItems: 200 }) data!: KnowledgePageDto[];
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
  @Nested(() => WebsiteDto, { nullable: true, description: 'Of a website' }) website!: WebsiteDto | null;
  @Text({ max: 40, nullable: true, description: 'The entry that holds the text of a document, once it was read' }) knowledge_id!: string | null;
  @Whole({ description: 'Pieces in which its text is found' }) chunks!: number;
  @Whole({ description: 'Answers to customers that used it in the last 30 days' }) used_count!: number;
  @Timestamp({ nullable: true, description: 'The last reading that went well' }) read_at!: string | null;
  @Timestamp() created_at!: string;
  @Timestamp() updated_at!: string;
}
