import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FactTopic } from './facts/topics.js';

/** What people write. */
export const WRITTEN_KINDS = ['faq', 'policy', 'article'] as const;
export type WrittenKind = (typeof WRITTEN_KINDS)[number];
/** And what is read from sources. */
export const KNOWLEDGE_KINDS = [...WRITTEN_KINDS, 'document', 'page'] as const;
export type KnowledgeKind = (typeof KNOWLEDGE_KINDS)[number];
/** Customers are told what is active only. */
export const KNOWLEDGE_STATUSES = ['active', 'draft'] as const;
export type KnowledgeStatus = (typeof KNOWLEDGE_STATUSES)[number];

/** Something customers may be told: what a store's people wrote (a question with its answer, a policy, an article) or gave to read. */
@Entity('knowledge_entries')
export class KnowledgeEntry {
  @PrimaryColumn('uuid') storeId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') title!: string;
  @Column('text') body!: string;
  @Column('text') kind!: KnowledgeKind;
  /** BCP 47, for people; search finds words of every language. */
  @Column('text', { nullable: true }) language!: string | null;
  /** Further words customers use for it, in any language; never shown to them. */
  @Column('text', { array: true }) searchTerms!: string[];
  @Column('text') status!: KnowledgeStatus;
  /** Set on the entry that holds one of the store's facts. */
  @Column('text', { nullable: true }) topic!: FactTopic | null;
  /** The source that it was read from; null for what people wrote. */
  @Column('uuid', { nullable: true }) sourceId!: string | null;
  /** Of a web page. */
  @Column('text', { nullable: true }) url!: string | null;
  /** Of what was read, so that the same text is not indexed anew; null for what people wrote. */
  @Column('text', { nullable: true }) contentHash!: string | null;
  /** Counts its changes. */
  @Column('integer') version!: number;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz') updatedAt!: Date;
}
