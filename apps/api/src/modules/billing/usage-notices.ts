import { USAGE_KINDS } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { queryRows, type Tx } from '../../platform/database/database.js';
import { LiveEvents } from '../../platform/live/live-events.js';
import type { Period } from './period.js';
import type { Plan } from './plans.js';
import type { UsageCounts } from './usage.service.js';
import { stateOf } from './usage-state.js';

/** Open screens learn of 80, 95 and 100 % of a limit when they are reached, each once in a period (R163). */
@Injectable()
export class UsageNotices {
  constructor(private readonly clock: Clock, private readonly live: LiveEvents) {}

  /** Whoever has counted says what they found, in the transaction that counted. */
  async note(tx: Tx, storeId: string, plan: Plan, { from }: Period, counts: UsageCounts): Promise<void> {
    const reached = USAGE_KINDS.map((kind) => ({ kind, state: stateOf(counts[kind], plan.limits[kind]) })).filter(({ state }) => state !== 'ok');
    if (reached.length === 0) return;
    const news = await queryRows<{ kind: string; state: string }>(tx, `insert into usage_notices (store_id, plan, period_from, kind, state, noticed_at)
        select $1, $2, $3, kind, state, $6 from unnest($4::text[], $5::text[]) as found (kind, state) on conflict do nothing returning kind, state`,
    [storeId, plan.id, from, reached.map(({ kind }) => kind), reached.map(({ state }) => state), this.clock.now()]);
    this.live.append(tx, news.map(({ kind, state }) => ({ storeId, type: 'billing.updated', data: { usage: { kind, state } } })));
  }
}
