import type { Failure } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { queryRows, type Tx } from '../../../platform/database/database.js';
import { newId } from '../../../platform/database/ids.js';
import { LiveEvents } from '../../../platform/live/live-events.js';
import { INSERT_HISTORY } from '../hands/hands.queries.js';
import { presentConversation } from '../presenter.js';
import type { ConversationRow, MessageRow } from '../rows.js';
import { messageEvents } from './message-events.js';
import type { ActorKind } from './thread.dto.js';

export interface HistoryEntry {
  readonly type: 'order_created' | 'order_placed' | 'order_cancelled';
  readonly actor: ActorKind;
  /** Of a person: bare id. */
  readonly actorId?: string;
  /** Public JSON. */
  readonly detail: Readonly<Record<string, unknown>>;
}

const NOTE_FAILURE = `update messages set failure = $3 where store_id = $1 and id = $2 and direction = 'in' returning *`;
const CLEAR_FAILURE = `update messages set failure = null where store_id = $1 and id = $2 and direction = 'in' and failure ->> 'code' = $3 returning *`;

/** What other modules have to say between the bubbles of a thread. */
@Injectable()
export class ConversationHistory {
  constructor(private readonly clock: Clock, private readonly live: LiveEvents) {}

  /** Part of the caller's transaction. */
  async add(tx: Tx, storeId: string, conversationId: string, entry: HistoryEntry): Promise<void> {
    await queryRows(tx, INSERT_HISTORY, [storeId, conversationId, entry.actor, entry.actorId ?? null, this.clock.now(), JSON.stringify([{ id: newId(), type: entry.type, detail: entry.detail }])]);
    const [row] = await queryRows<ConversationRow>(tx, 'select * from conversations where store_id = $1 and id = $2', [storeId, conversationId]);
    if (row) this.live.append(tx, [{ storeId, type: 'conversation.updated', data: { conversation: presentConversation(row) } }]);
  }

  /** Shows people what could not be done with a customer's message. Part of the caller's transaction. */
  async noteFailure(tx: Tx, storeId: string, messageId: string, failure: Failure): Promise<void> {
    this.live.append(tx, await messageEvents(tx, 'message.updated', await queryRows<MessageRow>(tx, NOTE_FAILURE, [storeId, messageId, JSON.stringify(failure)])));
  }

  /** It was done after all. Part of the caller's transaction. @param code of the failure that was noted; another one stays */
  async clearFailure(tx: Tx, storeId: string, messageId: string, code: string): Promise<void> {
    this.live.append(tx, await messageEvents(tx, 'message.updated', await queryRows<MessageRow>(tx, CLEAR_FAILURE, [storeId, messageId, code])));
  }
}
