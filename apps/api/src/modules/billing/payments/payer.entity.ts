import type { PaidPlan, PaymentStatus } from '#contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who pays for a store, and how it stands with the payment service. */
@Entity('payers')
export class Payer {
  @PrimaryColumn('uuid') storeId!: string;
  /** Theirs. Null when it was removed there. */
  @Column('text', { nullable: true, unique: true }) customerId!: string | null;
  @Column('text', { nullable: true }) subscriptionId!: string | null;
  /** Null until something was paid for. */
  @Column('text', { nullable: true }) status!: PaymentStatus | null;
  /** Null when what is paid for is no plan of ours. */
  @Column('text', { nullable: true }) plan!: PaidPlan | null;
  /** End of what is paid. */
  @Column('timestamptz', { nullable: true }) periodTo!: Date | null;
  /** It was cancelled and ends then. */
  @Column('timestamptz', { nullable: true }) endsAt!: Date | null;
  /** Since when a payment is missing. */
  @Column('timestamptz', { nullable: true }) overdueSince!: Date | null;
  /** Somebody is being sent to the payment page, until then at most. */
  @Column('timestamptz', { nullable: true }) checkoutUntil!: Date | null;
  /** Grows with every write, so that an older look does not overwrite a newer one. */
  @Column('integer') revision!: number;
  @Column('timestamptz') checkedAt!: Date;
  @Column('timestamptz') createdAt!: Date;
}
