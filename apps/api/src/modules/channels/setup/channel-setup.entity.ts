import type { SetupStepKind } from '#contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A setup wizard that is under way: one for each store and provider. Secrets are never part of it. */
@Entity('channel_setups')
export class ChannelSetup {
  @PrimaryColumn('uuid') storeId!: string;
  @PrimaryColumn('text') provider!: string;
  /** The account that its credentials were saved in. */
  @Column('uuid', { nullable: true }) accountId!: string | null;
  @Column('text') step!: SetupStepKind;
  /** Positions of the preparations that are done. */
  @Column('int', { array: true, default: [] }) ticked!: number[];
  /** Open values that people noted before the form. */
  @Column('jsonb', { default: {} }) entered!: Record<string, string>;
  @Column('timestamptz') updatedAt!: Date;
}
