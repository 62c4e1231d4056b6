import { Body, Controller, HttpCode, Post, Put } from '@nestjs/common';
import { ApiAcceptedResponse, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public, SignedIn } from '../../../../platform/http/access.js';
import { CurrentActor } from '../../../../platform/http/params.js';
import type { Actor } from '../../../../platform/http/request-context.js';
import { ChangePasswordDto, RequestPasswordResetDto, ResetPasswordDto } from '../auth.dto.js';
import { PasswordResetsService } from './password-resets.service.js';
import { PasswordsService } from './passwords.service.js';
import { userOf } from '../user-of.js';
import { CurrentVisitor, type Visitor } from '../visitor.js';

@ApiTags('login')
@Controller('api/v1')
export class PasswordsController {
  constructor(private readonly passwords: PasswordsService, private readonly resets: PasswordResetsService) {}

  @Put('me/password')
  @SignedIn()
  @HttpCode(204)
  @ApiOperation({ operationId: 'changePassword', summary: 'Change my password; my other sessions end' })
  @ApiNoContentResponse()
  async change(@CurrentActor() actor: Actor, @Body() body: ChangePasswordDto, @CurrentVisitor() visitor: Visitor): Promise<void> {
    const { userId, sessionId } = userOf(actor);
    await this.passwords.change(userId, sessionId, { currentPassword: body.current_password, newPassword: body.new_password }, visitor);
  }

  @Post('auth/password-resets')
  @Public()
  @HttpCode(202)
  @ApiOperation({ operationId: 'requestPasswordReset', summary: 'Mail a link for a new password, if the address is known; the answer is always the same' })
  @ApiAcceptedResponse()
  async request(@Body() body: RequestPasswordResetDto, @CurrentVisitor() visitor: Visitor): Promise<void> {
    await this.resets.request(body.email, visitor);
  }

  @Post('auth/password-resets/redeem')
  @Public()
  @HttpCode(204)
  @ApiOperation({ operationId: 'resetPassword', summary: 'Set a new password with the token of a mailed link; all sessions end' })
  @ApiNoContentResponse()
  async reset(@Body() body: ResetPasswordDto, @CurrentVisitor() visitor: Visitor): Promise<void> {
    await this.passwords.reset(body.token, body.password, visitor);
  }
}
