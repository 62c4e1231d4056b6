import { parsePublicId } from '#contracts';
import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Clock } from '../../../platform/clock/clock.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { ApiPage, type Page, PageQuery } from '../../../platform/http/page.js';
import { CurrentActor, IdParam, StoreId } from '../../../platform/http/params.js';
import type { Actor } from '../../../platform/http/request-context.js';
import { timesOf } from '../../../platform/http/times.js';
import { Access } from '../../stores/index.js';
import { ConversationCountsDto, ConversationQuery, InboxConversationDto, ListedConversationDto } from '../conversations.dto.js';
import { etagOf } from '../etag.js';
import { presentInboxConversation, presentListed } from '../presenter.js';
import type { ConversationFilter } from './conversation-list.queries.js';
import { Inbox } from './inbox.service.js';
import { searchWords } from './search-words.js';

@ApiTags('conversations')
@Controller('api/v1/stores/:store_id')
export class ConversationsController {
  constructor(private readonly inbox: Inbox, private readonly clock: Clock) {}

  @Get('conversations')
  @Access({ role: 'agent', scope: 'conversations:read' })
  @ApiOperation({ operationId: 'listConversations', summary: 'Conversations with their customers, newest activity first unless sorted otherwise' })
  @ApiPage(ListedConversationDto)
  async list(@StoreId() storeId: string, @CurrentActor() actor: Actor, @Query() query: ConversationQuery): Promise<Page<ListedConversationDto>> {
    const { q } = query;
    const search = q === undefined || q === '' ? undefined : searchWords(q);
    if (q && !search) return { data: [], next_cursor: null, prev_cursor: null };
    return this.inbox.list(storeId, { ...filterOf(query, actor, this.clock.now()), ...(search ? { search } : {}) }, query, (row) => presentListed(row, search && q));
  }

  @Get('conversations/counts')
  @Access({ role: 'agent', scope: 'conversations:read' })
  @ApiOperation({ operationId: 'countConversations', summary: 'How many open conversations each tab of the inbox has' })
  @ApiOkResponse({ type: ConversationCountsDto })
  count(@StoreId() storeId: string, @CurrentActor() actor: Actor): Promise<ConversationCountsDto> {
    return this.inbox.count(storeId, actor.kind === 'user' ? actor.userId : null);
  }

  @Get('conversations/:conversation_id')
  @Access({ role: 'agent', scope: 'conversations:read' })
  @ApiOperation({ operationId: 'getConversation', summary: 'One conversation; its ETag serves If-Match of a change' })
  @ApiOkResponse({ type: InboxConversationDto, headers: { ETag: { schema: { type: 'string' } } } })
  async get(
    @StoreId() storeId: string, @IdParam('conversation_id', 'conversation', 'conversation.not_found') id: string, @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<InboxConversationDto> {
    const row = await this.inbox.get(storeId, id);
    void reply.header('etag', etagOf(row));
    return presentInboxConversation(row);
  }

  @Get('customers/:customer_id/conversations')
  @Access({ role: 'agent', scope: 'conversations:read' })
  @ApiOperation({ operationId: 'listConversationsOfCustomer', summary: 'A customer\'s conversations, one for each account they wrote to' })
  @ApiPage(InboxConversationDto)
  listOfCustomer(
    @StoreId() storeId: string, @IdParam('customer_id', 'customer', 'customer.not_found') customerId: string, @Query() page: PageQuery,
  ): Promise<Page<InboxConversationDto>> {
    return this.inbox.listOfCustomer(storeId, customerId, page, presentInboxConversation);
  }
}

function filterOf(query: ConversationQuery, actor: Actor, now: Date): ConversationFilter {
  return {
    times: timesOf(query),
    ...(query.handler === undefined ? {} : { handlers: query.handler }),
    ...(query.state === undefined ? {} : { state: query.state }),
    ...(query.account_id === undefined ? {} : { accountId: query.account_id }),
    ...(query.customer_id === undefined ? {} : { customerId: query.customer_id }),
    ...(query.assignee === undefined ? {} : { assigneeId: assigneeOf(query.assignee, actor) }),
    ...(query.label_id === undefined ? {} : { labelId: query.label_id }),
    ...(query.mentioned === undefined ? {} : { mentionedId: userOf(query.mentioned, actor, '?mentioned', 'me or a user id') }),
    ...(query.unread === undefined ? {} : { unread: query.unread }),
    ...(query.window_closing ? { closingAt: now } : {}),
    ...(query.failed === undefined ? {} : { failed: query.failed }),
    ...(query.ordered === undefined ? {} : { ordered: query.ordered }),
    ...(query.language === undefined ? {} : { language: query.language.toLowerCase() }),
  };
}
function assigneeOf(text: string, actor: Actor): string | null {
  return text === 'none' ? null : userOf(text, actor, '?assignee', 'me, none or a user id');
}
function userOf(text: string, actor: Actor, pointer: string, expected: string): string {
  if (text === 'me' && actor.kind === 'user') return actor.userId;
  const userId = parsePublicId('user', text);
  if (userId === undefined) throw AppError.field('not_allowed', pointer, text === 'me' ? 'An API key is nobody: name a user id' : expected);
  return userId;
}
