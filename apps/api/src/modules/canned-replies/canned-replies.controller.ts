import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Idempotent } from '../../platform/http/idempotency.js';
import { Located } from '../../platform/http/location.js';
import { ApiPage, type Page } from '../../platform/http/page.js';
import { IdParam, StoreId } from '../../platform/http/params.js';
import { Access } from '../stores/index.js';
import { CannedReplyDto, CannedReplyQuery, CreateCannedReplyDto, UpdateCannedReplyDto } from './canned-replies.dto.js';
import { CannedReplies } from './canned-replies.service.js';

const CannedReplyId = (): ParameterDecorator => IdParam('canned_reply_id', 'canned_reply', 'canned_reply.not_found');

@ApiTags('canned replies')
@Controller('api/v1/stores/:store_id/canned-replies')
export class CannedRepliesController {
  constructor(private readonly replies: CannedReplies) {}

  @Get()
  @Access({ role: 'agent', scope: 'conversations:read' })
  @ApiOperation({ operationId: 'listCannedReplies', summary: 'Canned replies of the store, newest first' })
  @ApiPage(CannedReplyDto)
  list(@StoreId() storeId: string, @Query() query: CannedReplyQuery): Promise<Page<CannedReplyDto>> {
    return this.replies.list(storeId, query);
  }

  @Post()
  @Access({ role: 'agent', scope: 'conversations:write' })
  @Idempotent()
  @Located('canned-replies/:id')
  @ApiOperation({ operationId: 'createCannedReply', summary: 'Write a canned reply' })
  @ApiCreatedResponse({ type: CannedReplyDto })
  @ApiConflictResponse({ description: 'canned_reply.shortcut_taken' })
  create(@StoreId() storeId: string, @Body() body: CreateCannedReplyDto): Promise<CannedReplyDto> {
    return this.replies.create(storeId, body);
  }

  @Patch(':canned_reply_id')
  @Access({ role: 'agent', scope: 'conversations:write' })
  @ApiOperation({ operationId: 'updateCannedReply', summary: 'Change a canned reply' })
  @ApiOkResponse({ type: CannedReplyDto })
  @ApiConflictResponse({ description: 'canned_reply.shortcut_taken' })
  update(@StoreId() storeId: string, @CannedReplyId() id: string, @Body() body: UpdateCannedReplyDto): Promise<CannedReplyDto> {
    return this.replies.update(storeId, id, body);
  }

  @Delete(':canned_reply_id')
  @Access({ role: 'agent', scope: 'conversations:write' })
  @HttpCode(204)
  @ApiOperation({ operationId: 'deleteCannedReply', summary: 'Remove a canned reply' })
  @ApiNoContentResponse()
  remove(@StoreId() storeId: string, @CannedReplyId() id: string): Promise<void> {
    return this.replies.remove(storeId, id);
  }
}
