import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Clock, DAY } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { idFloor } from '../../../platform/database/ids.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { type Budget, type BudgetState, leftUntilNext, type Spent, stateOf } from './budget.js';
import { COSTLIEST_CONVERSATIONS, type CostRow, COSTS_BY_DAY, COSTS_BY_KIND, COSTS_OF_CONVERSATION, type KindCosts, SPENT, type SpentRow } from './costs.queries.js';

/** What was spent elsewhere counts here after this long. */
const KNOWN_FOR_MS = 60_000;
/** Answers do not spend what is left faster than this, in micro-USD for each millisecond: close to a limit, every answer asks anew. A picture or a long recording may: it is noticed when what is known is looked up again. */
const FASTEST = 50;
const KEPT = 1_000;
const MONTH_AND_A_DAY = 32 * DAY;
const COSTLIEST = 5;

interface Known { readonly until: number; readonly spent: Spent; /** The budget that it was looked up for. */ readonly budget: string }
export interface DayCosts extends CostRow { readonly date: string }
export interface ConversationCosts extends CostRow { readonly conversationId: string; readonly customerName: string | null }

/** What models cost a store. */
@Injectable()
export class Spending {
  readonly #known = new LRUCache<string, Known>({ max: KEPT });

  constructor(private readonly db: Database, private readonly clock: Clock) {}

  /** Where the budget is, as of a moment ago. Asks nobody where there is none, and seldom where there is one. */
  async state(storeId: string, budget: Budget | null, timezone: string): Promise<BudgetState> {
    if (budget === null) return 'ok';
    const now = this.clock.now().getTime();
    const known = this.#known.get(storeId);
    const key = JSON.stringify(budget);
    if (known !== undefined && known.until > now && known.budget === key) return stateOf(budget, known.spent);
    const spent = await this.spent(storeId, timezone);
    const found = stateOf(budget, spent);
    // What is used up stays so until midnight or another budget.
    this.#known.set(storeId, { spent, budget: key, until: now + (found === 'hard' ? KNOWN_FOR_MS : Math.min(KNOWN_FOR_MS, leftUntilNext(budget, spent) / FASTEST)) });
    return found;
  }

  /** In the current day and month of the time zone. */
  async spent(storeId: string, timezone: string): Promise<Spent> {
    const now = this.clock.now();
    const [row] = await this.db.inStoreStatement<SpentRow>(storeId, SPENT, [storeId, idFloor(new Date(now.getTime() - MONTH_AND_A_DAY)), now, timezone], { reads: true });
    return row ?? { day: 0, month: 0 };
  }

  /** The last days, oldest first, what they went to, and the conversations that cost most in them. */
  async lately(storeId: string, days: number, timezone: string): Promise<{ readonly days: DayCosts[]; readonly kinds: KindCosts[]; readonly costliest: ConversationCosts[] }> {
    const now = this.clock.now();
    const since = new Date(now.getTime() - days * DAY);
    const [byDay, kinds, costliest] = await this.db.inStoreStatements<[DayCosts, KindCosts, ConversationCosts]>(storeId, [
      { sql: COSTS_BY_DAY, values: [storeId, idFloor(new Date(since.getTime() - DAY)), now, timezone, days] },
      { sql: COSTS_BY_KIND, values: [storeId, idFloor(since), since] },
      { sql: COSTLIEST_CONVERSATIONS, values: [storeId, idFloor(since), since, COSTLIEST] },
    ], { reads: true });
    return { days: byDay, kinds, costliest };
  }

  /** @throws AppError conversation.not_found */
  async ofConversation(storeId: string, conversationId: string): Promise<CostRow> {
    const [row] = await this.db.inStoreStatement<CostRow>(storeId, COSTS_OF_CONVERSATION, [storeId, conversationId], { reads: true });
    if (row === undefined) throw new AppError('conversation.not_found');
    return row;
  }
}
