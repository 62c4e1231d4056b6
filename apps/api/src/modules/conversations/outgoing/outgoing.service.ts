import { cut, type ReactionContent, textOf } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { queryRows, type Tx } from '../../../platform/database/database.js';
import { newId } from '../../../platform/database/ids.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { KEPT_MS } from '../../../platform/http/idempotency-keys.js';
import { LiveEvents } from '../../../platform/live/live-events.js';
import type { OpenAccount } from '../../accounts/index.js';
import { ConversationChanges } from '../hands/conversation-changes.js';
import { type Decider, type Decision, reply } from '../hands/hands.js';
import { previewOf } from '../intake.js';
import { FIND_TARGETS } from '../intake.queries.js';
import { Outbox } from '../outbox.js';
import type { ConversationRow, MessageRow } from '../rows.js';
import { messageEvents } from '../thread/message-events.js';
import { INSERT_OUTGOING } from '../turns/turns.queries.js';
import { type Draft, Drafts } from './drafts.service.js';
import { closeWish } from './kept-news.js';
import type { OutgoingContentDto } from './outgoing-content.dto.js';
import { FIND_BY_REQUEST_KEY, FORGET_REQUEST_KEY, KEEP_OWN_REACTION, KEEP_REQUEST_KEY, REQUEUE_MESSAGE, TOUCH_BY_OUTGOING } from './outgoing.queries.js';

export interface OutgoingOptions {
  /** Bare id of the message to quote. */
  readonly replyToMessageId?: string;
  /** A program's message takes the conversation over like a person's. */
  readonly takeOver?: boolean;
  /** Even a person's message leaves the conversation to whoever has it. */
  readonly leavesHandler?: boolean;
  /** Tells a repetition of the same request; at most one message is made for it. */
  readonly requestKey?: string | undefined;
}

/** A message that is in its conversation, by its ids. */
export type MadeMessage = Pick<MessageRow, 'id' | 'conversation_id'>;

/** Queues messages of people and programs. Ring DELIVER after the commit. */
@Injectable()
export class Outgoing {
  constructor(
    private readonly clock: Clock,
    private readonly drafts: Drafts,
    private readonly outbox: Outbox,
    private readonly changes: ConversationChanges,
    private readonly live: LiveEvents,
  ) {}

  /** Content with its files, to be read before the conversation is locked. @throws AppError message.unsupported_kind, media.not_found, media.not_ready, message.invalid */
  open(account: OpenAccount, content: OutgoingContentDto): Promise<Draft> {
    return this.drafts.open(account, content);
  }

  /** The message that an earlier run of the request with this key made. */
  async madeBy(tx: Tx, storeId: string, requestKey: string): Promise<MadeMessage | undefined> {
    const [made] = await queryRows<MadeMessage>(tx, FIND_BY_REQUEST_KEY, [storeId, requestKey, this.clock.ago(KEPT_MS)]);
    return made;
  }

  /**
   * Part of the caller's transaction, which holds the lock on `row`. A person's message makes the conversation theirs (promise 4).
   * @throws AppError account.inactive, window.closed, message.not_found, message.too_long, message.invalid
   */
  async queue(tx: Tx, account: OpenAccount, row: ConversationRow, draft: Draft, by: Decider, options: OutgoingOptions): Promise<MessageRow> {
    if (draft.content.kind === 'template') demandActive(account);
    else this.demandOpen(account, row);
    const { store_id: storeId, id: conversationId } = row;
    const replyTo = options.replyToMessageId === undefined ? null : await this.#quoted(tx, account, conversationId, options.replyToMessageId);
    const content = await this.drafts.finish(tx, account, row, draft);
    const now = this.clock.now();
    const [message] = await queryRows<MessageRow>(tx, INSERT_OUTGOING, [JSON.stringify([{
      store_id: storeId, id: newId(), conversation_id: conversationId, account_id: account.id, author: by.kind, author_id: by.kind === 'user' ? by.userId : null,
      kind: content.kind, content, text: cut(textOf(content), 20_000), run_id: null, handler_version: null, reply_to_external_id: replyTo, created_at: now,
    }])]);
    if (!message) throw new Error('the message was not stored');
    if (options.requestKey !== undefined) await this.#remember(tx, message, options.requestKey);
    this.live.append(tx, await messageEvents(tx, 'message.queued', [message]));
    if (content.kind === 'reaction') await this.#react(tx, message, content);
    else await this.#show(tx, row, message, by, options);
    return message;
  }

