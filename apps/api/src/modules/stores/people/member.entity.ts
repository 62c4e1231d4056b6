import type { Role } from '#contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person in a store. */
@Entity('members')
export class Member {
  @PrimaryColumn('uuid') storeId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') userId!: string;
  @Column('text') role!: Role;
  @Column('timestamptz') createdAt!: Date;
}
