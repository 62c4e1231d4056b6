import { Injectable } from '@nestjs/common';
import { Clock, DAY, HOUR, MINUTE } from '../../../../platform/clock/clock.js';
import { Env } from '../../../../platform/config/env.js';
import { randomToken, sha256 } from '../../../../platform/crypto/tokens.js';
import { claimOne, Database, queryRows, type Tx } from '../../../../platform/database/database.js';
import { newId } from '../../../../platform/database/ids.js';
import { AppError } from '../../../../platform/errors/app-error.js';
import { OneTimeLink, type LinkKind } from './one-time-link.entity.js';

const LIFETIME_MS: Readonly<Record<LinkKind, number>> = { setup: DAY, login: 12 * HOUR, password_reset: 30 * MINUTE };
/** Pages with a button: what opens links on its own (mail scanners, previews) uses none up. */
const PATHS: Readonly<Record<LinkKind, string>> = { setup: '/setup/', login: '/login/', password_reset: '/reset/' };

/** Links that work once and not for long. Only their hash is stored. */
@Injectable()
export class OneTimeLinks {
  constructor(private readonly db: Database, private readonly clock: Clock, private readonly env: Env) {}

  /** @returns the address to open; `userId` is who it is for, absent for setup only */
  async create(kind: LinkKind, userId?: string): Promise<string> {
    const token = randomToken();
    const now = this.clock.now();
    await this.db.outsideStores((tx) => tx.getRepository(OneTimeLink).insert({
      id: newId(), kind, userId: userId ?? null, tokenHash: sha256(token), createdAt: now, expiresAt: this.clock.in(LIFETIME_MS[kind]), usedAt: null,
    }));
    return `${this.env.PUBLIC_URL.replace(/\/$/, '')}${PATHS[kind]}${token}`;
  }

  /** Uses a link up. @throws AppError link.invalid when it is unknown, used, expired or of another kind */
  async claim(tx: Tx, kind: LinkKind, token: string): Promise<{ userId: string | null }> {
    const now = this.clock.now();
    const link = await claimOne<{ user_id: string | null }>(tx,
      'update one_time_links set used_at = $3 where token_hash = $1 and kind = $2 and used_at is null and expires_at > $3 returning user_id', [sha256(token), kind, now]);
    if (!link) throw new AppError('link.invalid');
    return { userId: link.user_id };
  }

  /** Makes the unused links of one kind worthless. */
  async withdraw(tx: Tx, kind: LinkKind, userId: string): Promise<void> {
    await queryRows(tx, 'delete from one_time_links where kind = $1 and user_id = $2 and used_at is null', [kind, userId]);
  }

  async purge(): Promise<void> {
    await this.db.outsideStores((tx) => tx.query('delete from one_time_links where expires_at < $1', [this.clock.ago(DAY)]));
  }
}
