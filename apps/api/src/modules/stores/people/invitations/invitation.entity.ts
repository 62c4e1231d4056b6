import type { Role } from '#contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An e-mail address that may join a store. One open invitation per address. */
@Entity('invitations')
export class Invitation {
  @PrimaryColumn('uuid') storeId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') email!: string;
  @Column('text') role!: Role;
  /** SHA-256 of the token in the link. */
  @Column('text') tokenHash!: string;
  @Column('uuid', { nullable: true }) invitedBy!: string | null;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz') expiresAt!: Date;
  @Column('timestamptz', { nullable: true }) acceptedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) revokedAt!: Date | null;
}
