import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Env } from '../../../../platform/config/env.js';
import { AppError } from '../../../../platform/errors/app-error.js';
import { isSameOrigin, provesOwnApp } from '../../../../platform/http/csrf.js';
import { setSessionCookie } from '../../../../platform/http/session-cookie.js';
import { SecurityEvents } from '../../../security/index.js';
import { Identities, type SessionIdentity } from './identities.js';
import { SessionsService } from './sessions.service.js';

/** People who come with a session cookie. */
@Injectable()
export class SessionCallers {
  constructor(
    private readonly identities: Identities,
    private readonly sessions: SessionsService,
    private readonly security: SecurityEvents,
    private readonly env: Env,
  ) {}

  /** @throws AppError login.required, csrf.refused */
  async demand(request: FastifyRequest, reply: FastifyReply, token: string): Promise<SessionIdentity> {
    const identity = await this.identities.findSession(token);
    if (!identity) throw new AppError('login.required');
    if (!provesOwnApp(request, token, this.env.PUBLIC_URL)) this.#refuse(request);
    const movedTo = await this.sessions.renew(identity);
    if (movedTo !== undefined) setSessionCookie(reply, token, movedTo, this.env.PUBLIC_URL);
    return identity;
  }

  /** For routes without a session, such as login itself. @throws AppError csrf.refused */
  demandSameOrigin(request: FastifyRequest): void {
    if (!isSameOrigin(request, this.env.PUBLIC_URL)) this.#refuse(request);
  }

  #refuse(request: FastifyRequest): never {
    this.security.record({ kind: 'session.csrf_refused', source: request.ip, detail: { origin: request.headers.origin ?? null, path: request.url.split('?')[0] ?? '' } });
    throw new AppError('csrf.refused');
  }
}
