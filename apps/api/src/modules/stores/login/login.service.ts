import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { Users } from '../people/users.js';
import { OneTimeLinks } from './links/one-time-links.js';
import { PasswordChecks } from './passwords/password-checks.js';
import { type OpenSession, SessionsService } from './sessions/sessions.service.js';
import type { Visitor } from './visitor.js';

/** Logging in, by password or by link. */
@Injectable()
export class LoginService {
  constructor(
    private readonly db: Database,
    private readonly users: Users,
    private readonly sessions: SessionsService,
    private readonly links: OneTimeLinks,
    private readonly checks: PasswordChecks,
  ) {}

  /** @throws AppError login.failed (the same for a wrong password and an unknown person), login.rate_limited */
  async byPassword(email: string, password: string, visitor: Visitor): Promise<OpenSession> {
    const user = await this.checks.demand(email, await this.users.findByEmail(email), password, visitor);
    return this.sessions.open(user.id, visitor);
  }

  /** @throws AppError link.invalid */
  async byLink(token: string, visitor: Visitor): Promise<OpenSession> {
    const { userId } = await this.db.outsideStores((tx) => this.links.claim(tx, 'login', token));
    if (userId === null) throw new AppError('link.invalid');
    return this.sessions.open(userId, visitor);
  }
}
