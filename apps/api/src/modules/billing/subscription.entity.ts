import type { PlanId } from '#contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Which plan a store has. A store without a row is on trial, or was given everything when it was made active by other means. */
@Entity('subscriptions')
export class Subscription {
  @PrimaryColumn('uuid') storeId!: string;
  @Column('text') plan!: PlanId;
  /** Who gave it: what was paid for ends with the payment, what the operator gave does not. */
  @Column('text', { default: 'operator' }) source!: 'operator' | 'payment';
  /** Periods begin on this day of each month. */
  @Column('timestamptz') since!: Date;
  @Column('timestamptz') updatedAt!: Date;
}
