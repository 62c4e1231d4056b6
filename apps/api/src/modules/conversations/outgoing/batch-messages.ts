import { cut, type Failure, type OutboundContent, textOf } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { queryRows, type Tx } from '../../../platform/database/database.js';
import { newId } from '../../../platform/database/ids.js';
import { LiveEvents } from '../../../platform/live/live-events.js';
import type { OpenAccount } from '../../accounts/index.js';
import { Templates } from '../../templates/index.js';
import type { Decider } from '../hands/hands.js';
import { presentMessage } from '../presenter.js';
import type { ConversationRow, MessageRow } from '../rows.js';
import { templateOf } from './template-drafts.service.js';
import { DROP_BATCH, FAIL_BATCH, INSERT_BATCH, INSERT_QUIET_CONVERSATIONS, LOCK_BATCH, LOCK_CONVERSATIONS_OF, REQUEUE_BATCH } from './outgoing.queries.js';

/** One message of many. `extra` says to whom it belongs. */
export interface BatchItem { readonly customerId: string; readonly content: OutboundContent; readonly extra: Readonly<Record<string, string>> }
export interface BatchMessage { readonly messageId: string; readonly conversationId: string }

/**
 * Messages to many customers at once. They leave the inbox as it is: a new conversation is resolved until the customer answers, and one that is
 * there neither moves up nor changes hands.
 */
@Injectable()
export class BatchMessages {
  constructor(private readonly clock: Clock, private readonly live: LiveEvents, private readonly templates: Templates) {}

  /** Queues them in the caller's transaction, in the order of `items`; whoever calls delivers them. */
  async write(tx: Tx, account: OpenAccount, items: readonly BatchItem[], by: Decider | undefined): Promise<readonly BatchMessage[]> {
    if (items.length === 0) return [];
    const { storeId } = account;
    const threads = await this.openThreads(tx, account, items.map(({ customerId }) => customerId));
    const rows = items.map(({ customerId, content, extra }) => ({
      id: newId(), conversation_id: threads.get(customerId) ?? '', author: by?.kind ?? 'api', author_id: by?.kind === 'user' ? by.userId : null,
      kind: content.kind, content, text: cut(textOf(content), 20_000), extra,
    }));
    await queryRows(tx, INSERT_BATCH, [storeId, account.id, JSON.stringify(rows), this.clock.now()]);
    for (const templateId of new Set(items.flatMap(({ content }) => templateOf(content) ?? []))) await this.templates.markUsed(tx, storeId, templateId);
    return rows.map(({ id, conversation_id: conversationId }) => ({ messageId: id, conversationId }));
  }

  /** Makes and locks the conversations with these customers; whoever locks the customers too does so afterwards. Gives them by customer. */
  async openThreads(tx: Tx, account: OpenAccount, customerIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const customers = [...new Set(customerIds)];
    await queryRows(tx, INSERT_QUIET_CONVERSATIONS, [account.storeId, account.id, customers, customers.map(() => newId()), this.clock.now()]);
    return this.lockThreads(tx, account, customers);
  }
  /** As `openThreads`, of those that are there. */
  async lockThreads(tx: Tx, { storeId, id }: OpenAccount, customerIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return new Map((await queryRows<Pick<ConversationRow, 'id' | 'customer_id'>>(tx, LOCK_BATCH, [storeId, id, customerIds])).map((row) => [row.customer_id, row.id]));
  }

  /**
   * Takes messages that wait out of their queues. Who begins to send one at this moment has the conversation, and is waited for.
   * @param settle told between lock and removal which they are: those that were tried before stay in their threads, with this failure
   */
  async recall(tx: Tx, storeId: string, messageIds: readonly string[], failure: Failure, settle: (messageIds: readonly string[]) => Promise<void>): Promise<void> {
    if (messageIds.length === 0) return;
    await queryRows(tx, LOCK_CONVERSATIONS_OF, [storeId, messageIds]);
    const waiting = await queryRows<{ id: string }>(tx, `select id from messages where store_id = $1 and id = any($2::uuid[]) and status = 'queued'`, [storeId, messageIds]);
    const ids = waiting.map(({ id }) => id);
    await settle(ids);
    const dropped = await queryRows<MessageRow>(tx, DROP_BATCH, [storeId, ids]);
    const failed = await queryRows<MessageRow>(tx, FAIL_BATCH, [storeId, ids, JSON.stringify(failure)]);
    this.live.append(tx, [
      ...dropped.map((row) => ({ storeId, type: 'message.dropped' as const, data: { message: presentMessage(row) } })),
      ...failed.map((row) => ({ storeId, type: 'message.failed' as const, data: { message: presentMessage(row) } })),
    ]);
  }

  /** Back into the queue, those that failed and those of which nobody knows. Gives the ones that are in it now. */
  async requeue(tx: Tx, storeId: string, messageIds: readonly string[]): Promise<readonly BatchMessage[]> {
    if (messageIds.length === 0) return [];
    const rows = await queryRows<{ id: string; conversation_id: string }>(tx, REQUEUE_BATCH, [storeId, messageIds]);
    return rows.map((row) => ({ messageId: row.id, conversationId: row.conversation_id }));
  }
}
