import type { SecurityEventKind } from '#contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What was refused or noticed at the edge; one row per kind, account, source and hour. */
@Entity('security_events')
export class SecurityEvent {
  @PrimaryColumn('uuid') id!: string;
  /** Null when it belongs to no store: only the door sees such rows. */
  @Column('uuid', { nullable: true }) storeId!: string | null;
  @Column('uuid', { nullable: true }) accountId!: string | null;
  @Column('text') kind!: SecurityEventKind;
  /** Where it came from: an address, or a name for what has none. */
  @Column('text') source!: string;
  /** Of the latest occurrence. */
  @Column('jsonb') detail!: Record<string, unknown>;
  @Column('integer') count!: number;
  @Column('timestamptz') firstAt!: Date;
  @Column('timestamptz') lastAt!: Date;
  @Column('text') groupKey!: string;
}
