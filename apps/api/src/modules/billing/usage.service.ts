import type { PlanId, UsageKind } from '#contracts';
import { Injectable } from '@nestjs/common';
import { DAY } from '../../platform/clock/clock.js';
import { Database, queryRows, type Tx } from '../../platform/database/database.js';
import { idFloor } from '../../platform/database/ids.js';
import type { Period } from './period.js';
import { AI_CONVERSATION_RUNS, BUSY_STORES, COUNT_AI_CONVERSATIONS, COUNT_MESSAGES } from './usage.queries.js';

export type UsageCounts = Readonly<Record<UsageKind, number>>;

/** A customer who is answered without a day's rest for longer than this begins anew. */
const LOOK_BACK = 31 * DAY;

/** What a store has used. */
@Injectable()
export class Usage {
  constructor(private readonly db: Database) {}

  async count(storeId: string, period: Period): Promise<UsageCounts> {
    return this.db.inStore(storeId, (tx) => this.countIn(tx, storeId, period), { reads: true });
  }

  /** The same as a part of the caller's transaction. */
  async countIn(tx: Tx, storeId: string, { from, to }: Period): Promise<UsageCounts> {
    const before = new Date(from.getTime() - DAY);
    const [conversations] = await queryRows<{ count: number }>(tx, COUNT_AI_CONVERSATIONS, [storeId, idFloor(before), before, from, to]);
    const [messages] = await queryRows<{ count: number }>(tx, COUNT_MESSAGES, [storeId, idFloor(from), from, to]);
    return { ai_conversations: conversations?.count ?? 0, messages: messages?.count ?? 0 };
  }

  /** Stores that sent a message since then, but for those whose plan has no limits. */
  async busySince(since: Date, unlimited: readonly PlanId[]): Promise<string[]> {
    const rows = await this.db.acrossStoresStatement<{ id: string }>('sweeper', BUSY_STORES, [idFloor(since), unlimited]);
    return rows.map(({ id }) => id);
  }

  /** Whether an AI conversation that is counted already still runs: it lasts 24 hours from its first answer, however often it is answered. */
  async isRunning(storeId: string, conversationId: string, now: Date): Promise<boolean> {
    const since = new Date(now.getTime() - LOOK_BACK);
    const [row] = await this.db.inStoreStatement<{ running: boolean }>(storeId, AI_CONVERSATION_RUNS, [storeId, conversationId, idFloor(since), since, now, new Date(now.getTime() - DAY)], { reads: true });
    return row?.running ?? false;
  }
}
