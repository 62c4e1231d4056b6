import { USAGE_KINDS, type UsageKind } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { periodOf } from './period.js';
import { isLimited, PLANS } from './plans.js';
import { Subscriptions } from './subscriptions.service.js';
import { UsageNotices } from './usage-notices.js';
import { Usage } from './usage.service.js';

export type LimitReached = 'ai_conversation_limit' | 'message_limit';
const REACHED: Readonly<Record<UsageKind, LimitReached>> = { ai_conversations: 'ai_conversation_limit', messages: 'message_limit' };

/** A plan that was changed elsewhere counts here after this long. */
const KNOWN_FOR_MS = 60_000;
/** Nobody uses up what is left faster than one of it in this time; with less than `CLOSE` left, every answer asks anew. */
const MS_FOR_EACH_LEFT = 50;
const CLOSE = 20;

interface Known { readonly until: number; readonly reached: LimitReached | undefined }

/** May the assistant still answer under the store's plan (R86)? People always may. */
@Injectable()
export class PlanLimits {
  readonly #known = new Map<string, Known>();
  /** How many plans were changed so far: what was looked up while one was is not kept. */
  #changes = 0;

  constructor(private readonly db: Database, private readonly subscriptions: Subscriptions, private readonly usage: Usage, private readonly notices: UsageNotices, private readonly clock: Clock) {
    subscriptions.onChange((storeId) => {
      this.#changes += 1;
      this.#known.delete(storeId);
    });
  }

  /** The limit that stops an answer in this conversation, or undefined. An AI conversation that has begun goes on to its end. */
  async reached(storeId: string, conversationId: string): Promise<LimitReached | undefined> {
    const now = this.clock.now();
    const known = this.#known.get(storeId);
    const { reached } = known && known.until > now.getTime() ? known : await this.#look(storeId, now);
    if (reached === 'ai_conversation_limit' && await this.usage.isRunning(storeId, conversationId, now)) return undefined;
    return reached;
  }

  /** Stores with limits in which messages were sent since then. */
  async busy(since: Date): Promise<string[]> {
    return this.usage.busySince(since, PLANS.filter((plan) => !isLimited(plan)).map(({ id }) => id));
  }

  /** Counts what a store has used, and tells of a threshold that is reached. */
  async look(storeId: string): Promise<void> {
    await this.#look(storeId, this.clock.now());
  }

  async #look(storeId: string, now: Date): Promise<Known> {
    const changes = this.#changes;
    const { plan, since } = await this.subscriptions.get(storeId);
    let known: Known = { until: now.getTime() + KNOWN_FOR_MS, reached: undefined };
    if (isLimited(plan)) {
      const period = periodOf(since, now);
      const counts = await this.db.inStore(storeId, async (tx) => {
        const found = await this.usage.countIn(tx, storeId, period);
        await this.notices.note(tx, storeId, plan, period, found);
        return found;
      });
      const left = USAGE_KINDS.map((kind) => ({ kind, left: (plan.limits[kind] ?? Infinity) - counts[kind] }));
      const least = Math.min(...left.map((each) => each.left));
      // Messages first: an AI conversation that has begun goes on past its own limit only.
      const spent = left.toReversed().find((each) => each.left <= 0);
      known = { until: now.getTime() + (least < CLOSE ? 0 : Math.min(KNOWN_FOR_MS, least * MS_FOR_EACH_LEFT)), reached: spent && REACHED[spent.kind] };
    }
    if (changes === this.#changes) this.#known.set(storeId, known);
    return known;
  }
}
