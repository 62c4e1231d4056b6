import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, StoreId } from '../../../platform/http/params.js';
import type { Actor } from '../../../platform/http/request-context.js';
import { Access, userOf } from '../../stores/index.js';
import { OnboardingDto, UpdateOnboardingDto } from './onboarding.dto.js';
import { Onboarding, presentOnboarding } from './onboarding.service.js';

@ApiTags('onboarding')
@Controller('api/v1/stores/:store_id/onboarding')
export class OnboardingController {
  constructor(private readonly onboarding: Onboarding) {}

  @Get()
  @Access({ role: 'admin' })
  @ApiOperation({ operationId: 'getOnboarding', summary: 'What a new store still has to do' })
  @ApiOkResponse({ type: OnboardingDto })
  async get(@StoreId() storeId: string, @CurrentActor() actor: Actor): Promise<OnboardingDto> {
    return presentOnboarding(await this.onboarding.get(storeId, userOf(actor).userId));
  }

  @Patch()
  @Access({ role: 'admin' })
  @ApiOperation({ operationId: 'updateOnboarding', summary: 'Be reminded of it no longer, or again' })
  @ApiOkResponse({ type: OnboardingDto })
  async update(@StoreId() storeId: string, @CurrentActor() actor: Actor, @Body() { dismissed }: UpdateOnboardingDto): Promise<OnboardingDto> {
    return presentOnboarding(await this.onboarding.setDismissed(storeId, userOf(actor).userId, dismissed));
  }
}
