import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Idempotent } from '../../platform/http/idempotency.js';
import { Located } from '../../platform/http/location.js';
import { ApiPage, type Page, PageQuery } from '../../platform/http/page.js';
import { IdParam, StoreId } from '../../platform/http/params.js';
import { Access } from '../stores/index.js';
import { ConversationLabels } from './conversation-labels.service.js';
import { ConversationLabelsDto, CreateLabelDto, LabelDto, UpdateLabelDto } from './labels.dto.js';
import { Labels } from './labels.service.js';

const ConversationId = (): ParameterDecorator => IdParam('conversation_id', 'conversation', 'conversation.not_found');
const LabelId = (): ParameterDecorator => IdParam('label_id', 'label', 'label.not_found');

@ApiTags('labels')
@Controller('api/v1/stores/:store_id')
export class LabelsController {
  constructor(private readonly labels: Labels, private readonly onConversations: ConversationLabels) {}

  @Get('labels')
  @Access({ role: 'agent', scope: 'conversations:read' })
  @ApiOperation({ operationId: 'listLabels', summary: 'Labels of the store, newest first' })
  @ApiPage(LabelDto)
  list(@StoreId() storeId: string, @Query() page: PageQuery): Promise<Page<LabelDto>> {
    return this.labels.list(storeId, page);
  }

  @Post('labels')
  @Access({ role: 'agent', scope: 'conversations:write' })
  @Idempotent()
  @Located('labels/:id')
  @ApiOperation({ operationId: 'createLabel', summary: 'Make a label' })
  @ApiCreatedResponse({ type: LabelDto })
  @ApiConflictResponse({ description: 'label.name_taken, label.limit_reached' })
  create(@StoreId() storeId: string, @Body() body: CreateLabelDto): Promise<LabelDto> {
    return this.labels.create(storeId, body);
  }

  @Patch('labels/:label_id')
  @Access({ role: 'agent', scope: 'conversations:write' })
  @ApiOperation({ operationId: 'updateLabel', summary: 'Rename a label or give it another colour' })
  @ApiOkResponse({ type: LabelDto })
  @ApiConflictResponse({ description: 'label.name_taken' })
  update(@StoreId() storeId: string, @LabelId() labelId: string, @Body() body: UpdateLabelDto): Promise<LabelDto> {
    return this.labels.update(storeId, labelId, body);
  }

  @Delete('labels/:label_id')
  @Access({ role: 'admin', scope: 'conversations:write' })
  @HttpCode(204)
  @ApiOperation({ operationId: 'deleteLabel', summary: 'Remove a label, also from every conversation' })
  @ApiNoContentResponse()
  remove(@StoreId() storeId: string, @LabelId() labelId: string): Promise<void> {
    return this.labels.remove(storeId, labelId);
  }

  @Put('conversations/:conversation_id/labels/:label_id')
  @Access({ role: 'agent', scope: 'conversations:write' })
  @ApiOperation({ operationId: 'addConversationLabel', summary: 'Put a label on a conversation' })
  @ApiOkResponse({ type: ConversationLabelsDto })
  add(@StoreId() storeId: string, @ConversationId() conversationId: string, @LabelId() labelId: string): Promise<ConversationLabelsDto> {
    return this.onConversations.add(storeId, conversationId, labelId);
  }

  @Delete('conversations/:conversation_id/labels/:label_id')
  @Access({ role: 'agent', scope: 'conversations:write' })
  @ApiOperation({ operationId: 'removeConversationLabel', summary: 'Take a label off a conversation' })
  @ApiOkResponse({ type: ConversationLabelsDto })
  takeOff(@StoreId() storeId: string, @ConversationId() conversationId: string, @LabelId() labelId: string): Promise<ConversationLabelsDto> {
    return this.onConversations.remove(storeId, conversationId, labelId);
  }
}
