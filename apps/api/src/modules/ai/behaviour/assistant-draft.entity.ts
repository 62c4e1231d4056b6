import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Behaviour } from './behaviour.js';

/** What is being written; null while it is as published. The revision only grows. */
@Entity('assistant_drafts')
export class AssistantDraft {
  @PrimaryColumn('uuid') storeId!: string;
  @Column('jsonb', { nullable: true }) behaviour!: Partial<Behaviour> | null;
  @Column('int') revision!: number;
  @Column('uuid', { nullable: true }) changedBy!: string | null;
  @Column('timestamptz') changedAt!: Date;
}
