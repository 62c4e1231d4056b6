import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The provider's owner of numbers, templates and quality (Meta: WABA). Several accounts of a store may share one. */
@Entity('business_accounts')
export class BusinessAccount {
  @PrimaryColumn('uuid') storeId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') provider!: string;
  @Column('text') externalId!: string;
  /** With how many customers it may begin a conversation in 24 hours; null: nobody said, or with as many as it likes. */
  @Column('integer', { nullable: true }) dailyReach!: number | null;
  @Column('timestamptz', { nullable: true }) dailyReachAt!: Date | null;
  /** Who owns it: the API address and the provider's id of them, as a check with an account's token told it there. The limit above is one for all that they own. */
  @Column('text', { nullable: true }) portfolio!: string | null;
  @Column('timestamptz') createdAt!: Date;
}
