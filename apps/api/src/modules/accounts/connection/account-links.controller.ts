import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiConflictResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { IdParam, StoreId } from '../../../platform/http/params.js';
import { Access } from '../../stores/index.js';
import { PhoneLinkDto } from '../accounts.dto.js';
import { AccountLinks } from './account-links.js';

@ApiTags('accounts')
@Controller('api/v1/stores/:store_id/accounts')
export class AccountLinksController {
  constructor(private readonly links: AccountLinks) {}

  @Get(':account_id/link')
  @Access({ role: 'admin' })
  @ApiOperation({ operationId: 'getAccountLink', summary: 'How the linked phone stands, asked of the provider, with the QR code to scan' })
  @ApiOkResponse({ type: PhoneLinkDto })
  @ApiConflictResponse({ description: 'account.not_linkable' })
  getLink(@StoreId() storeId: string, @IdParam('account_id', 'account', 'account.not_found') id: string): Promise<PhoneLinkDto> {
    return this.links.get(storeId, id);
  }

  @Post(':account_id/link')
  @HttpCode(200)
  @Access({ role: 'admin' })
  @ApiOperation({ operationId: 'linkAccount', summary: 'Begin to link a phone: gives a fresh QR code' })
  @ApiOkResponse({ type: PhoneLinkDto })
  @ApiConflictResponse({ description: 'account.not_linkable, account.inactive' })
  link(@StoreId() storeId: string, @IdParam('account_id', 'account', 'account.not_found') id: string): Promise<PhoneLinkDto> {
    return this.links.link(storeId, id);
  }
}