  /**
   * Puts a message that failed, or of which nobody knows, into the queue again. Of two people who press at once one is refused.
   * @throws AppError account.inactive, window.closed, message.not_found, message.not_retryable, template.not_found, template.not_sendable, template.wrong_account
   */
  async requeue(tx: Tx, account: OpenAccount, row: ConversationRow, messageId: string): Promise<MessageRow> {
    const [known] = await queryRows<MessageRow>(tx, 'select * from messages where store_id = $1 and conversation_id = $2 and id = $3', [row.store_id, row.id, messageId]);
    if (!known) throw new AppError('message.not_found');
    if (known.kind === 'template') demandActive(account);
    else this.demandOpen(account, row);
    await this.drafts.demandAgain(tx, account, row, known);
    const [message] = await queryRows<MessageRow>(tx, REQUEUE_MESSAGE, [row.store_id, row.id, messageId, known.handler_version === null ? null : row.handler_version, this.clock.now()]);
    if (!message) throw new AppError('message.not_retryable');
    this.live.append(tx, [...await messageEvents(tx, 'message.queued', [message]), ...await closeWish(tx, message, this.clock.now())]);
    return message;
  }

  /** Accepts what may go out now; a paused account's messages wait. @throws AppError account.inactive, window.closed */
  demandOpen(account: OpenAccount, row: Pick<ConversationRow, 'window_closes_at'>): void {
    demandActive(account);
    if (this.outbox.isWindowClosed(row, account.capabilities.windowHours)) {
      throw AppError.field('window.closed', '/content/kind', row.window_closes_at === null
        ? 'This customer has not written yet: only a template may be sent'
        : `The window closed at ${row.window_closes_at.toISOString()}: only a template may be sent`);
    }
  }

  async #remember(tx: Tx, { store_id: storeId, id }: MessageRow, requestKey: string): Promise<void> {
    await tx.query(FORGET_REQUEST_KEY, [storeId, requestKey, this.clock.ago(KEPT_MS)]);
    await tx.query(KEEP_REQUEST_KEY, [storeId, id, requestKey]);
  }

  /** Shows our reaction on the bubble that it is about. */
  async #react(tx: Tx, { store_id: storeId, account_id: accountId, created_at: at }: MessageRow, { targetExternalId, emoji }: ReactionContent): Promise<void> {
    await tx.query(KEEP_OWN_REACTION, [storeId, accountId, targetExternalId, emoji, at]);
    const targets = await queryRows<MessageRow>(tx, FIND_TARGETS, [JSON.stringify([{ store_id: storeId, account_id: accountId, external_id: targetExternalId }])]);
    this.live.append(tx, await messageEvents(tx, 'message.updated', targets));
  }

  async #quoted(tx: Tx, account: OpenAccount, conversationId: string, messageId: string): Promise<string> {
    const pointer = '/reply_to_message_id';
    if (!account.capabilities.replyTo) throw AppError.field('message.invalid', pointer, 'This account cannot quote messages');
    return this.drafts.externalIdOf(tx, account, conversationId, messageId, pointer);
  }

  async #show(tx: Tx, row: ConversationRow, message: MessageRow, by: Decider, { takeOver, leavesHandler = false }: OutgoingOptions): Promise<void> {
    const [shown] = await queryRows<ConversationRow>(tx, TOUCH_BY_OUTGOING, [row.store_id, row.id, previewOf(message), message.occurred_at]);
    const before = shown ?? row;
    const takes = !leavesHandler && (by.kind === 'user' || takeOver === true);
    const decision: Decision = takes ? reply(before, by, message.occurred_at) : { next: { ...before }, history: [], turn: 'keep' };
    await this.changes.save(tx, before, decision, by);
  }
}

function demandActive(account: OpenAccount): void {
  if (!account.isActive) throw new AppError('account.inactive');
}
