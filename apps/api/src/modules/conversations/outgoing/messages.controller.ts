import { Body, Controller, Post } from '@nestjs/common';
import { ApiConflictResponse, ApiCreatedResponse, ApiExtraModels, ApiOperation, ApiTags, ApiUnprocessableEntityResponse } from '@nestjs/swagger';
import { Idempotent, RequestKey } from '../../../platform/http/idempotency.js';
import { Located } from '../../../platform/http/location.js';
import { CurrentActor, IdParam, StoreId } from '../../../platform/http/params.js';
import type { Actor } from '../../../platform/http/request-context.js';
import { Access } from '../../stores/index.js';
import { deciderOf } from '../hands/decider.js';
import { ThreadMessageDto } from '../thread/thread.dto.js';
import { DirectMessages } from './direct-messages.service.js';
import { Messages } from './messages.service.js';
import { OUTGOING_CONTENT_MODELS } from './outgoing-content.dto.js';
import { SendMessageDto, SendToDto } from './outgoing.dto.js';

@ApiTags('messages')
@ApiExtraModels(...OUTGOING_CONTENT_MODELS)
@Controller('api/v1/stores/:store_id')
export class MessagesController {
  constructor(private readonly messages: Messages, private readonly directMessages: DirectMessages) {}

  @Post('conversations/:conversation_id/messages')
  @Access({ role: 'agent', scope: 'messages:send' })
  @Idempotent({ requiredForKeys: true })
  @Located('conversations/:conversation_id/messages/:id')
  @ApiOperation({ operationId: 'sendMessage', summary: 'Send a message; a person\'s message takes the conversation over' })
  @ApiCreatedResponse({ type: ThreadMessageDto })
  @ApiConflictResponse({ description: 'account.inactive, media.not_ready' })
  @ApiUnprocessableEntityResponse({ description: 'window.closed, message.unsupported_kind, message.too_long, message.invalid, template.not_sendable, template.wrong_account, template.values_invalid' })
  send(
    @StoreId() storeId: string, @CurrentActor() actor: Actor, @IdParam('conversation_id', 'conversation', 'conversation.not_found') id: string, @Body() body: SendMessageDto,
    @RequestKey() requestKey?: string,
  ): Promise<ThreadMessageDto> {
    return this.messages.send(storeId, id, body.content, deciderOf(actor), {
      takeOver: body.take_over ?? false, requestKey, ...(body.reply_to_message_id === undefined ? {} : { replyToMessageId: body.reply_to_message_id }),
    });
  }

  @Post('conversations/:conversation_id/messages/:message_id/retry')
  @Access({ role: 'agent', scope: 'messages:send' })
  @Located('conversations/:conversation_id/messages/:id')
  @ApiOperation({ operationId: 'retryMessage', summary: 'Send a message again that failed, or of which nobody knows whether it was sent' })
  @ApiCreatedResponse({ type: ThreadMessageDto })
  @ApiConflictResponse({ description: 'message.not_retryable, account.inactive' })
  @ApiUnprocessableEntityResponse({ description: 'window.closed' })
  retry(
    @StoreId() storeId: string, @IdParam('conversation_id', 'conversation', 'conversation.not_found') id: string,
    @IdParam('message_id', 'message', 'message.not_found') messageId: string,
  ): Promise<ThreadMessageDto> {
    return this.messages.retry(storeId, id, messageId);
  }

  @Post('messages')
  @Access({ role: 'agent', scope: 'messages:send' })
  @Idempotent({ requiredForKeys: true })
  @Located('conversations/:conversation_id/messages/:id')
  @ApiOperation({ operationId: 'sendMessageTo', summary: 'Send a message to a phone number or a customer; their conversation is made when there is none' })
  @ApiCreatedResponse({ type: ThreadMessageDto })
  @ApiConflictResponse({ description: 'account.none, account.no_default_outgoing, account.inactive' })
  @ApiUnprocessableEntityResponse({ description: 'window.closed, message.unsupported_kind, message.too_long, message.invalid' })
  sendTo(@StoreId() storeId: string, @CurrentActor() actor: Actor, @Body() body: SendToDto, @RequestKey() requestKey?: string): Promise<ThreadMessageDto> {
    return this.directMessages.send(storeId, body, deciderOf(actor), requestKey);
  }
}
