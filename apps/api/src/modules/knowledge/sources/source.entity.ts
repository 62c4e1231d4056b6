import type { KnowledgeFailure, KnowledgeSchedule, KnowledgeSourceKind, KnowledgeSourceState } from '#contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DocumentFormat } from '../../../platform/documents/document.js';

/** Something that knowledge is read from. */
@Entity('knowledge_sources')
export class KnowledgeSource {
  @PrimaryColumn('uuid') storeId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') kind!: KnowledgeSourceKind;
  @Column('text') title!: string;
  @Column('text') state!: KnowledgeSourceState;
  /** Set while the state is `failed`. */
  @Column('text', { nullable: true }) failure!: KnowledgeFailure | null;
  @Column('text', { nullable: true }) filename!: string | null;
  @Column('text', { nullable: true }) format!: DocumentFormat | null;
  @Column('text', { nullable: true }) mimeType!: string | null;
  @Column('integer', { nullable: true }) bytes!: number | null;
  @Column('text', { nullable: true }) sha256!: string | null;
  @Column('text', { nullable: true }) storageKey!: string | null;
  /** Of a website: its first page. */
  @Column('text', { nullable: true }) url!: string | null;
  /** Of a website: how many links away from its first page it is read. */
  @Column('integer', { nullable: true }) depth!: number | null;
  @Column('text', { nullable: true }) schedule!: KnowledgeSchedule | null;
  /** Grows with each change of what is read: a reading of an older one is thrown away. */
  @Column('integer') revision!: number;
  /** When it is looked at again, if nobody rang until then. */
  @Column('timestamptz', { nullable: true }) dueAt!: Date | null;
  /** The last reading that went well. */
  @Column('timestamptz', { nullable: true }) readAt!: Date | null;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz') updatedAt!: Date;
}
