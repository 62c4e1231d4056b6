import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Env } from '../../../platform/config/env.js';
import { clearSessionCookie, setSessionCookie } from '../../../platform/http/session-cookie.js';
import { MembersService } from '../people/members.service.js';
import { Users } from '../people/users.js';
import type { MeDto } from './auth.dto.js';
import { presentMe } from './me.presenter.js';
import { type OpenSession, SessionsService } from './sessions/sessions.service.js';
import type { Visitor } from './visitor.js';

/** What every way in has in common: a session, its cookie, and an answer that says who came in. */
@Injectable()
export class Doorway {
  constructor(private readonly sessions: SessionsService, private readonly users: Users, private readonly members: MembersService, private readonly env: Env) {}

  async enterAs(userId: string, visitor: Visitor, reply: FastifyReply): Promise<MeDto> {
    return this.enter(await this.sessions.open(userId, visitor), reply);
  }
  async enter(session: OpenSession, reply: FastifyReply): Promise<MeDto> {
    setSessionCookie(reply, session.token, session.expiresAt, this.env.PUBLIC_URL);
    return this.describe(session.userId, session.token);
  }
  async describe(userId: string, sessionToken: string): Promise<MeDto> {
    return presentMe(await this.users.get(userId), await this.members.storesOf(userId), sessionToken);
  }
  leave(reply: FastifyReply): void {
    clearSessionCookie(reply, this.env.PUBLIC_URL);
  }
}
