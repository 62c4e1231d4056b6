import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The provider's owner of numbers, templates and quality (Meta: WABA). Several accounts of a store may share one. */
@Entity('business_accounts')
export class BusinessAccount {
  @PrimaryColumn('uuid') storeId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') provider!: string;
  @Column('text') externalId!: string;
  @Column('timestamptz') createdAt!: Date;
}
