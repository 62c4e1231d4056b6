import type { ConnectionCheck } from '#providers/contract';
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiConflictResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, IdParam, StoreId } from '../../platform/http/params.js';
import { type Actor, actorId } from '../../platform/http/request-context.js';
import { AccountDto } from '../accounts/index.js';
import { Access } from '../stores/index.js';
import { AccountCheckDto, ChannelsDto, CheckCredentialsDto, ConnectionCheckDto } from './channels.dto.js';
import { ChannelsService } from './channels.service.js';
import { ConnectionChecks } from './connection-checks.js';

@ApiTags('channels')
@Controller('api/v1/stores/:store_id')
export class ChannelsController {
  constructor(private readonly channels: ChannelsService, private readonly checks: ConnectionChecks) {}

  @Get('channels')
  @Access({ role: 'admin' })
  @ApiOperation({ operationId: 'listChannels', summary: 'One card for each provider with the store\'s numbers, their state and problems' })
  @ApiOkResponse({ type: ChannelsDto })
  listChannels(@StoreId() storeId: string): Promise<ChannelsDto> {
    return this.channels.list(storeId);
  }

  @Post('accounts/check')
  @HttpCode(200)
  @Access({ role: 'admin' })
  @ApiOperation({ operationId: 'checkCredentials', summary: 'Test credentials before they are saved; nothing is stored' })
  @ApiOkResponse({ type: ConnectionCheckDto })
  async checkCredentials(@StoreId() storeId: string, @Body() body: CheckCredentialsDto): Promise<ConnectionCheckDto> {
    const { provider, fields, account_id: accountId } = body;
    return presentCheck(await this.checks.checkEntered(storeId, { provider, fields, ...(accountId === undefined ? {} : { accountId }) }));
  }

  @Post('accounts/:account_id/check')
  @HttpCode(200)
  @Access({ role: 'admin' })
  @ApiOperation({ operationId: 'checkAccount', summary: 'Test Connection: asks the provider and stores what it found' })
  @ApiOkResponse({ type: AccountCheckDto })
  @ApiConflictResponse({ description: 'account.number_taken' })
  async checkAccount(@StoreId() storeId: string, @CurrentActor() actor: Actor, @IdParam('account_id', 'account', 'account.not_found') id: string): Promise<AccountCheckDto> {
    const { check, account } = await this.checks.check(storeId, id, actorId(actor));
    return { ...presentCheck(check), account };
  }

  @Post('accounts/:account_id/subscribe')
  @HttpCode(200)
  @Access({ role: 'admin' })
  @ApiOperation({ operationId: 'subscribeAccount', summary: 'Ask the provider to deliver this number\'s events' })
  @ApiOkResponse({ type: AccountDto })
  subscribeAccount(@StoreId() storeId: string, @IdParam('account_id', 'account', 'account.not_found') id: string): Promise<AccountDto> {
    return this.checks.subscribe(storeId, id);
  }
}

function presentCheck(check: ConnectionCheck): ConnectionCheckDto {
  return {
    ok: check.ok,
    display_phone_number: check.displayPhoneNumber ?? null,
    verified_name: check.verifiedName ?? null,
    app_id: check.appId ?? null,
    quality_rating: check.qualityRating ?? null,
    token_expires_at: check.tokenExpiresAt?.toISOString() ?? null,
    subscribed: check.subscribed ?? null,
    problems: check.problems.map((problem) => ({ ...problem, field: problem.field ?? null })),
  };
}
