import type { PaidPlan, PlanId } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { LiveEvents } from '../../platform/live/live-events.js';
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

  constructor(private readonly db: Database, private readonly stores: StoresService, private readonly clock: Clock, private readonly live: LiveEvents) {}

  /** @throws AppError store.not_found */
  async get(storeId: string): Promise<StorePlan> {
    return this.db.inStore(storeId, async (tx) => {
      const [store, row] = [await this.stores.getIn(tx, storeId), await tx.getRepository(Subscription).findOneBy({ storeId })];
      return { store, plan: planOf(row?.plan ?? (store.subscriptionStatus === 'trial' ? 'trial' : 'self_hosted')), since: row?.since ?? store.createdAt };
    });
  }

  /** Whoever runs the installation gives a store another plan from now on, or with `none` ends its subscription; its messages wait until it has one again (R80). @throws AppError store.not_found */
  async change(storeId: string, plan: PlanId | 'none'): Promise<StorePlan> {
    await this.db.inStore(storeId, async (tx) => {
      if (plan !== 'none') await this.#write(tx, { storeId, plan, source: 'operator', since: this.clock.now() });
      await this.stores.setSubscription(tx, storeId, plan === 'none' ? 'inactive' : plan === 'trial' ? 'trial' : 'active');
    });
    this.hasChanged(storeId);
    return this.get(storeId);
  }

  /** A plan that is paid for. Without one, a price that is none of ours, the store keeps the plan that it has. Part of the caller's transaction; call `hasChanged` after it. */
  async give(tx: Tx, storeId: string, plan: PaidPlan | undefined, since: Date): Promise<void> {
    if (plan !== undefined) await this.#write(tx, { storeId, plan, source: 'payment', since });
    // Without a row, an active store has no limits: nobody sold that.
    else if (!await tx.getRepository(Subscription).existsBy({ storeId })) return;
    await this.stores.setSubscription(tx, storeId, 'active');
  }

  /** What was paid for has ended: the store has no plan, unless the operator gave it one since. Part of the caller's transaction; call `hasChanged` after it. */
  async endPaid(tx: Tx, storeId: string): Promise<void> {
    const row = await tx.getRepository(Subscription).findOneBy({ storeId });
    if (row?.source === 'payment') await this.stores.setSubscription(tx, storeId, 'inactive');
  }

  /** Open screens look at plan and payment again. Part of the caller's transaction. */
  tell(tx: Tx, storeId: string): void {
    this.live.append(tx, [{ storeId, type: 'billing.updated', data: {} }]);
  }

  /** After a commit that changed a store's plan. */
  hasChanged(storeId: string): void {
    for (const watcher of this.#watchers) watcher(storeId);
  }

  /** Calls back when a store's plan was changed by this process. */
  onChange(watcher: (storeId: string) => void): void {
    this.#watchers.add(watcher);
  }

  async #write(tx: Tx, row: Omit<Subscription, 'updatedAt'>): Promise<void> {
    await tx.getRepository(Subscription).upsert({ ...row, updatedAt: this.clock.now() }, ['storeId']);
  }
}
