import { Injectable } from '@nestjs/common';
import { Clock, DAY, HOUR } from '../../../../platform/clock/clock.js';
import { randomToken, sha256 } from '../../../../platform/crypto/tokens.js';
import { Database, type Tx } from '../../../../platform/database/database.js';
import { newId } from '../../../../platform/database/ids.js';
import { AppError } from '../../../../platform/errors/app-error.js';
import type { Page, PageQuery } from '../../../../platform/http/page.js';
import { pageById } from '../../../../platform/http/page-by-id.js';
import { Identities, type SessionIdentity } from './identities.js';
import { Session } from './session.entity.js';
import type { Visitor } from '../visitor.js';

/** A session ends when it was not used for this long. */
const LIFETIME_MS = 30 * DAY;
/** The end is moved on at most this often. */
const RENEWAL_MS = HOUR;

export interface OpenSession {
  readonly userId: string;
  readonly sessionId: string;
  /** The cookie's value; it exists nowhere else. */
  readonly token: string;
  readonly expiresAt: Date;
}

/** Logins that last. */
@Injectable()
export class SessionsService {
  constructor(private readonly db: Database, private readonly clock: Clock, private readonly identities: Identities) {}

  async open(userId: string, visitor: Visitor): Promise<OpenSession> {
    const token = randomToken();
    const now = this.clock.now();
    const session = { id: newId(), userId, tokenHash: sha256(token), ip: visitor.ip, userAgent: visitor.userAgent, createdAt: now, lastUsedAt: now, expiresAt: this.clock.in(LIFETIME_MS) };
    await this.db.outsideStores((tx) => tx.getRepository(Session).insert(session));
    return { userId, sessionId: session.id, token, expiresAt: session.expiresAt };
  }

  /** Moves the end of a used session on. @returns the new end when it moved */
  async renew(identity: SessionIdentity): Promise<Date | undefined> {
    if (identity.lastUsedAt > this.clock.ago(RENEWAL_MS)) return undefined;
    const expiresAt = this.clock.in(LIFETIME_MS);
    await this.db.outsideStores((tx) => tx.getRepository(Session).update({ id: identity.sessionId }, { lastUsedAt: this.clock.now(), expiresAt }));
    this.identities.forget();
    return expiresAt;
  }

  async list(userId: string, page: PageQuery): Promise<Page<Session>> {
    return this.db.outsideStores((tx) => pageById(
      tx.getRepository(Session).createQueryBuilder('session').where('session.userId = :userId and session.expiresAt > :now', { userId, now: this.clock.now() }),
      page, (session) => session));
  }

  /** @throws AppError session.not_found */
  async end(userId: string, sessionId: string): Promise<void> {
    const ended = await this.db.outsideStores((tx) => tx.getRepository(Session).delete({ userId, id: sessionId }));
    this.identities.forget();
    if (!ended.affected) throw new AppError('session.not_found');
  }

  /** Part of the caller's transaction; after it the caller calls `forget`. */
  async endAll(tx: Tx, userId: string, exceptSessionId?: string): Promise<void> {
    const query = tx.getRepository(Session).createQueryBuilder().delete().where('user_id = :userId', { userId });
    if (exceptSessionId !== undefined) query.andWhere('id <> :exceptSessionId', { exceptSessionId });
    await query.execute();
  }

  /** The next request of an ended session is refused by this process at once. */
  forget(): void {
    this.identities.forget();
  }

  async purge(): Promise<void> {
    await this.db.outsideStores((tx) => tx.query('delete from sessions where expires_at < $1', [this.clock.now()]));
  }
}
