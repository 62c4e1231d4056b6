import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person who logs in. Belongs to no store; see Member. */
@Entity('users')
export class User {
  @PrimaryColumn('uuid') id!: string;
  /** Lower case. */
  @Column('text') email!: string;
  @Column('text') name!: string;
  /** argon2id in PHC form; null for people who log in by link only. */
  @Column('text', { nullable: true }) passwordHash!: string | null;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz') updatedAt!: Date;
}
