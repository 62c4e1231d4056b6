import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Idempotent } from '../../platform/http/idempotency.js';
import { Located } from '../../platform/http/location.js';
import { ApiPage, type Page, PageQuery } from '../../platform/http/page.js';
import { CurrentActor, IdParam, StoreId } from '../../platform/http/params.js';
import { type Actor, actorId } from '../../platform/http/request-context.js';
import { Access } from '../stores/index.js';
import { AccountEditor } from './saving/account-editor.js';
import type { AccountInput } from './saving/account-row.js';
import { AccountDto, CreateAccountDto, SavedAccountDto, UpdateAccountDto, VerifyTokenDto } from './accounts.dto.js';
import { AccountsService } from './accounts.service.js';

@ApiTags('accounts')
@Controller('api/v1/stores/:store_id/accounts')
export class AccountsController {
  constructor(private readonly accounts: AccountsService, private readonly editor: AccountEditor) {}

  @Get()
  @Access({ role: 'agent', scope: 'accounts:read' })
  @ApiOperation({ operationId: 'listAccounts', summary: 'WhatsApp accounts of the store' })
  @ApiPage(AccountDto)
  listAccounts(@StoreId() storeId: string, @Query() page: PageQuery): Promise<Page<AccountDto>> {
    return this.accounts.list(storeId, page);
  }

  @Post()
  @Access({ role: 'admin' })
  @Idempotent()
  @Located('accounts/:id')
  @ApiOperation({ operationId: 'createAccount', summary: 'Connect a number' })
  @ApiCreatedResponse({ type: SavedAccountDto })
  @ApiConflictResponse({ description: 'account.name_taken, account.number_taken, account.verify_token_taken' })
  createAccount(@StoreId() storeId: string, @CurrentActor() actor: Actor, @Body() body: CreateAccountDto): Promise<SavedAccountDto> {
    return this.editor.create(storeId, { ...inputOf(body), name: body.name, provider: body.provider, fields: body.fields }, actorId(actor));
  }

  @Get(':account_id')
  @Access({ role: 'agent', scope: 'accounts:read' })
  @ApiOperation({ operationId: 'getAccount', summary: 'One account; secrets are never part of it' })
  @ApiOkResponse({ type: AccountDto })
  getAccount(@StoreId() storeId: string, @IdParam('account_id', 'account', 'account.not_found') id: string): Promise<AccountDto> {
    return this.accounts.get(storeId, id);
  }

  @Patch(':account_id')
  @Access({ role: 'admin' })
  @ApiOperation({ operationId: 'updateAccount', summary: 'Change an account; what is left out stays' })
  @ApiOkResponse({ type: SavedAccountDto })
  @ApiConflictResponse({ description: 'account.name_taken, account.number_taken, account.verify_token_taken' })
  updateAccount(@StoreId() storeId: string, @CurrentActor() actor: Actor, @IdParam('account_id', 'account', 'account.not_found') id: string, @Body() body: UpdateAccountDto): Promise<SavedAccountDto> {
    return this.editor.update(storeId, id, { ...inputOf(body), ...(body.fields ? { fields: body.fields } : {}) }, actorId(actor));
  }

  @Delete(':account_id')
  @HttpCode(204)
  @Access({ role: 'admin' })
  @ApiOperation({ operationId: 'deleteAccount', summary: 'Remove an account and its credentials for good; its conversations stay' })
  @ApiNoContentResponse()
  deleteAccount(@StoreId() storeId: string, @IdParam('account_id', 'account', 'account.not_found') id: string): Promise<void> {
    return this.accounts.remove(storeId, id);
  }

  @Get(':account_id/verify-token')
  @Access({ role: 'admin' })
  @ApiOperation({ operationId: 'getVerifyToken', summary: 'The token to paste into the provider\'s webhook form' })
  @ApiOkResponse({ type: VerifyTokenDto })
  async getVerifyToken(@StoreId() storeId: string, @IdParam('account_id', 'account', 'account.not_found') id: string): Promise<VerifyTokenDto> {
    return { verify_token: await this.accounts.getVerifyToken(storeId, id) };
  }
}

function inputOf(body: UpdateAccountDto): AccountInput {
  return {
    ...(body.name === undefined ? {} : { name: body.name }),
    ...(body.status === undefined ? {} : { status: body.status }),
    ...(body.is_default_outgoing === undefined ? {} : { isDefaultOutgoing: body.is_default_outgoing }),
    ...(body.is_default_incoming === undefined ? {} : { isDefaultIncoming: body.is_default_incoming }),
    ...(body.auto_read_receipt === undefined ? {} : { autoReadReceipt: body.auto_read_receipt }),
    ...(body.labels === undefined ? {} : { labels: body.labels }),
  };
}
