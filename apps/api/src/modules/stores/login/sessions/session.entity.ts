import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One login of a person in one browser. */
@Entity('sessions')
export class Session {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') userId!: string;
  /** SHA-256 of the token in the cookie. */
  @Column('text') tokenHash!: string;
  @Column('text') ip!: string;
  @Column('text') userAgent!: string;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz') lastUsedAt!: Date;
  /** Moves on while the session is used. */
  @Column('timestamptz') expiresAt!: Date;
}
