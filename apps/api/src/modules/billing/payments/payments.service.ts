import { publicId } from '#contracts';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { Subscriptions } from '../subscriptions.service.js';
import type { Payer } from './payer.entity.js';
import { Payers, type PaymentEvent } from './payers.js';
import { isInForce, type PaymentState, paymentStateOf } from './payment-state.js';
import { STRIPE_ACCOUNT, type StripeAccount } from './stripe-account.js';

/** Looks that somebody else overtook are made anew this often. */
const LOOKS = 5;

/**
 * What a store pays for becomes the plan that it has. Events only say that something changed: what is true is asked of Stripe then, so that
 * neither their order nor their number matters.
 */
@Injectable()
export class Payments {
  readonly #log = new Logger('payments');

  constructor(
    @Inject(STRIPE_ACCOUNT) private readonly account: StripeAccount | null,
    private readonly db: Database,
    private readonly payers: Payers,
    private readonly subscriptions: Subscriptions,
    private readonly clock: Clock,
  ) {}

  /**
   * Asks Stripe how paying for a store stands, and gives or takes the plan accordingly.
   * @param event what it was told by; one that is known already changes nothing
   * @returns what is known now; undefined for a store that never paid
   * @throws AppError billing.unavailable
   */
  async refresh(storeId: string, event?: PaymentEvent): Promise<Payer | undefined> {
    if (event && await this.payers.knows(storeId, event)) return this.payers.find(storeId);
    for (let look = 0; look < LOOKS; look += 1) {
      const seen = await this.payers.find(storeId);
      if (!this.account || !seen || seen.customerId === null) return seen;
      const state = await this.#present(this.account, seen, seen.customerId);
      const isKept = await this.db.inStore(storeId, async (tx) => {
        if (!await this.payers.write(tx, seen, state)) return false;
        if (event) await this.payers.note(tx, storeId, event);
        await this.#apply(tx, seen, state);
        return true;
      });
      if (isKept) {
        this.subscriptions.hasChanged(storeId);
        return this.payers.find(storeId);
      }
    }
    throw new Error(`payments of store ${storeId} changed faster than they could be read`);
  }

  /** All of the customer's subscriptions that were made for this store: two tabs may have paid twice. */
  async #present(account: StripeAccount, seen: Payer, customerId: string): Promise<PaymentState> {
    const found = await account.ask((client) => client.subscriptions.list({ customer: customerId, status: 'all', limit: 100 }));
    const store = publicId('store', seen.storeId);
    const own = (found?.data ?? []).filter(({ id, metadata }) => {
      const isOwn = metadata['store_id'] === store;
      if (!isOwn) this.#log.warn(`Subscription ${id} of store ${store} says that it is for another one: it is left out`);
      return isOwn;
    });
    return paymentStateOf(own, seen, (priceId) => account.planOf(priceId), this.clock.now());
  }

  async #apply(tx: Tx, seen: Payer, state: PaymentState): Promise<void> {
    const { storeId } = seen;
    const isNew = !isInForce(seen.status) || seen.plan !== state.plan || seen.subscriptionId !== state.subscriptionId;
    if (isInForce(state.status)) {
      if (state.plan === null) this.#log.error(`Subscription ${state.subscriptionId} of store ${publicId('store', storeId)} has a price that is no plan's: the plan stays as it was`);
      if (isNew) await this.subscriptions.give(tx, storeId, state.plan ?? undefined, state.periodFrom ?? this.clock.now());
    } else if (isInForce(seen.status)) await this.subscriptions.endPaid(tx, storeId);
    if (isNew || seen.status !== state.status || seen.endsAt?.getTime() !== state.endsAt?.getTime()) this.subscriptions.tell(tx, storeId);
  }
}
