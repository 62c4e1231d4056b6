import { Injectable } from '@nestjs/common';
import { Hands } from '../../modules/conversations/index.js';
import { Clock, MINUTE } from '../../platform/clock/clock.js';
import { Database, queryRows } from '../../platform/database/database.js';
import { QUIET_CONVERSATIONS } from './sweeper.queries.js';

const LIMIT = 200;

/** Conversations whose time has come without anybody doing anything. */
@Injectable()
export class IdleConversations {
  constructor(private readonly db: Database, private readonly clock: Clock, private readonly hands: Hands) {}

  async wakeSnoozed(): Promise<void> {
    await this.hands.wakeSnoozed();
  }

  /** From people who have said their last word long ago back to the assistant, where the store wants it so. */
  async giveBack(): Promise<void> {
    const quiet = await this.db.acrossStores('sweeper', (tx) => queryRows<{ store_id: string; conversation_id: string; minutes: number }>(tx, QUIET_CONVERSATIONS, [this.clock.now(), LIMIT]));
    for (const { store_id: storeId, conversation_id: conversationId, minutes } of quiet) await this.hands.returnQuiet(storeId, conversationId, minutes * MINUTE);
  }
}
