import type { ProviderRules } from '#providers/contract';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { queryRows, type Tx } from '../../platform/database/database.js';
import { TAKE_PACE } from './sending.queries.js';

/** Keeps every number and every pair of number and customer inside the provider's documented pace, over all workers. */
@Injectable()
export class Governor {
  constructor(private readonly clock: Clock) {}

  /** Takes the right to send one message now: 0, or the milliseconds to wait (then nothing was taken). */
  async take(tx: Tx, who: { storeId: string; accountId: string; customerId: string }, pace: ProviderRules['pace']): Promise<number> {
    const [row] = await queryRows<{ wait_ms: number }>(tx, TAKE_PACE, [
      who.storeId, who.accountId, pairScope(who.customerId),
      pace.perNumberPerSecond, pace.perNumberPerSecond, pace.pairBurst, 1000 / pace.pairRefillMs, this.clock.now(),
    ]);
    return row?.wait_ms ?? 0;
  }
}
const pairScope = (customerId: string): string => `pair:${customerId}`;
