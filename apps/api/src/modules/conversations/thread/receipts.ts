import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.js';

/** Messages whose customers were not told yet that they were read. Through the door; $1 and $2 from when until when they came, $3 how many. */
export const DUE_RECEIPTS = `select store_id, id from messages where receipt_due_at >= $1 and receipt_due_at < $2 order by receipt_due_at limit $3`;
const MESSAGE_TO_MARK = `select account_id, external_id, extra->>'chat_id' as chat_id from messages where store_id = $1 and id = $2 and receipt_due_at is not null and external_id is not null`;
const RECEIPT_DONE = 'update messages set receipt_due_at = null where store_id = $1 and id = $2 and receipt_due_at is not null';

/** How the provider names a message, and its chat where its calls want that. */
export interface MessageToMark { readonly accountId: string; readonly externalId: string; readonly chatId: string | undefined }

/** Read receipts that customers are to get (R145). */
@Injectable()
export class Receipts {
  constructor(private readonly db: Database) {}

  /** Undefined when none is due for it any more. */
  async find(storeId: string, messageId: string): Promise<MessageToMark | undefined> {
    const [row] = await this.db.inStoreStatement<{ account_id: string; external_id: string; chat_id: string | null }>(storeId, MESSAGE_TO_MARK, [storeId, messageId], { reads: true });
    return row && { accountId: row.account_id, externalId: row.external_id, chatId: row.chat_id ?? undefined };
  }

  /** It was sent, or nobody will. */
  async settle(storeId: string, messageId: string): Promise<void> {
    await this.db.inStoreStatement(storeId, RECEIPT_DONE, [storeId, messageId], { durable: 'later' });
  }
}
