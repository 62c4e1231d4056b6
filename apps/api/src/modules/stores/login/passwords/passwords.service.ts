import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../../../../platform/database/database.js';
import { AppError } from '../../../../platform/errors/app-error.js';
import { Users } from '../../people/users.js';
import { OneTimeLinks } from '../links/one-time-links.js';
import { PasswordChecks } from './password-checks.js';
import { hashPassword } from './passwords.js';
import { SessionsService } from '../sessions/sessions.service.js';
import type { Visitor } from '../visitor.js';

export interface PasswordChange {
  readonly currentPassword: string;
  readonly newPassword: string;
}

/** New passwords. Each ends the sessions that the old one opened. */
@Injectable()
export class PasswordsService {
  constructor(
    private readonly db: Database,
    private readonly users: Users,
    private readonly sessions: SessionsService,
    private readonly links: OneTimeLinks,
    private readonly checks: PasswordChecks,
  ) {}

  /** Every other session of this person ends. @throws AppError password.wrong, login.rate_limited */
  async change(userId: string, sessionId: string, change: PasswordChange, visitor: Visitor): Promise<void> {
    const { email } = await this.users.get(userId);
    const user = await this.users.findByEmail(email);
    await this.checks.demand(email, user, change.currentPassword, visitor).catch((error: unknown) => {
      throw error instanceof AppError && error.code === 'login.failed' ? AppError.field('password.wrong', '/current_password') : error;
    });
    const passwordHash = await hashPassword(change.newPassword);
    await this.db.outsideStores((tx) => this.#set(tx, userId, passwordHash, sessionId));
    this.checks.recordChange('password.changed', user, visitor);
    this.sessions.forget();
  }

  /** Uses a reset link up; every session of this person ends. @throws AppError link.invalid */
  async reset(token: string, newPassword: string, visitor: Visitor): Promise<void> {
    const passwordHash = await hashPassword(newPassword);
    const userId = await this.db.outsideStores(async (tx) => {
      const link = await this.links.claim(tx, 'password_reset', token);
      if (link.userId === null) throw new AppError('link.invalid');
      await this.#set(tx, link.userId, passwordHash);
      return link.userId;
    });
    this.sessions.forget();
    const { email } = await this.users.get(userId);
    this.checks.recordChange('password.reset', await this.users.findByEmail(email), visitor);
  }

  async #set(tx: Tx, userId: string, passwordHash: string, keptSessionId?: string): Promise<void> {
    await this.users.setPassword(tx, userId, passwordHash);
    await this.sessions.endAll(tx, userId, keptSessionId);
    await this.links.withdraw(tx, 'password_reset', userId);
  }
}
