import { Injectable } from '@nestjs/common';
import { Database, queryRows, type Tx } from '../../../platform/database/database.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { type Page, pageOf, type PageQuery, readCursor } from '../../../platform/http/page.js';
import type { CreatedQuery } from '../../../platform/http/times.js';
import type { ConversationEventDto, ThreadMessageDto } from './thread.dto.js';
import { presentConversationEvent, presentThreadMessage } from './thread.presenter.js';
import { conversationEventPage, type ConversationEventRow, GET_MESSAGE, threadPage, type ThreadRow } from './thread.queries.js';

/** The thread pane: bubbles with what hangs on them, and what happened to the conversation. */
@Injectable()
export class Thread {
  constructor(private readonly db: Database) {}

  /** Newest first. @throws AppError conversation.not_found, cursor.invalid */
  async list(storeId: string, conversationId: string, page: CreatedQuery): Promise<Page<ThreadMessageDto>> {
    const limit = page.limit ?? 50;
    const cursor = readCursor(page.cursor, ['time', 'id']);
    const { sql, values } = threadPage(storeId, conversationId, page, cursor, limit);
    const rows = await this.db.inStore(storeId, async (tx) => {
      const found = await queryRows<ThreadRow>(tx, sql, values);
      if (found.length === 0) await demandConversation(tx, storeId, conversationId);
      return found;
    });
    return pageOf(rows, limit, cursor, keyOf, presentThreadMessage);
  }

  /** @throws AppError message.not_found */
  async get(storeId: string, conversationId: string, messageId: string): Promise<ThreadMessageDto> {
    return this.db.inStore(storeId, (tx) => this.getIn(tx, storeId, conversationId, messageId));
  }
  /** As `get`, in the caller's transaction. */
  async getIn(tx: Tx, storeId: string, conversationId: string, messageId: string): Promise<ThreadMessageDto> {
    const [row] = await queryRows<ThreadRow>(tx, GET_MESSAGE, [storeId, conversationId, messageId]);
    if (!row) throw new AppError('message.not_found');
    return presentThreadMessage(row);
  }

  /** Newest first. @throws AppError conversation.not_found, cursor.invalid */
  async listEvents(storeId: string, conversationId: string, page: PageQuery): Promise<Page<ConversationEventDto>> {
    const limit = page.limit ?? 50;
    const cursor = readCursor(page.cursor, ['time', 'id']);
    const { sql, values } = conversationEventPage(storeId, conversationId, cursor, limit);
    const rows = await this.db.inStore(storeId, async (tx) => {
      await demandConversation(tx, storeId, conversationId);
      return queryRows<ConversationEventRow>(tx, sql, values);
    });
    return pageOf(rows, limit, cursor, keyOf, presentConversationEvent);
  }
}

const keyOf = (row: { readonly occurred_at: Date; readonly id: string }): string[] => [row.occurred_at.toISOString(), row.id];

async function demandConversation(tx: Tx, storeId: string, conversationId: string): Promise<void> {
  const rows = await queryRows(tx, 'select 1 from conversations where store_id = $1 and id = $2', [storeId, conversationId]);
  if (rows.length === 0) throw new AppError('conversation.not_found');
}
