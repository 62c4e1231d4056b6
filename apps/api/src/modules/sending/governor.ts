import type { Pace } from '#providers/contract';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Database, queryRows, type Tx } from '../../platform/database/database.js';
import { HOLD_NUMBER, HOLD_OF_NUMBER, TAKE_PACE } from './sending.queries.js';

interface Pair { readonly storeId: string; readonly accountId: string; readonly customerId: string }
interface Taken { readonly wait_ms: number; readonly is_active: boolean; readonly is_paused: boolean }
/** Whether one message may go now. `inactive` and `paused` say so of the account, whatever is remembered of it. */
export type Permission = { readonly kind: 'now' } | { readonly kind: 'wait'; readonly ms: number } | { readonly kind: 'inactive' } | { readonly kind: 'paused' };

/** Keeps every number and every pair of number and customer inside the provider's documented pace, over all workers. */
@Injectable()
export class Governor {
  constructor(private readonly clock: Clock, private readonly db: Database) {}

  /** Takes the right to send one message now; nothing is taken by whoever has to wait. */
  async take(tx: Tx, pair: Pair, pace: Pace): Promise<Permission> {
    return permissionOf((await queryRows<Taken>(tx, TAKE_PACE, this.#values(pair, pace)))[0]);
  }

  /** As `take`, in a transaction of its own. */
  async takeAhead(pair: Pair, pace: Pace): Promise<Permission> {
    return permissionOf((await this.db.inStoreStatement<Taken>(pair.storeId, TAKE_PACE, this.#values(pair, pace), { durable: 'later' }))[0]);
  }

  /** Nothing more from this number for so long: its provider turns everything away. False when it was held already. */
  async hold(storeId: string, accountId: string, ms: number, code: string | null): Promise<boolean> {
    const [row] = await this.db.inStoreStatement<{ was_held: boolean }>(storeId, HOLD_NUMBER, [storeId, accountId, this.clock.now(), this.clock.in(ms), code], { durable: 'later' });
    return row?.was_held === false;
  }

  /** The provider's code of the limit that holds the number now, where it has named one. */
  async holdOn(tx: Tx, storeId: string, accountId: string): Promise<string | undefined> {
    return (await queryRows<{ code: string }>(tx, HOLD_OF_NUMBER, [storeId, accountId, this.clock.now()]))[0]?.code;
  }

  #values({ storeId, accountId, customerId }: Pair, pace: Pace): unknown[] {
    return [storeId, accountId, pairScope(customerId), pace.numberBurst ?? pace.perNumberPerSecond, pace.perNumberPerSecond, pace.pairBurst, 1000 / pace.pairRefillMs, this.clock.now()];
  }
}
/** An account that is gone is inactive. */
function permissionOf(taken: Taken | undefined): Permission {
  if (!taken?.is_active) return { kind: 'inactive' };
  if (taken.is_paused) return { kind: 'paused' };
  return taken.wait_ms > 0 ? { kind: 'wait', ms: taken.wait_ms } : { kind: 'now' };
}
const pairScope = (customerId: string): string => `pair:${customerId}`;
