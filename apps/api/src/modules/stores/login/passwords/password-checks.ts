import type { SecurityEventKind } from '#contracts';
import { Injectable } from '@nestjs/common';
import { MINUTE } from '../../../../platform/clock/clock.js';
import { AppError } from '../../../../platform/errors/app-error.js';
import { addressGroup, AttemptLimits, type AttemptRule } from '../../../../platform/http/rate-limit-attempts.js';
import { SecurityEvents } from '../../../security/index.js';
import type { UserWithStores } from '../../people/users.js';
import { isPassword } from './passwords.js';
import type { Visitor } from '../visitor.js';

const PER_PERSON: AttemptRule = { name: 'login person', limit: 5, windowMs: 15 * MINUTE };
const PER_ADDRESS: AttemptRule = { name: 'login address', limit: 50, windowMs: 15 * MINUTE };

/** Password checks that cannot be tried without end. */
@Injectable()
export class PasswordChecks {
  constructor(private readonly limits: AttemptLimits, private readonly security: SecurityEvents) {}

  /** The user, when it exists and the password is right. @throws AppError login.failed, login.rate_limited */
  async demand(email: string, user: UserWithStores | undefined, password: string, visitor: Visitor): Promise<UserWithStores> {
    const address = addressGroup(visitor.ip);
    const person = `${email} ${address}`;
    const wait = (await this.limits.take(PER_ADDRESS, address)) ?? (await this.limits.take(PER_PERSON, person));
    if (wait !== undefined) {
      this.#record('login.rate_limited', email, user, visitor);
      throw new AppError('login.rate_limited', { detail: `Try again in ${wait} s`, headers: { 'retry-after': String(wait) } });
    }
    const isRight = await isPassword(user?.passwordHash, password);
    if (!isRight || !user) {
      this.#record('login.failed', email, user, visitor);
      throw new AppError('login.failed');
    }
    await this.limits.giveBack(PER_ADDRESS, address);
    await this.limits.giveBack(PER_PERSON, person);
    return user;
  }

  /** Tells the person's stores about a new password. */
  recordChange(kind: 'password.changed' | 'password.reset', user: UserWithStores | undefined, visitor: Visitor): void {
    this.#record(kind, user?.email ?? '', user, visitor);
  }

  // Known people: their stores read it. Unknown ones belong to no store.
  #record(kind: SecurityEventKind, email: string, user: UserWithStores | undefined, visitor: Visitor): void {
    const note = { kind, source: visitor.ip, detail: { email } };
    if (!user || user.storeIds.length === 0) this.security.record(note);
    else for (const storeId of user.storeIds) this.security.record({ ...note, storeId });
  }
}
