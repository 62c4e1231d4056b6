import { publicId, type SimulatedChat } from '#contracts';
import { Injectable } from '@nestjs/common';
import { type ConversationRow, presentConversation } from '../../modules/conversations/index.js';
import { Database, queryRows, type Tx } from '../../platform/database/database.js';
import { LiveEvents } from '../../platform/live/live-events.js';

const FIND = `
  select v.* from conversations v
  join customers c on c.store_id = v.store_id and c.id = v.customer_id
  join customer_identities i on i.store_id = c.store_id and i.customer_id = c.id
  where v.store_id = $1 and v.account_id = $2 and i.kind in ('wa_id', 'bsuid') and i.value = $3
  limit 1`;

/** Every time of a conversation, one table a line; $2 is the conversation, $3 the span. */
const SHIFTS = [
  `update messages set occurred_at = occurred_at - $3::interval, created_at = created_at - $3::interval, edited_at = edited_at - $3::interval where store_id = $1 and conversation_id = $2`,
  `update turns set closed_at = closed_at - $3::interval where store_id = $1 and conversation_id = $2`,
  `update conversation_events set occurred_at = occurred_at - $3::interval where store_id = $1 and conversation_id = $2`,
  `update episodes set opened_at = opened_at - $3::interval, resolved_at = resolved_at - $3::interval where store_id = $1 and conversation_id = $2`,
  `update runs set started_at = started_at - $3::interval, finished_at = finished_at - $3::interval where store_id = $1 and conversation_id = $2`,
];
const SHIFT_CONVERSATION = `
  update conversations set last_message_at = last_message_at - $3::interval, last_inbound_at = last_inbound_at - $3::interval, window_closes_at = window_closes_at - $3::interval,
    handler_changed_at = handler_changed_at - $3::interval, created_at = created_at - $3::interval
  where store_id = $1 and id = $2 returning *`;

/**
 * Lets time pass in one conversation of the demo: all that happened in it is moved into the past. The clock of the app stays
 * what it is, so that sessions, jobs and every other conversation go on as before.
 */
@Injectable()
export class ChatTime {
  constructor(private readonly db: Database, private readonly live: LiveEvents) {}

  /** The conversation that a phone's chat became. */
  async find(storeId: string, accountId: string, customerKey: string): Promise<SimulatedChat> {
    const row = await this.db.inStore(storeId, (tx) => findRow(tx, storeId, accountId, customerKey));
    return row ? presentChat(row) : { conversation_id: null, window_closes_at: null };
  }

  /** Moves the conversation `hours` into the past and tells the screens; nothing happens where there is none yet. */
  async pass(storeId: string, accountId: string, customerKey: string, hours: number): Promise<SimulatedChat> {
    return this.db.inStore(storeId, async (tx) => {
      const found = await findRow(tx, storeId, accountId, customerKey);
      if (!found) return { conversation_id: null, window_closes_at: null };
      const values = [storeId, found.id, `${hours} hours`];
      for (const shift of SHIFTS) await queryRows(tx, shift, values);
      const [row = found] = await queryRows<ConversationRow>(tx, SHIFT_CONVERSATION, values);
      this.live.append(tx, [{ storeId, type: 'conversation.updated', data: { conversation: presentConversation(row) } }]);
      return presentChat(row);
    });
  }
}

async function findRow(tx: Tx, storeId: string, accountId: string, customerKey: string): Promise<ConversationRow | undefined> {
  return (await queryRows<ConversationRow>(tx, FIND, [storeId, accountId, customerKey]))[0];
}
function presentChat(row: ConversationRow): SimulatedChat {
  return { conversation_id: publicId('conversation', row.id), window_closes_at: row.window_closes_at?.toISOString() ?? null };
}
