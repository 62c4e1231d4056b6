import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags, ApiUnprocessableEntityResponse } from '@nestjs/swagger';
import { AnswerLanguage, type TextLanguage } from '../../../platform/http/language.js';
import { CurrentActor, StoreId } from '../../../platform/http/params.js';
import { type Actor, actorId } from '../../../platform/http/request-context.js';
import { Access } from '../../stores/index.js';
import { presentCheck } from '../connection-check.presenter.js';
import { ChannelSetupDto, SetupConnectionDto, SetupCredentialsDto, SetupQuery, UpdateSetupDto } from './channel-setup.dto.js';
import { ChannelSetups } from './channel-setups.service.js';
import { SetupConnection } from './setup-connection.js';

@ApiTags('channels')
@Controller('api/v1/stores/:store_id/channels/:provider/setup')
export class ChannelSetupsController {
  constructor(private readonly setups: ChannelSetups, private readonly connection: SetupConnection) {}

  @Get()
  @Access({ role: 'admin' })
  @ApiOperation({ operationId: 'getChannelSetup', summary: 'The setup wizard of a channel with its steps, words and progress' })
  @ApiOkResponse({ type: ChannelSetupDto })
  get(@StoreId() storeId: string, @Param('provider') provider: string, @Query() _query: SetupQuery, @AnswerLanguage() language: TextLanguage): Promise<ChannelSetupDto> {
    return this.setups.show(storeId, provider, language);
  }

  @Patch()
  @Access({ role: 'admin' })
  @ApiOperation({ operationId: 'updateChannelSetup', summary: 'Keep how far people have come; what is left out stays' })
  @ApiOkResponse({ type: ChannelSetupDto })
  async update(@StoreId() storeId: string, @Param('provider') provider: string, @Query() _query: SetupQuery, @AnswerLanguage() language: TextLanguage, @Body() body: UpdateSetupDto): Promise<ChannelSetupDto> {
    await this.setups.save(storeId, provider, body);
    return this.setups.show(storeId, provider, language);
  }

  @Delete()
  @HttpCode(204)
  @Access({ role: 'admin' })
  @ApiOperation({ operationId: 'deleteChannelSetup', summary: 'Finish the wizard or start it over; a saved account stays' })
  @ApiNoContentResponse()
  remove(@StoreId() storeId: string, @Param('provider') provider: string): Promise<void> {
    return this.setups.remove(storeId, provider);
  }

  @Post('credentials')
  @HttpCode(200)
  @Access({ role: 'admin' })
  @ApiOperation({ operationId: 'connectChannel', summary: 'Ask the provider about the credentials, then save them as an active account' })
  @ApiOkResponse({ type: SetupConnectionDto })
  @ApiUnprocessableEntityResponse({ description: 'account.check_failed, account.token_masked, account.field_missing, ...: one entry for each wrong field' })
  @ApiConflictResponse({ description: 'account.number_taken' })
  async connect(@StoreId() storeId: string, @CurrentActor() actor: Actor, @Param('provider') provider: string, @Query() _query: SetupQuery, @AnswerLanguage() language: TextLanguage, @Body() body: SetupCredentialsDto): Promise<SetupConnectionDto> {
    const check = await this.connection.connect(storeId, provider, body.fields, actorId(actor));
    return { check: presentCheck(check), setup: await this.setups.show(storeId, provider, language) };
  }
}
