import type { Role, SubscriptionStatus } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock, DAY } from '../../platform/clock/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import { AppError } from '../../platform/errors/app-error.js';
import { LiveEvents } from '../../platform/live/live-events.js';
import { checkedPlace, type Place } from './place.js';
import { Member } from './people/member.entity.js';
import { Store } from './store.entity.js';
import { presentStore } from './store.presenter.js';

/** Days in which a new store may try everything (R162). */
const TRIAL_DAYS = 7;

export interface NewStore extends Partial<Place> {
  readonly name: string;
  /** Default `trial`. */
  readonly subscriptionStatus?: SubscriptionStatus;
}
export type StoreChanges = Partial<Omit<NewStore, 'subscriptionStatus'>>;

/** The tenants themselves. */
@Injectable()
export class StoresService {
  constructor(private readonly db: Database, private readonly clock: Clock, private readonly live: LiveEvents) {}

  /** @throws AppError store.not_found */
  async get(storeId: string): Promise<Store> {
    return this.db.inStore(storeId, (tx) => this.getIn(tx, storeId));
  }

  /** The same inside the caller's transaction, which must be one of this store. */
  async getIn(tx: Tx, storeId: string): Promise<Store> {
    const store = await tx.getRepository(Store).findOneBy({ id: storeId });
    if (!store) throw new AppError('store.not_found');
    return store;
  }

  /** Whether the store's plan lets messages in, as of `now`. @throws AppError store.not_found */
  async plan(storeId: string): Promise<{ readonly isReceiving: boolean; readonly now: Date }> {
    const now = this.clock.now();
    return { isReceiving: isSubscribed(await this.get(storeId), now), now };
  }

  /** A new store on trial; `ownerId` becomes its owner. Without one it has no members yet. */
  async createStore(input: NewStore, ownerId?: string): Promise<Store> {
    return this.createWith(input, () => Promise.resolve(ownerId));
  }

  /**
   * A new store whose owner is prepared in the same transaction: both exist or neither.
   * @param prepareOwner gives the user's id; runs inside the new store's transaction
   * @param role of that user, where whoever runs the installation wants another one
   */
  async createWith(input: NewStore, prepareOwner: (tx: Tx) => Promise<string | undefined>, role: Role = 'owner'): Promise<Store> {
    const place = checkedPlace(input);
    const id = newId();
    return this.db.inStore(id, async (tx) => {
      const now = this.clock.now();
      const ownerId = await prepareOwner(tx);
      const store = await insertStore(tx, {
        id, name: input.name, ...place, subscriptionStatus: input.subscriptionStatus ?? 'trial', trialEndsAt: new Date(now.getTime() + TRIAL_DAYS * DAY), createdAt: now, updatedAt: now,
      });
      if (ownerId !== undefined) await tx.getRepository(Member).insert({ storeId: id, id: newId(), userId: ownerId, role, createdAt: now });
      return store;
    });
  }

  /** @throws AppError store.not_found, request.invalid */
  async update(storeId: string, changes: StoreChanges): Promise<Store> {
    return this.db.inStore(storeId, async (tx) => {
      const store = await this.getIn(tx, storeId);
      const name = changes.name ?? store.name;
      const changed = Object.assign(store, checkedPlace(Object.assign(store, changes)), { name, updatedAt: this.clock.now() });
      // Not the whole row: a payment may set the subscription at the same moment.
      const { name: newName, currency, locale, timezone, country, updatedAt } = changed;
      await tx.getRepository(Store).update({ id: storeId }, { name: newName, currency, locale, timezone, country, updatedAt });
      this.live.append(tx, [{ storeId, type: 'store.updated', data: { store: presentStore(changed) } }]);
      return changed;
    });
  }

  /** Lets messages in or keeps them out (R80). A trial goes on to the end that it has. Inside a transaction of this store. @throws AppError store.not_found */
  async setSubscription(tx: Tx, storeId: string, status: SubscriptionStatus): Promise<void> {
    const changed = Object.assign(await this.getIn(tx, storeId), { subscriptionStatus: status, updatedAt: this.clock.now() });
    await tx.getRepository(Store).update({ id: storeId }, { subscriptionStatus: status, updatedAt: changed.updatedAt });
    this.live.append(tx, [{ storeId, type: 'store.updated', data: { store: presentStore(changed) } }]);
  }
}

/** Two stores of one name: the second gets a piece of its id behind the slug. The wall hides the first, so the insert itself finds out. */
async function insertStore(tx: Tx, values: Omit<Store, 'slug'>): Promise<Store> {
  const plain = slugOf(values.name);
  for (const slug of [plain, `${plain}-${values.id.slice(-6)}`, `${plain}-${values.id}`]) {
    const inserted = await tx.createQueryBuilder().insert().into(Store).values({ ...values, slug }).orIgnore().returning('id').execute();
    if (Array.isArray(inserted.raw) && inserted.raw.length > 0) return { ...values, slug };
  }
  throw new Error(`no free slug for store ${values.id}`);
}

/** `Café Zoë` becomes `cafe-zoe`; a name without Latin letters or digits becomes `store`. */
export function slugOf(name: string): string {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain.replaceAll(/[^a-z0-9]+/g, '-').slice(0, 40).replaceAll(/^-+|-+$/g, '') || 'store';
}

/** True while the plan lets messages in: an active plan, or a trial that has not ended (R80, R162). */
export function isSubscribed(store: Pick<Store, 'subscriptionStatus' | 'trialEndsAt'>, now: Date): boolean {
  switch (store.subscriptionStatus) {
    case 'active': return true;
    case 'inactive': return false;
    case 'trial': return store.trialEndsAt > now;
  }
}
