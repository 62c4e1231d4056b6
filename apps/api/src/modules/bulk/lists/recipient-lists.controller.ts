import { publicId } from '#contracts';
import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiConflictResponse, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ApiCsv, sendCsv } from '../../../platform/csv/send-csv.js';
import { Idempotent } from '../../../platform/http/idempotency.js';
import { Located } from '../../../platform/http/location.js';
import { ApiPage, everyPage, type Page, PageQuery } from '../../../platform/http/page.js';
import { IdParam, StoreId } from '../../../platform/http/params.js';
import { Access } from '../../stores/index.js';
import type { ListRow, RecipientRow } from '../rows.js';
import { CreateRecipientListDto, RecipientDto, RecipientListDto, RecipientListSummaryDto, RecipientQuery, UpdateRecipientListDto } from './recipient-lists.dto.js';
import { type ListWithCounts, RecipientLists } from './recipient-lists.service.js';

const BATCH = 100;
const COLUMNS = ['mobile_number', 'recipient_name', 'country', 'problem', 'recipient_data'] as const;

@ApiTags('bulk messages')
@Controller('api/v1/stores/:store_id/recipient-lists')
export class RecipientListsController {
  constructor(private readonly lists: RecipientLists) {}

  @Get()
  @Access({ role: 'agent', scope: 'bulk:read' })
  @ApiOperation({ operationId: 'listRecipientLists', summary: 'Recipient lists that bulk messages share, by name' })
  @ApiPage(RecipientListSummaryDto)
  list(@StoreId() storeId: string, @Query() query: PageQuery): Promise<Page<RecipientListSummaryDto>> {
    return this.lists.list(storeId, query, presentSummary);
  }

  @Post()
  @Access({ role: 'admin', scope: 'bulk:write' })
  @Idempotent()
  @Located('recipient-lists/:id')
  @ApiOperation({ operationId: 'createRecipientList', summary: 'A new list without recipients' })
  @ApiCreatedResponse({ type: RecipientListDto })
  @ApiConflictResponse({ description: 'recipient_list.name_taken' })
  async create(@StoreId() storeId: string, @Body() body: CreateRecipientListDto): Promise<RecipientListDto> {
    return presentList(await this.lists.create(storeId, body));
  }

  @Get(':recipient_list_id')
  @Access({ role: 'agent', scope: 'bulk:read' })
  @ApiOperation({ operationId: 'getRecipientList', summary: 'A list with what is wrong in it; also the one of a bulk message' })
  @ApiOkResponse({ type: RecipientListDto })
  async get(@StoreId() storeId: string, @IdParam('recipient_list_id', 'recipient_list', 'recipient_list.not_found') id: string): Promise<RecipientListDto> {
    return presentList(await this.lists.get(storeId, id));
  }

  @Patch(':recipient_list_id')
  @Access({ role: 'admin', scope: 'bulk:write' })
  @ApiOperation({ operationId: 'updateRecipientList', summary: 'Change name or description' })
  @ApiOkResponse({ type: RecipientListDto })
  @ApiConflictResponse({ description: 'recipient_list.name_taken' })
  async update(@StoreId() storeId: string, @IdParam('recipient_list_id', 'recipient_list', 'recipient_list.not_found') id: string, @Body() body: UpdateRecipientListDto): Promise<RecipientListDto> {
    return presentList(await this.lists.update(storeId, id, body));
  }

  @Delete(':recipient_list_id')
  @HttpCode(204)
  @Access({ role: 'admin', scope: 'bulk:write' })
  @ApiOperation({ operationId: 'deleteRecipientList', summary: 'Delete a list; what was sent to it stays' })
  @ApiNoContentResponse()
  remove(@StoreId() storeId: string, @IdParam('recipient_list_id', 'recipient_list', 'recipient_list.not_found') id: string): Promise<void> {
    return this.lists.remove(storeId, id);
  }

  @Get(':recipient_list_id/recipients')
  @Access({ role: 'agent', scope: 'bulk:read' })
  @ApiOperation({ operationId: 'listRecipients', summary: 'Rows of a list' })
  @ApiPage(RecipientDto)
  rows(@StoreId() storeId: string, @IdParam('recipient_list_id', 'recipient_list', 'recipient_list.not_found') id: string, @Query() query: RecipientQuery): Promise<Page<RecipientDto>> {
    return this.lists.rows(storeId, id, query, presentRow);
  }

  @Delete(':recipient_list_id/recipients')
  @HttpCode(204)
  @Access({ role: 'admin', scope: 'bulk:write' })
  @ApiOperation({ operationId: 'clearRecipientList', summary: 'Take all rows out of a list' })
  @ApiNoContentResponse()
  clear(@StoreId() storeId: string, @IdParam('recipient_list_id', 'recipient_list', 'recipient_list.not_found') id: string): Promise<void> {
    return this.lists.clear(storeId, id);
  }

  @Delete(':recipient_list_id/recipients/:recipient_id')
  @HttpCode(204)
  @Access({ role: 'admin', scope: 'bulk:write' })
  @ApiOperation({ operationId: 'deleteRecipient', summary: 'Take one row out of a list' })
  @ApiNoContentResponse()
  removeRow(@StoreId() storeId: string, @IdParam('recipient_list_id', 'recipient_list', 'recipient_list.not_found') id: string, @IdParam('recipient_id', 'recipient', 'recipient.not_found') rowId: string): Promise<void> {
    return this.lists.removeRow(storeId, id, rowId);
  }

  @Get(':recipient_list_id/export')
  @Access({ role: 'agent', scope: 'bulk:read' })
  @ApiOperation({ operationId: 'exportRecipients', summary: 'Rows of a list, or those with a problem, as a CSV file' })
  @ApiCsv()
  async export(@StoreId() storeId: string, @IdParam('recipient_list_id', 'recipient_list', 'recipient_list.not_found') id: string, @Query() query: RecipientQuery, @Res() reply: FastifyReply): Promise<void> {
    await this.lists.get(storeId, id);
    await sendCsv(reply, `recipients${query.problem === undefined ? '' : `-${query.problem}`}`, COLUMNS, this.#cells(storeId, id, query));
  }

  async *#cells(storeId: string, id: string, { problem }: RecipientQuery): AsyncGenerator<Record<(typeof COLUMNS)[number], string>> {
    for await (const row of everyPage(BATCH, (page) => this.lists.rows(storeId, id, { ...page, problem }, presentRow))) {
      yield { mobile_number: row.mobile_number, recipient_name: row.recipient_name, country: row.country ?? '', problem: row.problem ?? '', recipient_data: Object.keys(row.recipient_data).length === 0 ? '' : JSON.stringify(row.recipient_data) };
    }
  }
}

function presentSummary(row: ListRow & { readonly recipients: number }): RecipientListSummaryDto {
  return { id: publicId('recipient_list', row.id), name: row.name, description: row.description, recipients: row.recipients, created_at: row.created_at.toISOString(), updated_at: row.updated_at.toISOString() };
}
function presentList(list: ListWithCounts): RecipientListDto {
  return { ...presentSummary(list), invalid: list.invalid, duplicates: list.duplicates, columns: [...list.columns] };
}
function presentRow(row: RecipientRow): RecipientDto {
  return { id: publicId('recipient', row.id), mobile_number: row.phone, recipient_name: row.name, recipient_data: { ...row.data }, country: row.country, problem: row.problem };
}
