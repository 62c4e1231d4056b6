import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Idempotent } from '../../../platform/http/idempotency.js';
import { ApiPage, type Page, PageQuery } from '../../../platform/http/page.js';
import { CurrentActor, IdParam, StoreId } from '../../../platform/http/params.js';
import type { Actor } from '../../../platform/http/request-context.js';
import { Access } from '../../stores/index.js';
import { ConversationMoves } from './conversation-moves.js';
import { ConversationMoveDto, MoveConversationsDto, MoveSourcesDto } from './moves.dto.js';

const AccountId = (): ParameterDecorator => IdParam('account_id', 'account', 'account.not_found');

@ApiTags('accounts')
@Controller('api/v1/stores/:store_id')
export class ConversationMovesController {
  constructor(private readonly moves: ConversationMoves) {}

  @Get('accounts/:account_id/conversation-sources')
  @Access({ role: 'admin' })
  @ApiOperation({ operationId: 'listConversationSources', summary: 'Accounts whose conversations this one could take over, and what would happen' })
  @ApiOkResponse({ type: MoveSourcesDto })
  async sources(@StoreId() storeId: string, @AccountId() id: string): Promise<MoveSourcesDto> {
    return { data: await this.moves.sources(storeId, id) };
  }

  @Get('accounts/:account_id/conversation-moves')
  @Access({ role: 'admin' })
  @ApiOperation({ operationId: 'listConversationMoves', summary: 'Conversations that this account took over, newest first' })
  @ApiPage(ConversationMoveDto)
  list(@StoreId() storeId: string, @AccountId() id: string, @Query() query: PageQuery): Promise<Page<ConversationMoveDto>> {
    return this.moves.list(storeId, id, query);
  }

  @Post('accounts/:account_id/conversation-moves')
  @Access({ role: 'admin' })
  @Idempotent()
  @ApiOperation({ operationId: 'moveConversations', summary: 'Take over the conversations of another account; customers who have a thread here already keep both' })
  @ApiCreatedResponse({ type: ConversationMoveDto })
  @ApiConflictResponse({ description: 'account.inactive, conversation.nothing_to_move' })
  move(@StoreId() storeId: string, @CurrentActor() actor: Actor, @AccountId() id: string, @Body() body: MoveConversationsDto): Promise<ConversationMoveDto> {
    return this.moves.move(storeId, body.from_account_id, id, actor.name);
  }

  @Post('conversation-moves/:conversation_move_id/undo')
  @HttpCode(200)
  @Access({ role: 'admin' })
  @ApiOperation({ operationId: 'undoConversationMove', summary: 'Give the conversations of a move back, except where a new thread began meanwhile' })
  @ApiOkResponse({ type: ConversationMoveDto })
  undo(@StoreId() storeId: string, @IdParam('conversation_move_id', 'conversation_move', 'conversation_move.not_found') id: string): Promise<ConversationMoveDto> {
    return this.moves.undo(storeId, id);
  }
}
