import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiPage, type Page, PageQuery } from '../../../platform/http/page.js';
import { IdParam, StoreId } from '../../../platform/http/params.js';
import { CreatedQuery } from '../../../platform/http/times.js';
import { Access } from '../../stores/index.js';
import { ConversationEventDto, ThreadMessageDto } from './thread.dto.js';
import { Thread } from './thread.service.js';

@ApiTags('conversations')
@Controller('api/v1/stores/:store_id/conversations/:conversation_id')
export class ThreadController {
  constructor(private readonly thread: Thread) {}

  @Get('messages')
  @Access({ role: 'agent', scope: 'conversations:read' })
  @ApiOperation({ operationId: 'listMessages', summary: 'Messages of a conversation, newest first' })
  @ApiPage(ThreadMessageDto)
  list(@StoreId() storeId: string, @IdParam('conversation_id', 'conversation', 'conversation.not_found') id: string, @Query() page: CreatedQuery): Promise<Page<ThreadMessageDto>> {
    return this.thread.list(storeId, id, page);
  }

  @Get('messages/:message_id')
  @Access({ role: 'agent', scope: 'conversations:read' })
  @ApiOperation({ operationId: 'getMessage', summary: 'One message' })
  @ApiOkResponse({ type: ThreadMessageDto })
  get(
    @StoreId() storeId: string, @IdParam('conversation_id', 'conversation', 'conversation.not_found') id: string,
    @IdParam('message_id', 'message', 'message.not_found') messageId: string,
  ): Promise<ThreadMessageDto> {
    return this.thread.get(storeId, id, messageId);
  }

  @Get('events')
  @Access({ role: 'agent', scope: 'conversations:read' })
  @ApiOperation({ operationId: 'listConversationEvents', summary: 'What happened to a conversation, newest first: hand-offs, take-overs, assignments' })
  @ApiPage(ConversationEventDto)
  listEvents(@StoreId() storeId: string, @IdParam('conversation_id', 'conversation', 'conversation.not_found') id: string, @Query() page: PageQuery): Promise<Page<ConversationEventDto>> {
    return this.thread.listEvents(storeId, id, page);
  }
}
