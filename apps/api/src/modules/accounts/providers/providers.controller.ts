import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SignedIn } from '../../stores/index.js';
import { presentProvider } from './provider.presenter.js';
import { ProviderList } from './provider-list.js';
import { ProvidersDto } from './providers.dto.js';

@ApiTags('accounts')
@Controller('api/v1/providers')
export class ProvidersController {
  constructor(private readonly providers: ProviderList) {}

  @Get()
  @SignedIn()
  @ApiOperation({ operationId: 'listProviders', summary: 'Providers with the fields and rules their forms are made of' })
  @ApiOkResponse({ type: ProvidersDto })
  listProviders(): ProvidersDto {
    return { data: this.providers.all.map(presentProvider) };
  }
}
