import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One sealed value of an account, bound to the account, the field and the origin it may be sent to. */
@Entity('account_secrets')
export class AccountSecret {
  @PrimaryColumn('uuid') storeId!: string;
  @PrimaryColumn('uuid') accountId!: string;
  @PrimaryColumn('text') field!: string;
  @Column('text') sealed!: string;
  /** Key of the keyring that sealed it. */
  @Column('text') keyId!: string;
  @Column('text') last4!: string;
  @Column('timestamptz') updatedAt!: Date;
}
