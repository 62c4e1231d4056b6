import { Body, Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiCreatedResponse, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Idempotent } from '../../platform/http/idempotency.js';
import { Located } from '../../platform/http/location.js';
import { ApiPage, type Page, PageQuery } from '../../platform/http/page.js';
import { CurrentActor, IdParam, StoreId } from '../../platform/http/params.js';
import type { Actor } from '../../platform/http/request-context.js';
import { Access, userOf } from '../stores/index.js';
import { CreateInboxViewDto, InboxViewDto } from './inbox-views.dto.js';
import { InboxViews } from './inbox-views.service.js';

@ApiTags('inbox views')
@Controller('api/v1/stores/:store_id/inbox-views')
export class InboxViewsController {
  constructor(private readonly views: InboxViews) {}

  @Get()
  @Access({ role: 'agent' })
  @ApiOperation({ operationId: 'listInboxViews', summary: 'Views of the inbox that one sees: the own ones and those of the store, newest first' })
  @ApiPage(InboxViewDto)
  list(@StoreId() storeId: string, @CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<Page<InboxViewDto>> {
    return this.views.list(storeId, userOf(actor).userId, query);
  }

  @Post()
  @Access({ role: 'agent' })
  @Idempotent()
  @Located('inbox-views/:id')
  @ApiOperation({ operationId: 'createInboxView', summary: 'Keep filters of the inbox under a name' })
  @ApiCreatedResponse({ type: InboxViewDto })
  @ApiConflictResponse({ description: 'inbox_view.limit_reached' })
  create(@StoreId() storeId: string, @CurrentActor() actor: Actor, @Body() body: CreateInboxViewDto): Promise<InboxViewDto> {
    return this.views.create(storeId, userOf(actor).userId, body);
  }

  @Delete(':inbox_view_id')
  @Access({ role: 'agent' })
  @HttpCode(204)
  @ApiOperation({ operationId: 'deleteInboxView', summary: 'Remove a view; a shared one goes for everybody' })
  @ApiNoContentResponse()
  remove(@StoreId() storeId: string, @CurrentActor() actor: Actor, @IdParam('inbox_view_id', 'inbox_view', 'inbox_view.not_found') id: string): Promise<void> {
    return this.views.remove(storeId, userOf(actor).userId, id);
  }
}
