import { Injectable } from '@nestjs/common';
import { Database, queryRows } from '../../../platform/database/database.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { type Page, pageOf, type PageQuery, readCursor } from '../../../platform/http/page.js';
import { CustomersService } from '../../customers/index.js';
import { COUNT_CONVERSATIONS, conversationPage, type ConversationFilter, type ConversationSort, type ConversationWithCustomer, type FoundConversation, GET_CONVERSATION } from './conversation-list.queries.js';

export interface ConversationCounts {
  readonly waiting: number; readonly mine: number; readonly unassigned: number; readonly ai: number; readonly all: number; readonly unread: number;
}

/** The list pane: conversations with their customers. */
@Injectable()
export class Inbox {
  constructor(private readonly db: Database, private readonly customers: CustomersService) {}

  /** @throws AppError cursor.invalid */
  async list<T>(storeId: string, filter: ConversationFilter, { sort = '-last_message_at', ...page }: PageQuery & { readonly sort?: ConversationSort }, present: (row: FoundConversation) => T): Promise<Page<T>> {
    const limit = page.limit ?? 50;
    const cursor = readCursor(page.cursor, ['time', 'id']);
    const { sql, values } = conversationPage(storeId, filter, cursor, limit, sort);
    const rows = await this.db.inStore(storeId, (tx) => queryRows<FoundConversation>(tx, sql, values));
    return pageOf(rows, limit, cursor, (row) => [(sort === 'handler_changed_at' ? row.handler_changed_at : row.last_message_at).toISOString(), row.id], present);
  }

  /** Their conversations, one for each account. @throws AppError customer.not_found, cursor.invalid */
  async listOfCustomer<T>(storeId: string, customerId: string, page: PageQuery, present: (row: ConversationWithCustomer) => T): Promise<Page<T>> {
    await this.customers.get(storeId, customerId);
    return this.list(storeId, { customerId }, page, present);
  }

  /** @throws AppError conversation.not_found */
  async get(storeId: string, conversationId: string): Promise<ConversationWithCustomer> {
    const [row] = await this.db.inStore(storeId, (tx) => queryRows<ConversationWithCustomer>(tx, GET_CONVERSATION, [storeId, conversationId]));
    if (!row) throw new AppError('conversation.not_found');
    return row;
  }

  /** Open conversations by tab; `mine` is 0 for programs. */
  async count(storeId: string, userId: string | null): Promise<ConversationCounts> {
    const [counts] = await this.db.inStore(storeId, (tx) => queryRows<ConversationCounts>(tx, COUNT_CONVERSATIONS, [storeId, userId]));
    return counts ?? { waiting: 0, mine: 0, unassigned: 0, ai: 0, all: 0, unread: 0 };
  }
}
