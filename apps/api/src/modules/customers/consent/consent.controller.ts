import { publicId } from '#contracts';
import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../../../platform/http/access.js';
import { Idempotent } from '../../../platform/http/idempotency.js';
import { ApiPage, type Page, PageQuery } from '../../../platform/http/page.js';
import { CurrentActor, IdParam, StoreId } from '../../../platform/http/params.js';
import type { Actor } from '../../../platform/http/request-context.js';
import type { ConsentFactRow } from './consent-fact.js';
import { ConsentFactDto, ConsentSettingsDto, EnterConsentDto, UpdateConsentSettingsDto } from './consent.dto.js';
import { Consent } from './consent.service.js';
import { ConsentSettingsService } from './consent-settings.service.js';
import { enteredBy } from './entered-by.js';

@ApiTags('customers')
@Controller('api/v1/stores/:store_id')
export class ConsentController {
  constructor(private readonly consent: Consent, private readonly settings: ConsentSettingsService) {}

  @Get('customers/:customer_id/consent-facts')
  @Access({ role: 'agent', scope: 'customers:read' })
  @ApiOperation({ operationId: 'listConsentFacts', summary: 'What a customer said about marketing, each with its proof, newest first' })
  @ApiPage(ConsentFactDto)
  list(@StoreId() storeId: string, @IdParam('customer_id', 'customer', 'customer.not_found') id: string, @Query() query: PageQuery): Promise<Page<ConsentFactDto>> {
    return this.consent.list(storeId, id, query, present);
  }

  @Post('customers/:customer_id/consent-facts')
  @Access({ role: 'agent', scope: 'customers:write' })
  @Idempotent()
  @ApiOperation({ operationId: 'enterConsent', summary: 'Enter that a customer wants marketing, or no more of it, and how you know' })
  @ApiCreatedResponse({ type: ConsentFactDto })
  async enter(@StoreId() storeId: string, @CurrentActor() actor: Actor, @IdParam('customer_id', 'customer', 'customer.not_found') id: string, @Body() body: EnterConsentDto): Promise<ConsentFactDto> {
    return present(await this.consent.enter({ storeId, customerId: id, allowed: body.allowed, words: body.reason, ...enteredBy(actor) }));
  }

  @Get('consent-settings')
  @Access({ role: 'agent', scope: 'customers:read' })
  @ApiOperation({ operationId: 'getConsentSettings', summary: 'How the store handles STOP and START' })
  @ApiOkResponse({ type: ConsentSettingsDto })
  async getSettings(@StoreId() storeId: string): Promise<ConsentSettingsDto> {
    return this.settings.get(storeId);
  }

  @Patch('consent-settings')
  @Access({ role: 'admin', scope: 'customers:write' })
  @ApiOperation({ operationId: 'updateConsentSettings', summary: 'Change how the store handles STOP and START' })
  @ApiOkResponse({ type: ConsentSettingsDto })
  async updateSettings(@StoreId() storeId: string, @Body() body: UpdateConsentSettingsDto): Promise<ConsentSettingsDto> {
    return this.settings.update(storeId, { ...body });
  }
}

function present(row: ConsentFactRow): ConsentFactDto {
  return {
    id: publicId('consent_fact', row.id), purpose: row.purpose, allowed: row.allowed, source: row.source, words: row.words,
    message_id: row.message_id && publicId('message', row.message_id), account_id: row.account_id && publicId('account', row.account_id),
    entered_by: row.actor_name, occurred_at: row.occurred_at.toISOString(),
  };
}
