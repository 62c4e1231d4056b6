import { DOCUMENT_TEXT_MAX } from '../../platform/documents/document.js';
import { Decimal, Flag, NestedList, OneOf, Text, Texts, Timestamp, Whole } from '../../platform/http/fields.js';
import { ChangedQuery } from '../../platform/http/times.js';
import { BODY_MAX, LANGUAGE, LANGUAGE_MAX, TITLE_MAX } from './entry-draft.js';
import { FACT_TOPICS, type FactTopic } from './facts/topics.js';
import { KNOWLEDGE_KINDS, KNOWLEDGE_STATUSES, type KnowledgeKind, type KnowledgeStatus, WRITTEN_KINDS, type WrittenKind } from './knowledge-entry.entity.js';

export class UpdateKnowledgeDto {
  @Text({ max: TITLE_MAX, min: 1, optional: true, description: 'The question, or what it is about' }) title?: string;
  @Text({ max: BODY_MAX, min: 1, optional: true }) body?: string;
  @OneOf(WRITTEN_KINDS, { optional: true }) kind?: WrittenKind;
  @Text({ max: LANGUAGE_MAX, optional: true, nullable: true, pattern: LANGUAGE, description: 'BCP 47', example: 'es' }) language?: string | null;
  @OneOf(KNOWLEDGE_STATUSES, { optional: true, description: 'Customers are told what is active' }) status?: KnowledgeStatus;
  @Texts({ max: 60, maxItems: 100, optional: true, description: 'Further words customers use for it, in any language; never shown to them' }) search_terms?: string[];
}
export class CreateKnowledgeDto extends UpdateKnowledgeDto {
  @Text({ max: TITLE_MAX }) declare title: string;
  @Text({ max: BODY_MAX }) declare body: string;
}
export class ListKnowledgeQuery extends ChangedQuery {
  @OneOf(KNOWLEDGE_STATUSES, { optional: true }) status?: KnowledgeStatus;
  @OneOf(WRITTEN_KINDS, { optional: true }) kind?: WrittenKind;
  @Text({ max: 500, optional: true, description: 'Words to look for; the best matches come first, on one page' }) q?: string;
}
export class SearchKnowledgeQuery {
  @Text({ max: 500, description: 'Words of a customer' }) q!: string;
  @Whole({ optional: true, min: 1, max: 20, description: 'Hits, default 5' }) limit?: number;
}
export class KnowledgeDto {
  @Text({ max: 40 }) id!: string;
  @Text({ max: TITLE_MAX }) title!: string;
  @Text({ max: DOCUMENT_TEXT_MAX, description: 'All of the text, also of a document' }) body!: string;
  @OneOf(KNOWLEDGE_KINDS) kind!: KnowledgeKind;
  @Text({ max: LANGUAGE_MAX, nullable: true }) language!: string | null;
  @Texts({ max: 60, maxItems: 100 }) search_terms!: string[];
  @OneOf(KNOWLEDGE_STATUSES) status!: KnowledgeStatus;
  @OneOf(FACT_TOPICS, { nullable: true, description: 'Set on the entry that holds one of the store\'s facts' }) topic!: FactTopic | null;
  @Whole({ description: 'Answers to customers that used it in the last 30 days' }) used_count!: number;
  @Text({ max: 2000, nullable: true, description: 'Of a web page' }) url!: string | null;
  @Text({ max: 40, nullable: true, description: 'The source that it was read from; it is changed there' }) source_id!: string | null;
  @Timestamp() created_at!: string;
  @Timestamp() updated_at!: string;
}
export class KnowledgeHitDto {
  @Text({ max: 40 }) id!: string;
  @Text({ max: 600, description: 'Of the entry, and of the headings above the piece' }) title!: string;
  @OneOf(KNOWLEDGE_KINDS) kind!: KnowledgeKind;
  @Text({ max: 800, description: 'The piece of the entry that answers best' }) text!: string;
  @Decimal({ description: 'Comparable within one answer only' }) score!: number;
  @Flag({ description: 'It reads like orders to the assistant, which is not shown it' }) is_left_out!: boolean;
}
export class KnowledgeSearchDto {
  @NestedList(() => KnowledgeHitDto, { maxItems: 20 }) hits!: KnowledgeHitDto[];
}
export class KnowledgeChunkDto {
  @Whole() position!: number;
  @Text({ max: 200, description: 'The headings above it, empty when there are none' }) heading!: string;
  @Text({ max: 800 }) text!: string;
}
