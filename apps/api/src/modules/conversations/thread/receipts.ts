import { Injectable } from '@nestjs/common';
import { Clock, HOUR } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';

/** To be told later than this that a message was read says nothing. */
export const RECEIPTS_MS = HOUR;

/** Messages whose customers were not told yet that they were read. Through the door; $1 and $2 from when until when they came, $3 how many. */
export const DUE_RECEIPTS = 'select store_id, message_id from open_receipts where due_at >= $1 and due_at < $2 order by due_at limit $3';
const MESSAGE_TO_MARK = `
  select m.account_id, m.external_id, m.extra->>'chat_id' as chat_id from open_receipts r join messages m on m.store_id = r.store_id and m.id = r.message_id
  where r.store_id = $1 and r.message_id = $2 and m.external_id is not null`;
const RECEIPT_DONE = 'delete from open_receipts where store_id = $1 and message_id = $2';
const FORGET_RECEIPTS = 'delete from open_receipts where due_at < $1';

/** How the provider names a message, and its chat where its calls want that. */
export interface MessageToMark { readonly accountId: string; readonly externalId: string; readonly chatId: string | undefined }

/** Read receipts that customers are to get (R145). */
@Injectable()
export class Receipts {
  constructor(private readonly db: Database, private readonly clock: Clock) {}

  /** Undefined when none is due for it any more. */
  async find(storeId: string, messageId: string): Promise<MessageToMark | undefined> {
    const [row] = await this.db.inStoreStatement<{ account_id: string; external_id: string; chat_id: string | null }>(storeId, MESSAGE_TO_MARK, [storeId, messageId], { reads: true });
    return row && { accountId: row.account_id, externalId: row.external_id, chatId: row.chat_id ?? undefined };
  }

  /** It was sent, or nobody will. */
  async settle(storeId: string, messageId: string): Promise<void> {
    await this.db.inStoreStatement(storeId, RECEIPT_DONE, [storeId, messageId], { durable: 'later' });
  }

  /** Those that come too late. */
  async purge(): Promise<void> {
    await this.db.acrossStoresStatement('retention', FORGET_RECEIPTS, [this.clock.ago(RECEIPTS_MS)]);
  }
}
