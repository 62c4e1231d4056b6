import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags, ApiUnprocessableEntityResponse } from '@nestjs/swagger';
import { AppError } from '../../../platform/errors/app-error.js';
import { Idempotent } from '../../../platform/http/idempotency.js';
import { Located } from '../../../platform/http/location.js';
import { ApiPage, type Page } from '../../../platform/http/page.js';
import { CurrentActor, IdParam, StoreId } from '../../../platform/http/params.js';
import type { Actor } from '../../../platform/http/request-context.js';
import { ChangedQuery } from '../../../platform/http/times.js';
import { RateCards } from '../../sending/index.js';
import { Access } from '../../stores/index.js';
import { readMappedValues } from '../../templates/index.js';
import { BulkEstimateDto, BulkMessageDto, BulkSamplesDto, CreateBulkMessageDto, UpdateBulkMessageDto } from '../bulk.dto.js';
import { isCharged, presentBulk, presentEstimate, presentSamples } from '../bulk.presenter.js';
import { BulkEstimates } from './bulk-estimate.service.js';
import { BulkMessages } from './bulk-messages.service.js';

@ApiTags('bulk messages')
@Controller('api/v1/stores/:store_id/bulk-messages')
export class BulkMessagesController {
  constructor(private readonly bulks: BulkMessages, private readonly estimates: BulkEstimates, private readonly cards: RateCards) {}

  @Get()
  @Access({ role: 'agent', scope: 'bulk:read' })
  @ApiOperation({ operationId: 'listBulkMessages', summary: 'Bulk messages, newest first, with what became of their recipients' })
  @ApiPage(BulkMessageDto)
  list(@StoreId() storeId: string, @Query() query: ChangedQuery): Promise<Page<BulkMessageDto>> {
    return this.bulks.list(storeId, query, presentBulk);
  }

  @Post()
  @Access({ role: 'admin', scope: 'bulk:write' })
  @Idempotent()
  @Located('bulk-messages/:id')
  @ApiOperation({ operationId: 'createBulkMessage', summary: 'A draft with the next name of the year' })
  @ApiCreatedResponse({ type: BulkMessageDto })
  async create(@StoreId() storeId: string, @CurrentActor() actor: Actor, @Body() body: CreateBulkMessageDto): Promise<BulkMessageDto> {
    return presentBulk(await this.bulks.create(storeId, body.title, actor));
  }

  @Get(':bulk_message_id')
  @Access({ role: 'agent', scope: 'bulk:read' })
  @ApiOperation({ operationId: 'getBulkMessage', summary: 'One bulk message' })
  @ApiOkResponse({ type: BulkMessageDto })
  async get(@StoreId() storeId: string, @IdParam('bulk_message_id', 'bulk_message', 'bulk_message.not_found') id: string): Promise<BulkMessageDto> {
    return presentBulk(await this.bulks.get(storeId, id));
  }

  @Patch(':bulk_message_id')
  @Access({ role: 'admin', scope: 'bulk:write' })
  @ApiOperation({ operationId: 'updateBulkMessage', summary: 'Change a draft' })
  @ApiOkResponse({ type: BulkMessageDto })
  @ApiConflictResponse({ description: 'bulk_message.not_draft' })
  async update(@StoreId() storeId: string, @IdParam('bulk_message_id', 'bulk_message', 'bulk_message.not_found') id: string, @Body() { values, scheduled_at: at, ...body }: UpdateBulkMessageDto): Promise<BulkMessageDto> {
    return presentBulk(await this.bulks.update(storeId, id, {
      ...body, ...(values === undefined ? {} : { values: readMappedValues(values) }), ...(at === undefined ? {} : { scheduled_at: at === null ? null : readTime(at) }),
    }));
  }

  @Delete(':bulk_message_id')
  @HttpCode(204)
  @Access({ role: 'admin', scope: 'bulk:write' })
  @ApiOperation({ operationId: 'deleteBulkMessage', summary: 'Delete a draft' })
  @ApiNoContentResponse()
  @ApiConflictResponse({ description: 'bulk_message.not_draft' })
  remove(@StoreId() storeId: string, @IdParam('bulk_message_id', 'bulk_message', 'bulk_message.not_found') id: string): Promise<void> {
    return this.bulks.remove(storeId, id);
  }

  @Get(':bulk_message_id/estimate')
  @Access({ role: 'agent', scope: 'bulk:read' })
  @ApiOperation({ operationId: 'estimateBulkMessage', summary: 'How many would get it, who is left out, through which account and how long it takes' })
  @ApiOkResponse({ type: BulkEstimateDto })
  @ApiUnprocessableEntityResponse({ description: 'bulk_message.incomplete' })
  async estimate(@StoreId() storeId: string, @IdParam('bulk_message_id', 'bulk_message', 'bulk_message.not_found') id: string): Promise<BulkEstimateDto> {
    const estimate = await this.estimates.estimate(storeId, await this.bulks.get(storeId, id));
    return presentEstimate(estimate, isCharged(estimate.account) ? await this.cards.estimate(storeId, estimate.category, estimate.countries, estimate.startsAt.toISOString().slice(0, 10)) : undefined);
  }

  @Get(':bulk_message_id/samples')
  @Access({ role: 'agent', scope: 'bulk:read' })
  @ApiOperation({ operationId: 'getBulkSamples', summary: 'What the first three recipients would read' })
  @ApiOkResponse({ type: BulkSamplesDto })
  async samples(@StoreId() storeId: string, @IdParam('bulk_message_id', 'bulk_message', 'bulk_message.not_found') id: string): Promise<BulkSamplesDto> {
    return presentSamples(await this.estimates.samples(storeId, await this.bulks.get(storeId, id)));
  }
}

function readTime(text: string): Date {
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) throw AppError.field('not_a_time', '/scheduled_at', 'A time like 2026-12-31T18:00:00Z');
  return at;
}
