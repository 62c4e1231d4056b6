import { Body, Controller, Headers, HttpCode, Patch, Post, Res } from '@nestjs/common';
import { ApiConflictResponse, ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiPreconditionFailedResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentActor, IdParam, StoreId } from '../../../platform/http/params.js';
import type { Actor } from '../../../platform/http/request-context.js';
import { Access } from '../../stores/index.js';
import { InboxConversationDto } from '../conversations.dto.js';
import { etagOf } from '../etag.js';
import { Inbox } from '../inbox/inbox.service.js';
import { presentInboxConversation } from '../presenter.js';
import { deciderOf } from './decider.js';
import { HandOffDto, ReturnToAiDto, TakeOverDto, UndoDto, UpdateConversationDto } from './hands.dto.js';
import { Hands } from './hands.service.js';
import { Typing } from './typing.service.js';

const ConversationId = (): ParameterDecorator => IdParam('conversation_id', 'conversation', 'conversation.not_found');

@ApiTags('conversations')
@Controller('api/v1/stores/:store_id/conversations/:conversation_id')
@Access({ role: 'agent', scope: 'conversations:write' })
export class HandsController {
  constructor(private readonly hands: Hands, private readonly inbox: Inbox, private readonly typing: Typing) {}

  @Post('take-over')
  @HttpCode(200)
  @ApiOperation({ operationId: 'takeOverConversation', summary: 'Answer the customer oneself; the assistant falls silent' })
  @ApiOkResponse({ type: InboxConversationDto })
  @ApiConflictResponse({ description: 'conversation.taken: it changed hands since' })
  async takeOver(@StoreId() storeId: string, @CurrentActor() actor: Actor, @ConversationId() id: string, @Body() body: TakeOverDto): Promise<InboxConversationDto> {
    await this.hands.takeOver(storeId, id, deciderOf(actor), body.handler_version);
    return this.#show(storeId, id);
  }

  @Post('hand-off')
  @HttpCode(200)
  @ApiOperation({ operationId: 'handOffConversation', summary: 'Put the conversation among those that wait for a person' })
  @ApiOkResponse({ type: InboxConversationDto })
  @ApiConflictResponse({ description: 'conversation.taken: it changed hands since' })
  async handOff(@StoreId() storeId: string, @CurrentActor() actor: Actor, @ConversationId() id: string, @Body() body: HandOffDto): Promise<InboxConversationDto> {
    await this.hands.handOff(storeId, id, deciderOf(actor), body.reason, body.handler_version);
    return this.#show(storeId, id);
  }

  @Post('return-to-ai')
  @HttpCode(200)
  @ApiOperation({ operationId: 'returnConversationToAi', summary: 'Let the assistant answer again' })
  @ApiOkResponse({ type: InboxConversationDto })
  @ApiConflictResponse({ description: 'conversation.taken: it changed hands since' })
  async returnToAi(@StoreId() storeId: string, @CurrentActor() actor: Actor, @ConversationId() id: string, @Body() body: ReturnToAiDto): Promise<InboxConversationDto> {
    await this.hands.returnToAi(storeId, id, deciderOf(actor), body.answer_waiting ?? false, body.handler_version);
    return this.#show(storeId, id);
  }

  @Post('resolve')
  @HttpCode(200)
  @ApiOperation({ operationId: 'resolveConversation', summary: 'Done: the customer\'s next message begins anew, with the assistant' })
  @ApiOkResponse({ type: InboxConversationDto })
  async resolve(@StoreId() storeId: string, @CurrentActor() actor: Actor, @ConversationId() id: string): Promise<InboxConversationDto> {
    await this.hands.resolve(storeId, id, deciderOf(actor));
    return this.#show(storeId, id);
  }

  @Post('reopen')
  @HttpCode(200)
  @ApiOperation({ operationId: 'reopenConversation', summary: 'Back to the open ones' })
  @ApiOkResponse({ type: InboxConversationDto })
  async reopen(@StoreId() storeId: string, @CurrentActor() actor: Actor, @ConversationId() id: string): Promise<InboxConversationDto> {
    await this.hands.reopen(storeId, id, deciderOf(actor));
    return this.#show(storeId, id);
  }

  @Post('undo')
  @HttpCode(200)
  @ApiOperation({ operationId: 'undoConversationChange', summary: 'Take an assignment, a snooze or a resolution back' })
  @ApiOkResponse({ type: InboxConversationDto })
  @ApiConflictResponse({ description: 'conversation.taken: it changed hands since' })
  async undo(@StoreId() storeId: string, @CurrentActor() actor: Actor, @ConversationId() id: string, @Body() body: UndoDto): Promise<InboxConversationDto> {
    await this.hands.undo(storeId, id, deciderOf(actor), body);
    return this.#show(storeId, id);
  }

  @Patch()
  @ApiOperation({ operationId: 'updateConversation', summary: 'Assign, snooze, resolve or reopen' })
  @ApiHeader({ name: 'If-Match', required: false, description: 'ETag of the conversation as it was read' })
  @ApiOkResponse({ type: InboxConversationDto, headers: { ETag: { schema: { type: 'string' } } } })
  @ApiPreconditionFailedResponse({ description: 'conversation.stale: it is not as If-Match says; the answer carries its present ETag' })
  async update(
    @StoreId() storeId: string, @CurrentActor() actor: Actor, @ConversationId() id: string, @Body() body: UpdateConversationDto,
    @Headers('if-match') ifMatch: string | undefined, @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<InboxConversationDto> {
    await this.hands.update(storeId, id, deciderOf(actor), body, ifMatch);
    const row = await this.inbox.get(storeId, id);
    void reply.header('etag', etagOf(row));
    return presentInboxConversation(row);
  }

  @Post('read')
  @HttpCode(204)
  @ApiOperation({ operationId: 'markConversationRead', summary: 'Nothing is unread any more; the customer is told nothing' })
  @ApiNoContentResponse()
  markRead(@StoreId() storeId: string, @CurrentActor() actor: Actor, @ConversationId() id: string): Promise<void> {
    return this.hands.markRead(storeId, id, deciderOf(actor));
  }

  @Post('unread')
  @HttpCode(204)
  @ApiOperation({ operationId: 'markConversationUnread', summary: 'Count it as unread again, to come back to it' })
  @ApiNoContentResponse()
  markUnread(@StoreId() storeId: string, @CurrentActor() actor: Actor, @ConversationId() id: string): Promise<void> {
    return this.hands.markUnread(storeId, id, deciderOf(actor));
  }

  @Post('typing')
  @HttpCode(204)
  @ApiOperation({ operationId: 'showTyping', summary: 'Show the customer that somebody writes, where the account can and its read receipts are on' })
  @ApiNoContentResponse()
  showTyping(@StoreId() storeId: string, @ConversationId() id: string): Promise<void> {
    return this.typing.show(storeId, id);
  }

  async #show(storeId: string, id: string): Promise<InboxConversationDto> {
    return presentInboxConversation(await this.inbox.get(storeId, id));
  }
}
