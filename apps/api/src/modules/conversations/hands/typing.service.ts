import { SendError } from '#providers/contract';
import { Injectable } from '@nestjs/common';
import { Database, queryRows } from '../../../platform/database/database.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { AccountDirectory } from '../../accounts/index.js';

/** The account and the customer's last message, by which the provider knows the chat. */
const LAST_INCOMING = `
  select c.account_id, (
    select m.external_id from messages m
    where m.store_id = c.store_id and m.conversation_id = c.id and m.direction = 'in' and m.external_id is not null and m.kind <> 'system'
    order by m.occurred_at desc, m.id desc limit 1) as external_id
  from conversations c where c.store_id = $1 and c.id = $2`;

/** "Is writing ..." on the customer's phone, while a person writes. A courtesy: what cannot be shown is not shown. */
@Injectable()
export class Typing {
  constructor(private readonly db: Database, private readonly accounts: AccountDirectory) {}

  /** @throws AppError conversation.not_found */
  async show(storeId: string, conversationId: string): Promise<void> {
    const [row] = await this.db.inStore(storeId, (tx) => queryRows<{ account_id: string; external_id: string | null }>(tx, LAST_INCOMING, [storeId, conversationId]));
    if (!row) throw new AppError('conversation.not_found');
    const account = await this.accounts.open(storeId, row.account_id);
    // The same call marks the message as read: an account that keeps its receipts to itself shows no typing (R145).
    if (row.external_id === null || !account.isActive || account.isPaused || !account.autoReadReceipt || !account.markRead) return;
    try {
      await account.markRead(row.external_id, { typing: true });
    } catch (error) {
      if (!(error instanceof SendError)) throw error;
    }
  }
}
