import type { Scope } from '#contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A store's key for programs. Only its hash is kept. */
@Entity('api_keys')
export class ApiKey {
  @PrimaryColumn('uuid') storeId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: string;
  /** SHA-256 of the whole key. */
  @Column('text') keyHash!: string;
  /** The first letters, for recognising it in lists. */
  @Column('text') prefix!: string;
  @Column('text') last4!: string;
  @Column('text', { array: true }) scopes!: Scope[];
  @Column('uuid', { nullable: true }) createdBy!: string | null;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz', { nullable: true }) lastUsedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) expiresAt!: Date | null;
  @Column('timestamptz', { nullable: true }) revokedAt!: Date | null;
}
