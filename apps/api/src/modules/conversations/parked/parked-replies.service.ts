import { publicId } from '#contracts';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { Database, queryRows, type Tx } from '../../../platform/database/database.js';
import { newId } from '../../../platform/database/ids.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { LiveEvents } from '../../../platform/live/live-events.js';
import { Jobs } from '../../../platform/queue/index.js';
import { RELEASE_PARKED } from '../conversations.jobs.js';
import { lockConversation } from '../hands/conversation-changes.js';
import type { Decider } from '../hands/hands.js';
import { Messages } from '../outgoing/messages.service.js';
import type { ConversationRow } from '../rows.js';
import type { ParkedReplyDto } from './parked-replies.dto.js';
import { GET_PARKED, KEEP_REFUSAL, PARK_REPLY, PARKED_AMONG, TAKE_PARKED, WITHDRAW_PARKED } from './parked-replies.queries.js';

interface ParkedRow { readonly id: string; readonly text: string; readonly author_id: string | null; readonly author_name: string | null; readonly created_at: Date; readonly refusal: string | null }
type ConversationIds = { readonly storeId: string; readonly conversationId: string };

/** Somebody else released or changed it. */
class Gone extends Error {}

/** Answers written after the window closed: a template invites, and what the customer writes releases them. */
@Injectable()
export class ParkedReplies implements OnModuleInit {
  constructor(private readonly db: Database, private readonly clock: Clock, private readonly jobs: Jobs, private readonly live: LiveEvents, private readonly messages: Messages) {}

  onModuleInit(): void {
    this.jobs.handle(RELEASE_PARKED, (ids) => this.release(ids));
  }

  /** @throws AppError conversation.not_found */
  async get(storeId: string, conversationId: string): Promise<ParkedReplyDto | null> {
    return this.db.inStore(storeId, async (tx) => {
      await demandConversation(tx, storeId, conversationId);
      const [row] = await queryRows<ParkedRow>(tx, GET_PARKED, [storeId, conversationId]);
      return row ? present(row) : null;
    }, { reads: true });
  }

  /** Takes the place of an earlier one. @throws AppError conversation.not_found */
  async park(storeId: string, conversationId: string, text: string, by: Decider): Promise<ParkedReplyDto> {
    return this.db.inStore(storeId, async (tx) => {
      await lockConversation(tx, storeId, conversationId);
      const [row] = await queryRows<ParkedRow>(tx, PARK_REPLY, [storeId, conversationId, newId(), text, by.kind === 'user' ? by.userId : null, by.kind === 'api' ? by.keyName : null, this.clock.now()]);
      if (!row) throw new Error('the answer was not parked');
      this.#tell(tx, storeId, conversationId, row);
      return present(row);
    });
  }

  /** What waited; null when nothing did. @throws AppError conversation.not_found */
  async withdraw(storeId: string, conversationId: string): Promise<ParkedReplyDto | null> {
    return this.db.inStore(storeId, async (tx) => {
      await lockConversation(tx, storeId, conversationId);
      const [gone] = await queryRows<ParkedRow>(tx, WITHDRAW_PARKED, [storeId, conversationId]);
      if (!gone) return null;
      this.#tell(tx, storeId, conversationId, undefined);
      return present(gone);
    });
  }

  /** Those of the conversations in which an answer waits, through the door too. */
  async among(tx: Tx, conversations: readonly Pick<ConversationRow, 'store_id' | 'id'>[]): Promise<readonly ConversationIds[]> {
    if (conversations.length === 0) return [];
    const rows = await queryRows<{ store_id: string; conversation_id: string }>(tx, PARKED_AMONG, [JSON.stringify(conversations.map(({ store_id, id }) => ({ store_id, id })))]);
    return rows.map((row) => ({ storeId: row.store_id, conversationId: row.conversation_id }));
  }

  /** The customer wrote: the answer goes out, once, as its author's. What cannot be sent stays where it is. */
  async release({ storeId, conversationId }: ConversationIds): Promise<void> {
    const [row] = await this.db.inStore(storeId, (tx) => queryRows<ParkedRow>(tx, GET_PARKED, [storeId, conversationId]), { reads: true });
    if (!row) return;
    const by: Decider = row.author_id === null ? { kind: 'api', keyName: row.author_name ?? '' } : { kind: 'user', userId: row.author_id };
    try {
      await this.messages.sendWhen(storeId, conversationId, { kind: 'text', text: row.text }, by, { requestKey: `parked ${row.id}` }, async (tx) => {
        const [taken] = await queryRows<ParkedRow>(tx, TAKE_PARKED, [storeId, conversationId, row.id]);
        if (!taken) throw new Gone();
        this.#tell(tx, storeId, conversationId, undefined);
      });
    } catch (error) {
      if (error instanceof Gone) return;
      if (!(error instanceof AppError)) throw error;
      // The window closed again, or the account was set inactive: it waits for the next message.
      await this.db.inStore(storeId, async (tx) => {
        const [kept] = await queryRows<ParkedRow>(tx, KEEP_REFUSAL, [storeId, conversationId, row.id, error.code]);
        if (kept) this.#tell(tx, storeId, conversationId, kept);
      });
    }
  }

  #tell(tx: Tx, storeId: string, conversationId: string, row: ParkedRow | undefined): void {
    this.live.append(tx, [{ storeId, type: 'conversation.reply_parked', data: { conversation_id: publicId('conversation', conversationId), parked_reply: row ? present(row) : null } }]);
  }
}

async function demandConversation(tx: Tx, storeId: string, conversationId: string): Promise<void> {
  const known = await queryRows(tx, 'select 1 from conversations where store_id = $1 and id = $2', [storeId, conversationId]);
  if (known.length === 0) throw new AppError('conversation.not_found');
}
function present(row: ParkedRow): ParkedReplyDto {
  return { text: row.text, author_id: row.author_id === null ? null : publicId('user', row.author_id), created_at: row.created_at.toISOString(), refusal: row.refusal };
}
