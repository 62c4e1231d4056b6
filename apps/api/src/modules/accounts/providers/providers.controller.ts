import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Clock } from '../../../platform/clock/clock.js';
import { Env } from '../../../platform/config/env.js';
import { AnswerLanguage, type TextLanguage } from '../../../platform/http/language.js';
import { SignedIn } from '../../stores/index.js';
import { failureTextsOf, presentProvider } from './provider.presenter.js';
import { ProviderList } from './provider-list.js';
import { FailureTextListDto, ProvidersDto, ProvidersQuery } from './providers.dto.js';

@ApiTags('accounts')
@Controller('api/v1/providers')
export class ProvidersController {
  constructor(private readonly providers: ProviderList, private readonly clock: Clock, private readonly env: Env) {}

  @Get()
  @SignedIn()
  @ApiOperation({ operationId: 'listProviders', summary: 'Providers with the fields and rules their forms are made of' })
  @ApiOkResponse({ type: ProvidersDto })
  listProviders(@Query() _query: ProvidersQuery, @AnswerLanguage() language: TextLanguage): ProvidersDto {
    return { data: this.providers.all.map((provider) => presentProvider(provider, language, this.clock.now(), this.env.PRODUCT_NAME)) };
  }

  @Get('failure-texts')
  @SignedIn()
  @ApiOperation({ operationId: 'listFailureTexts', summary: 'Why messages fail, by code, in a language: a message keeps its failure in English' })
  @ApiOkResponse({ type: FailureTextListDto })
  listFailureTexts(@Query() _query: ProvidersQuery, @AnswerLanguage() language: TextLanguage): FailureTextListDto {
    return { data: this.providers.all.map((provider) => failureTextsOf(provider, language)) };
  }
}
