import { type OutboundContent, textOf } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { queryRows, type Tx } from '../../../platform/database/database.js';
import { newId } from '../../../platform/database/ids.js';
import type { OpenAccount } from '../../accounts/index.js';
import type { ConversationRow } from '../rows.js';
import type { Decider } from '../hands/hands.js';
import { INSERT_BATCH, INSERT_QUIET_CONVERSATIONS, LOCK_BATCH, REQUEUE_BATCH } from './outgoing.queries.js';

/** One message of many. `extra` says to whom it belongs. */
export interface BatchItem { readonly customerId: string; readonly content: OutboundContent; readonly extra: Readonly<Record<string, string>> }
export interface BatchMessage { readonly messageId: string; readonly conversationId: string }

/**
 * Messages to many customers at once. They leave the inbox as it is: a new conversation is resolved until the customer answers, and one that is
 * there neither moves up nor changes hands.
 */
@Injectable()
export class BatchMessages {
  constructor(private readonly clock: Clock) {}

  /** Queues them in the caller's transaction, in the order of `items`; whoever calls delivers them. */
  async write(tx: Tx, account: OpenAccount, items: readonly BatchItem[], by: Decider | undefined): Promise<readonly BatchMessage[]> {
    if (items.length === 0) return [];
    const { storeId } = account;
    const now = this.clock.now();
    const customers = [...new Set(items.map(({ customerId }) => customerId))];
    await queryRows(tx, INSERT_QUIET_CONVERSATIONS, [storeId, account.id, customers, customers.map(() => newId()), now]);
    const threads = new Map((await queryRows<Pick<ConversationRow, 'id' | 'customer_id'>>(tx, LOCK_BATCH, [storeId, account.id, customers])).map((row) => [row.customer_id, row.id]));
    const rows = items.map(({ customerId, content, extra }) => ({
      id: newId(), conversation_id: threads.get(customerId) ?? '', author: by?.kind ?? 'api', author_id: by?.kind === 'user' ? by.userId : null,
      kind: content.kind, content, text: textOf(content).slice(0, 20_000), extra,
    }));
    await queryRows(tx, INSERT_BATCH, [storeId, account.id, JSON.stringify(rows), now]);
    return rows.map(({ id, conversation_id: conversationId }) => ({ messageId: id, conversationId }));
  }

  /** Back into the queue, those that failed. Gives the ones that are in it now. */
  async requeue(tx: Tx, storeId: string, messageIds: readonly string[]): Promise<readonly BatchMessage[]> {
    if (messageIds.length === 0) return [];
    const rows = await queryRows<{ id: string; conversation_id: string }>(tx, REQUEUE_BATCH, [storeId, messageIds]);
    return rows.map((row) => ({ messageId: row.id, conversationId: row.conversation_id }));
  }
}
