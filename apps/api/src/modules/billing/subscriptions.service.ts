import type { PlanId } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { type Store, StoresService } from '../stores/index.js';
import { Subscription } from './subscription.entity.js';
import { type Plan, planOf } from './plans.js';

export interface StorePlan {
  readonly store: Store;
  readonly plan: Plan;
  /** Beginning of the first period. */
  readonly since: Date;
}

/** Which plan a store has. */
@Injectable()
export class Subscriptions {
  readonly #watchers = new Set<(storeId: string) => void>();

  constructor(private readonly db: Database, private readonly stores: StoresService, private readonly clock: Clock) {}

  /** @throws AppError store.not_found */
  async get(storeId: string): Promise<StorePlan> {
    return this.db.inStore(storeId, async (tx) => {
      const [store, row] = [await this.stores.getIn(tx, storeId), await tx.getRepository(Subscription).findOneBy({ storeId })];
      return { store, plan: planOf(row?.plan ?? (store.subscriptionStatus === 'trial' ? 'trial' : 'self_hosted')), since: row?.since ?? store.createdAt };
    });
  }

  /** Gives a store another plan from now on, or with `none` ends its subscription; its messages wait until it has one again (R80). @throws AppError store.not_found */
  async change(storeId: string, plan: PlanId | 'none'): Promise<StorePlan> {
    await this.db.inStore(storeId, async (tx) => {
      if (plan !== 'none') await this.#write(tx, storeId, plan);
      await this.stores.setSubscription(tx, storeId, plan === 'none' ? 'inactive' : plan === 'trial' ? 'trial' : 'active');
    });
    for (const watcher of this.#watchers) watcher(storeId);
    return this.get(storeId);
  }

  /** Calls back when a store's plan was changed by this process. */
  onChange(watcher: (storeId: string) => void): void {
    this.#watchers.add(watcher);
  }

  async #write(tx: Tx, storeId: string, plan: PlanId): Promise<void> {
    const now = this.clock.now();
    await tx.getRepository(Subscription).upsert({ storeId, plan, since: now, updatedAt: now }, ['storeId']);
  }
}
