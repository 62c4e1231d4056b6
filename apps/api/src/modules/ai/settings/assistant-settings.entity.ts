import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Budget } from '../costs/budget.js';
import type { Hours } from './settings.js';

/** One row per store that has changed anything; without it the defaults hold. */
@Entity('assistant_settings')
export class AssistantSettingsRow {
  @PrimaryColumn('uuid') storeId!: string;
  @Column('boolean') enabled!: boolean;
  @Column('jsonb', { nullable: true }) hours!: Hours | null;
  @Column('int', { nullable: true }) quietWindowMs!: number | null;
  @Column('int', { nullable: true }) autoReturnMinutes!: number | null;
  @Column('jsonb', { nullable: true }) budget!: Budget | null;
  /** The published behaviour; null before the first. */
  @Column('uuid', { nullable: true }) versionId!: string | null;
  @Column('timestamptz') updatedAt!: Date;
}
