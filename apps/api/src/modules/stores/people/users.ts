import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { newId } from '../../../platform/database/ids.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { User } from './user.entity.js';

export interface NewUser {
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string | null;
}
/** A user with the stores that hear of security events about them. */
export interface UserWithStores {
  readonly id: string;
  readonly email: string;
  readonly passwordHash: string | null;
  readonly storeIds: readonly string[];
}

/** People. They belong to no store. */
@Injectable()
export class Users {
  constructor(private readonly db: Database, private readonly clock: Clock) {}

  /** @throws AppError user.not_found */
  async get(userId: string): Promise<User> {
    const user = await this.db.outsideStores((tx) => tx.getRepository(User).findOneBy({ id: userId }));
    if (!user) throw new AppError('user.not_found');
    return user;
  }

  async findByEmail(email: string): Promise<UserWithStores | undefined> {
    const [user] = await this.db.acrossStoresStatement<UserWithStores>('login', `select id, email, password_hash as "passwordHash",
      array(select m.store_id from members m where m.user_id = users.id) as "storeIds" from users where email = $1`, [email.trim().toLowerCase()]);
    return user;
  }

  async any(): Promise<boolean> {
    return this.db.outsideStores((tx) => tx.getRepository(User).exists());
  }

  /** Part of the caller's transaction. @throws AppError user.email_taken */
  async create(tx: Tx, input: NewUser): Promise<string> {
    const now = this.clock.now();
    const id = newId();
    const inserted = await tx.createQueryBuilder().insert().into(User)
      .values({ id, email: input.email.trim().toLowerCase(), name: input.name, passwordHash: input.passwordHash, createdAt: now, updatedAt: now })
      .orIgnore().returning('id').execute();
    if (!Array.isArray(inserted.raw) || inserted.raw.length === 0) throw AppError.field('user.email_taken', '/email');
    return id;
  }

  async rename(userId: string, name: string): Promise<User> {
    await this.db.outsideStores((tx) => tx.getRepository(User).update({ id: userId }, { name, updatedAt: this.clock.now() }));
    return this.get(userId);
  }

  async setPassword(tx: Tx, userId: string, passwordHash: string): Promise<void> {
    await tx.getRepository(User).update({ id: userId }, { passwordHash, updatedAt: this.clock.now() });
  }
}
