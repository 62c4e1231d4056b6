import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Hours, Tone } from './settings.js';

/** One row per store that has changed anything; without it the defaults hold. */
@Entity('assistant_settings')
export class AssistantSettingsRow {
  @PrimaryColumn('uuid') storeId!: string;
  @Column('boolean') enabled!: boolean;
  @Column('text') name!: string;
  @Column('text') tone!: Tone;
  @Column('text', { array: true }) languages!: string[];
  @Column('text') instructions!: string;
  @Column('text', { array: true }) handOffKeywords!: string[];
  @Column('text') greeting!: string;
  @Column('jsonb', { nullable: true }) hours!: Hours | null;
  @Column('int', { nullable: true }) quietWindowMs!: number | null;
  @Column('int', { nullable: true }) autoReturnMinutes!: number | null;
  @Column('timestamptz') updatedAt!: Date;
}
