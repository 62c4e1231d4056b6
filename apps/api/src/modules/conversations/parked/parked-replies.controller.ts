import { Body, Controller, Delete, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, IdParam, StoreId } from '../../../platform/http/params.js';
import type { Actor } from '../../../platform/http/request-context.js';
import { Access } from '../../stores/index.js';
import { deciderOf } from '../hands/decider.js';
import { MaybeParkedReplyDto, ParkedReplyDto, ParkReplyDto } from './parked-replies.dto.js';
import { ParkedReplies } from './parked-replies.service.js';

const ConversationId = (): ParameterDecorator => IdParam('conversation_id', 'conversation', 'conversation.not_found');

@ApiTags('messages')
@Controller('api/v1/stores/:store_id/conversations/:conversation_id/parked-reply')
export class ParkedRepliesController {
  constructor(private readonly parked: ParkedReplies) {}

  @Get()
  @Access({ role: 'agent', scope: 'conversations:read' })
  @ApiOperation({ operationId: 'getParkedReply', summary: 'The answer that waits until the customer writes again' })
  @ApiOkResponse({ type: MaybeParkedReplyDto })
  async get(@StoreId() storeId: string, @ConversationId() id: string): Promise<MaybeParkedReplyDto> {
    return { parked_reply: await this.parked.get(storeId, id) };
  }

  @Put()
  @Access({ role: 'agent', scope: 'messages:send' })
  @ApiOperation({ operationId: 'parkReply', summary: 'Write an answer that goes out as soon as the customer writes; it takes the place of an earlier one' })
  @ApiOkResponse({ type: ParkedReplyDto })
  park(@StoreId() storeId: string, @CurrentActor() actor: Actor, @ConversationId() id: string, @Body() body: ParkReplyDto): Promise<ParkedReplyDto> {
    return this.parked.park(storeId, id, body.text, deciderOf(actor));
  }

  @Delete()
  @Access({ role: 'agent', scope: 'messages:send' })
  @ApiOperation({ operationId: 'withdrawParkedReply', summary: 'Take the waiting answer back' })
  @ApiOkResponse({ type: MaybeParkedReplyDto, description: 'What was taken back; null when none waited any more, for example because it went out just now' })
  async withdraw(@StoreId() storeId: string, @ConversationId() id: string): Promise<MaybeParkedReplyDto> {
    return { parked_reply: await this.parked.withdraw(storeId, id) };
  }
}
