import { Injectable } from '@nestjs/common';
import { IdempotencyKeys } from '../../platform/http/idempotency-keys.js';
import { AttemptLimits } from '../../platform/http/rate-limit-attempts.js';
import { SecurityLog } from '../security/index.js';
import { OneTimeLinks } from './login/links/one-time-links.js';
import { SessionsService } from './login/sessions/sessions.service.js';

/** Removes what has run out at the edge of the app: sessions, links, counters, kept answers, old security events. */
@Injectable()
export class EdgeRetention {
  constructor(
    private readonly sessions: SessionsService,
    private readonly links: OneTimeLinks,
    private readonly attempts: AttemptLimits,
    private readonly idempotency: IdempotencyKeys,
    private readonly securityLog: SecurityLog,
  ) {}

  /** For a daily call; twice does no harm. */
  async purge(): Promise<void> {
    await this.sessions.purge();
    await this.links.purge();
    await this.attempts.purge();
    await this.idempotency.purge();
    await this.securityLog.purge();
  }
}
