import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { queryRows, type Tx } from '../../../platform/database/database.js';
import { newId } from '../../../platform/database/ids.js';
import { LiveEvents } from '../../../platform/live/live-events.js';
import { INSERT_HISTORY } from '../hands/hands.queries.js';
import { presentConversation } from '../presenter.js';
import type { ConversationRow } from '../rows.js';
import type { ActorKind } from './thread.dto.js';

/** What other modules have to say between the bubbles of a thread. */
@Injectable()
export class ConversationHistory {
  constructor(private readonly clock: Clock, private readonly live: LiveEvents) {}

  /** Part of the caller's transaction. @param detail public JSON */
  async add(tx: Tx, storeId: string, conversationId: string, entry: { readonly type: 'order_placed'; readonly actor: ActorKind; readonly detail: Readonly<Record<string, unknown>> }): Promise<void> {
    await queryRows(tx, INSERT_HISTORY, [storeId, conversationId, entry.actor, null, this.clock.now(), JSON.stringify([{ id: newId(), type: entry.type, detail: entry.detail }])]);
    const [row] = await queryRows<ConversationRow>(tx, 'select * from conversations where store_id = $1 and id = $2', [storeId, conversationId]);
    if (row) this.live.append(tx, [{ storeId, type: 'conversation.updated', data: { conversation: presentConversation(row) } }]);
  }
}
