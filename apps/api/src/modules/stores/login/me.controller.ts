import { Body, Controller, Delete, Get, HttpCode, Patch, Query, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { SignedIn } from '../../../platform/http/access.js';
import { ApiPage, type Page, PageQuery } from '../../../platform/http/page.js';
import { CurrentActor, IdParam } from '../../../platform/http/params.js';
import type { Actor } from '../../../platform/http/request-context.js';
import { SESSION_COOKIE } from '../../../platform/http/session-cookie.js';
import { Users } from '../people/users.js';
import { MeDto, RenameMeDto, SessionDto } from './auth.dto.js';
import { Doorway } from './doorway.js';
import { presentSession } from './me.presenter.js';
import { SessionsService } from './sessions/sessions.service.js';
import { userOf } from './user-of.js';

@ApiTags('me')
@SignedIn()
@Controller('api/v1/me')
export class MeController {
  constructor(private readonly doorway: Doorway, private readonly users: Users, private readonly sessions: SessionsService) {}

  @Get()
  @ApiOperation({ operationId: 'getMe', summary: 'Who I am, my stores, and the token for changes' })
  @ApiOkResponse({ type: MeDto })
  async get(@CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<MeDto> {
    return this.doorway.describe(userOf(actor).userId, request.cookies[SESSION_COOKIE] ?? '');
  }

  @Patch()
  @ApiOperation({ operationId: 'updateMe', summary: 'Change my name' })
  @ApiOkResponse({ type: MeDto })
  async update(@CurrentActor() actor: Actor, @Body() body: RenameMeDto, @Req() request: FastifyRequest): Promise<MeDto> {
    if (body.name !== undefined) await this.users.rename(userOf(actor).userId, body.name);
    return this.get(actor, request);
  }

  @Get('sessions')
  @ApiOperation({ operationId: 'listMySessions', summary: 'Where I am logged in' })
  @ApiPage(SessionDto)
  async listSessions(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<Page<SessionDto>> {
    const { userId, sessionId } = userOf(actor);
    const page = await this.sessions.list(userId, query);
    return { ...page, data: page.data.map((session) => presentSession(session, sessionId)) };
  }

  @Delete('sessions/:session_id')
  @HttpCode(204)
  @ApiOperation({ operationId: 'endMySession', summary: 'Log one of my sessions out' })
  @ApiNoContentResponse()
  async endSession(@CurrentActor() actor: Actor, @IdParam('session_id', 'session', 'session.not_found') sessionId: string): Promise<void> {
    await this.sessions.end(userOf(actor).userId, sessionId);
  }
}
