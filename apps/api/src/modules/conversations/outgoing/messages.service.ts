import { Injectable } from '@nestjs/common';
import { Database, queryRows, type Tx } from '../../../platform/database/database.js';
import { violates } from '../../../platform/database/violated.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { Jobs } from '../../../platform/queue/index.js';
import { AccountDirectory, type OpenAccount } from '../../accounts/index.js';
import { DELIVER } from '../conversations.jobs.js';
import { lockConversation } from '../hands/conversation-changes.js';
import type { Decider } from '../hands/hands.js';
import type { ConversationRow } from '../rows.js';
import type { ThreadMessageDto } from '../thread/thread.dto.js';
import { Thread } from '../thread/thread.service.js';
import type { OutgoingContentDto } from './outgoing-content.dto.js';
import { type MadeMessage, Outgoing, type OutgoingOptions } from './outgoing.service.js';

/** Sends by people and programs: queued in one transaction, rung for after it. */
@Injectable()
export class Messages {
  constructor(
    private readonly db: Database,
    private readonly jobs: Jobs,
    private readonly accounts: AccountDirectory,
    private readonly outgoing: Outgoing,
    private readonly thread: Thread,
  ) {}

  /** @throws AppError conversation.not_found, and everything that `Outgoing.queue` refuses */
  async send(storeId: string, conversationId: string, content: OutgoingContentDto, by: Decider, options: OutgoingOptions): Promise<ThreadMessageDto> {
    const account = await this.#accountOf(storeId, conversationId);
    return this.queue(account, (tx) => lockConversation(tx, storeId, conversationId), content, by, options);
  }

  /** As `send`, where `first` is done in the same transaction: what it throws leaves nothing behind. */
  async sendWhen(storeId: string, conversationId: string, content: OutgoingContentDto, by: Decider, options: OutgoingOptions, first: (tx: Tx) => Promise<void>): Promise<ThreadMessageDto> {
    const account = await this.#accountOf(storeId, conversationId);
    return this.queue(account, async (tx) => {
      const row = await lockConversation(tx, storeId, conversationId);
      await first(tx);
      return row;
    }, content, by, options);
  }

  /** @param lock gives the locked conversation, made when need be: what is refused leaves nothing behind */
  async queue(account: OpenAccount, lock: (tx: Tx) => Promise<ConversationRow>, content: OutgoingContentDto, by: Decider, options: OutgoingOptions): Promise<ThreadMessageDto> {
    const { storeId } = account;
    const repeated = await this.#sentBefore(storeId, options.requestKey);
    if (repeated) return repeated;
    const draft = await this.outgoing.open(account, content);
    try {
      return await this.#commit(storeId, async (tx) => this.outgoing.queue(tx, account, await lock(tx), draft, by, options));
    } catch (error) {
      // An earlier run of this request was slower than its lease and has just ended.
      const made = violates(error, 'messages_request_key') ? await this.#sentBefore(storeId, options.requestKey) : undefined;
      if (!made) throw error;
      return made;
    }
  }

  /** Once more, on a person's word. @throws AppError message.not_found, message.not_retryable, account.inactive, window.closed */
  async retry(storeId: string, conversationId: string, messageId: string): Promise<ThreadMessageDto> {
    const account = await this.#accountOf(storeId, conversationId);
    return this.#commit(storeId, async (tx) => this.outgoing.requeue(tx, account, await lockConversation(tx, storeId, conversationId), messageId));
  }

  /** What an earlier run of the same request made, rung for again: that run may have died before it rang. */
  async #sentBefore(storeId: string, requestKey: string | undefined): Promise<ThreadMessageDto | undefined> {
    if (requestKey === undefined) return undefined;
    const made = await this.db.inStore(storeId, (tx) => this.outgoing.madeBy(tx, storeId, requestKey));
    return made && this.#commit(storeId, () => Promise.resolve(made));
  }

  async #commit(storeId: string, work: (tx: Tx) => Promise<MadeMessage>): Promise<ThreadMessageDto> {
    const message = await this.db.inStore(storeId, async (tx) => {
      const queued = await work(tx);
      return { conversationId: queued.conversation_id, shown: await this.thread.getIn(tx, storeId, queued.conversation_id, queued.id) };
    });
    await this.jobs.enqueue(DELIVER, { storeId, conversationId: message.conversationId });
    return message.shown;
  }

  async #accountOf(storeId: string, conversationId: string): Promise<OpenAccount> {
    const [row] = await this.db.inStore(storeId, (tx) => queryRows<{ account_id: string }>(tx, 'select account_id from conversations where store_id = $1 and id = $2', [storeId, conversationId]));
    if (!row) throw new AppError('conversation.not_found');
    return this.accounts.open(storeId, row.account_id);
  }
}
