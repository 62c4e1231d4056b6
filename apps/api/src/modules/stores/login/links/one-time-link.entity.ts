import { Column, Entity, PrimaryColumn } from 'typeorm';

/** setup: first owner and store. login: the demo's way in. password_reset: by mail. */
export const LINK_KINDS = ['setup', 'login', 'password_reset'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** A link that works once. */
@Entity('one_time_links')
export class OneTimeLink {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') kind!: LinkKind;
  /** Null for setup only: there is nobody yet. */
  @Column('uuid', { nullable: true }) userId!: string | null;
  /** SHA-256 of the token in the link. */
  @Column('text') tokenHash!: string;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz') expiresAt!: Date;
  @Column('timestamptz', { nullable: true }) usedAt!: Date | null;
}
