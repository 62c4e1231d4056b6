import { Body, Controller, Delete, HttpCode, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public, SignedIn } from '../../../../platform/http/access.js';
import { Located } from '../../../../platform/http/location.js';
import { CurrentActor } from '../../../../platform/http/params.js';
import type { Actor } from '../../../../platform/http/request-context.js';
import { LinkDto, LoginDto, MeDto } from '../auth.dto.js';
import { Doorway } from '../doorway.js';
import { LoginService } from '../login.service.js';
import { userOf } from '../user-of.js';
import { SessionsService } from './sessions.service.js';
import { CurrentVisitor, type Visitor } from '../visitor.js';

@ApiTags('login')
@Controller('api/v1/auth')
export class SessionsController {
  constructor(private readonly logins: LoginService, private readonly sessions: SessionsService, private readonly doorway: Doorway) {}

  @Post('sessions')
  @Public()
  @Located('/api/v1/me')
  @ApiOperation({ operationId: 'logIn', summary: 'Log in with e-mail and password' })
  @ApiCreatedResponse({ type: MeDto })
  async logIn(@Body() body: LoginDto, @CurrentVisitor() visitor: Visitor, @Res({ passthrough: true }) reply: FastifyReply): Promise<MeDto> {
    return this.doorway.enter(await this.logins.byPassword(body.email, body.password, visitor), reply);
  }

  @Delete('sessions/current')
  @SignedIn()
  @HttpCode(204)
  @ApiOperation({ operationId: 'logOut', summary: 'Log out' })
  @ApiNoContentResponse()
  async logOut(@CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const { userId, sessionId } = userOf(actor);
    await this.sessions.end(userId, sessionId);
    this.doorway.leave(reply);
  }

  @Post('login-links')
  @Public()
  @Located('/api/v1/me')
  @ApiOperation({ operationId: 'logInByLink', summary: 'Log in with the token of a one-time login link' })
  @ApiCreatedResponse({ type: MeDto })
  async logInByLink(@Body() body: LinkDto, @CurrentVisitor() visitor: Visitor, @Res({ passthrough: true }) reply: FastifyReply): Promise<MeDto> {
    return this.doorway.enter(await this.logins.byLink(body.token, visitor), reply);
  }
}
