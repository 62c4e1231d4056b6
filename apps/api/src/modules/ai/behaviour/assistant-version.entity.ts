import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Behaviour } from './behaviour.js';

/** A behaviour that was published once; it never changes. */
@Entity('assistant_versions')
export class AssistantVersion {
  @PrimaryColumn('uuid') storeId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('int') number!: number;
  @Column('jsonb') behaviour!: Partial<Behaviour>;
  @Column('text') note!: string;
  @Column('int', { nullable: true }) restoredFrom!: number | null;
  @Column('uuid', { nullable: true }) publishedBy!: string | null;
  @Column('timestamptz') publishedAt!: Date;
}
