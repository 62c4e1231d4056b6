import type { SubscriptionStatus } from '#contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The tenant. Its own row is behind the wall, by its id. */
@Entity('stores')
export class Store {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: string;
  /** Its name in addresses of the app; unique over all stores. */
  @Column('text') slug!: string;
  /** IANA name. */
  @Column('text') timezone!: string;
  /** ISO 4217. */
  @Column('char', { length: 3 }) currency!: string;
  /** BCP 47. */
  @Column('text') locale!: string;
  /** ISO 3166-1 alpha-2; phone numbers without a country are read in it. */
  @Column('char', { length: 2 }) country!: string;
  @Column('text') subscriptionStatus!: SubscriptionStatus;
  @Column('timestamptz') trialEndsAt!: Date;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz') updatedAt!: Date;
}
