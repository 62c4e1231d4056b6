import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { HOUR } from '../../../platform/clock/clock.js';
import { Public, SignedIn } from '../../../platform/http/access.js';
import { Located } from '../../../platform/http/location.js';
import { CurrentActor } from '../../../platform/http/params.js';
import { addressGroup, AttemptLimits, type AttemptRule } from '../../../platform/http/rate-limit-attempts.js';
import type { Actor } from '../../../platform/http/request-context.js';
import { AcceptInvitationDto, MeDto, OpenInvitationDto, RegisterDto, SetUpDto } from '../login/auth.dto.js';
import { Doorway } from '../login/doorway.js';
import { userOf } from '../login/user-of.js';
import { CurrentVisitor, type Visitor } from '../login/visitor.js';
import { InvitationAnswersService } from './invitations/invitation-answers.service.js';
import { RegistrationService } from './registration.service.js';

/** Each costs a password hash, and registrations make stores. */
const PER_ADDRESS: AttemptRule = { name: 'registration address', limit: 20, windowMs: HOUR };

@ApiTags('login')
@Controller('api/v1')
export class RegistrationController {
  constructor(
    private readonly registrations: RegistrationService,
    private readonly invitations: InvitationAnswersService,
    private readonly doorway: Doorway,
    private readonly limits: AttemptLimits,
  ) {}

  @Post('auth/registrations')
  @Public()
  @Located('/api/v1/me')
  @ApiOperation({ operationId: 'register', summary: 'Make a login and a store, where registration is open' })
  @ApiCreatedResponse({ type: MeDto })
  async register(@Body() body: RegisterDto, @CurrentVisitor() visitor: Visitor, @Res({ passthrough: true }) reply: FastifyReply): Promise<MeDto> {
    await this.limits.demand(PER_ADDRESS, addressGroup(visitor.ip));
    return this.doorway.enterAs(await this.registrations.register(body), visitor, reply);
  }

  @Post('auth/setup')
  @Public()
  @Located('/api/v1/me')
  @ApiOperation({ operationId: 'setUp', summary: 'Make the first owner and store of an installation, with the token of the link printed at its start' })
  @ApiCreatedResponse({ type: MeDto })
  async setUp(@Body() body: SetUpDto, @CurrentVisitor() visitor: Visitor, @Res({ passthrough: true }) reply: FastifyReply): Promise<MeDto> {
    await this.limits.demand(PER_ADDRESS, addressGroup(visitor.ip));
    return this.doorway.enterAs(await this.registrations.setUp(body.token, body), visitor, reply);
  }

  @Get('auth/invitations/:token')
  @Public()
  @ApiOperation({ operationId: 'getOpenInvitation', summary: 'What an invitation link is for' })
  @ApiOkResponse({ type: OpenInvitationDto })
  async getInvitation(@Param('token') token: string): Promise<OpenInvitationDto> {
    const invitation = await this.invitations.get(token);
    return { store_name: invitation.storeName, email: invitation.email, role: invitation.role, expires_at: invitation.expiresAt.toISOString() };
  }

  @Post('auth/invitations/:token/accept')
  @Public()
  @Located('/api/v1/me')
  @ApiOperation({ operationId: 'acceptInvitation', summary: 'Join a store: with a name and a new password, or with the present password of an existing login' })
  @ApiCreatedResponse({ type: MeDto })
  async accept(
    @Param('token') token: string, @Body() body: AcceptInvitationDto, @CurrentVisitor() visitor: Visitor, @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MeDto> {
    return this.doorway.enterAs(await this.invitations.accept(token, body, visitor), visitor, reply);
  }

  @Post('me/invitations/:token/accept')
  @SignedIn()
  @HttpCode(204)
  @ApiOperation({ operationId: 'acceptInvitationAsMe', summary: 'Join a store with the login of this session' })
  @ApiNoContentResponse()
  async acceptAsMe(@CurrentActor() actor: Actor, @Param('token') token: string): Promise<void> {
    await this.invitations.acceptAs(userOf(actor).userId, token);
  }
}
