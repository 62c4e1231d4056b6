import { publicId } from '#contracts';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { StoreId } from '../../../platform/http/params.js';
import { Access } from '../../stores/index.js';
import { AccountUsesListDto, TemplateUsesListDto } from './uses.dto.js';
import { Uses, USES_DAYS } from './uses.service.js';

@ApiTags('accounts')
@Controller('api/v1/stores/:store_id')
export class UsesController {
  constructor(private readonly uses: Uses) {}

  @Get('account-uses')
  @Access({ role: 'agent', scope: 'accounts:read' })
  @ApiOperation({ operationId: 'listAccountUses', summary: 'What each account is used by, and when its templates were last synced' })
  @ApiOkResponse({ type: AccountUsesListDto })
  async accounts(@StoreId() storeId: string): Promise<AccountUsesListDto> {
    const found = await this.uses.ofAccounts(storeId);
    return { data: found.map(({ accountId, templates, rules, syncedAt, failure }) => ({ account_id: publicId('account', accountId), templates, rules, templates_synced_at: syncedAt?.toISOString() ?? null, sync_failure: failure })) };
  }

  @Get('template-uses')
  @Access({ role: 'agent', scope: 'templates:read' })
  @ApiOperation({ operationId: 'listTemplateUses', summary: 'How often each template was sent in the last 30 days' })
  @ApiOkResponse({ type: TemplateUsesListDto })
  async templates(@StoreId() storeId: string): Promise<TemplateUsesListDto> {
    const found = await this.uses.ofTemplates(storeId);
    return { days: USES_DAYS, data: found.map(({ templateId, sent }) => ({ template_id: templateId, sent })) };
  }
}
