import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AnswerLanguage, type TextLanguage } from '../../platform/http/language.js';
import { CurrentActor, IdParam, StoreId } from '../../platform/http/params.js';
import { type Actor, actorId } from '../../platform/http/request-context.js';
import { AccountDto } from '../accounts/index.js';
import { Access } from '../stores/index.js';
import { AccountCheckDto, ChannelsDto, ChannelsQuery, CheckCredentialsDto, ConnectionCheckDto } from './channels.dto.js';
import { ChannelsService } from './channels.service.js';
import { presentCheck } from './connection-check.presenter.js';
import { ConnectionChecks } from './connection-checks.js';
import { NumberHealthDto } from './health/number-health.dto.js';
import { NumberHealth } from './health/number-health.service.js';

@ApiTags('channels')
@Controller('api/v1/stores/:store_id')
export class ChannelsController {
  constructor(private readonly channels: ChannelsService, private readonly checks: ConnectionChecks, private readonly health: NumberHealth) {}

  @Get('channels')
  @Access({ role: 'admin' })
  @ApiOperation({ operationId: 'listChannels', summary: 'One card for each provider with the store\'s numbers, their state and problems' })
  @ApiOkResponse({ type: ChannelsDto })
  listChannels(@StoreId() storeId: string, @Query() _query: ChannelsQuery, @AnswerLanguage() language: TextLanguage): Promise<ChannelsDto> {
    return this.channels.list(storeId, language);
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

  @Get('accounts/:account_id/health')
  @Access({ role: 'admin' })
  @ApiOperation({ operationId: 'getAccountHealth', summary: 'Troubleshooting: everything that may keep messages away, as it is now' })
  @ApiOkResponse({ type: NumberHealthDto })
  getAccountHealth(@StoreId() storeId: string, @IdParam('account_id', 'account', 'account.not_found') id: string): Promise<NumberHealthDto> {
    return this.health.show(storeId, id);
  }
}
