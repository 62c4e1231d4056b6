import { type PaidPlan, publicId } from '#contracts';
import { Inject, Injectable } from '@nestjs/common';
import { setTimeout as wait } from 'node:timers/promises';
import { SECOND } from '../../../platform/clock/clock.js';
import { Env } from '../../../platform/config/env.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { type Store, StoresService } from '../../stores/index.js';
import { Payers } from './payers.js';
import { Payments } from './payments.service.js';
import { STRIPE_ACCOUNT, type StripeAccount } from './stripe-account.js';

/** A turn whose process died ends after this long: longer than Stripe may take for all that belongs to it. */
const TURN_MS = 90 * SECOND;
const ASK_AGAIN_MS = 200;
const TRIES = 100;

/** Sends owners to Stripe's own pages: paying for a plan, and managing what is paid. No card number ever comes here. */
@Injectable()
export class PaymentDesk {
  constructor(
    @Inject(STRIPE_ACCOUNT) private readonly account: StripeAccount | null,
    private readonly env: Env,
    private readonly stores: StoresService,
    private readonly payers: Payers,
    private readonly payments: Payments,
  ) {}

  /** Plans that can be bought here, smallest first. */
  get plans(): readonly PaidPlan[] {
    return [...this.account?.prices.keys() ?? []];
  }

  /** The address where a plan is paid for. @throws AppError billing.no_payments, billing.already_subscribed, billing.unavailable, request.invalid */
  async checkout(storeId: string, plan: PaidPlan): Promise<string> {
    const account = this.#open();
    const price = account.prices.get(plan);
    if (price === undefined) throw AppError.field('not_allowed', '/plan', 'This plan has no price here');
    const store = await this.stores.get(storeId);
    return this.#inTurn(storeId, () => this.#checkout(account, { store, plan, price }));
  }

  /** Two at the same time would make two customers, and two pages that can both be paid. */
  async #inTurn<T>(storeId: string, work: () => Promise<T>): Promise<T> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const until = this.payers.turnEnds(TURN_MS);
      if (!await this.payers.beginCheckout(storeId, until)) {
        await wait(ASK_AGAIN_MS);
        continue;
      }
      try {
        return await work();
      } finally {
        await this.payers.endCheckout(storeId, until);
      }
    }
    throw new AppError('billing.unavailable');
  }

  async #checkout(account: StripeAccount, { store, plan, price }: Omit<Wish, 'customer'>): Promise<string> {
    const known = await this.payments.refresh(store.id);
    if (known?.status !== undefined && known.status !== null && known.status !== 'ended') throw new AppError('billing.already_subscribed');
    const customer = known?.customerId ?? await this.#newCustomer(account, store);
    return await this.#session(account, { store, plan, price, customer }) ?? this.#withNewCustomer(account, { store, plan, price, customer });
  }

  /** The address where cards, invoices, the plan and its end are managed. @throws AppError billing.no_payments, billing.nothing_to_manage, billing.unavailable */
  async portal(storeId: string): Promise<string> {
    const account = this.#open();
    const [store, payer] = [await this.stores.get(storeId), await this.payers.find(storeId)];
    const customer = payer?.customerId ?? undefined;
    if (customer === undefined || payer?.status === null) throw new AppError('billing.nothing_to_manage');
    const session = await account.ask((client) => client.billingPortal.sessions.create({ customer, return_url: this.#page(store) }));
    if (!session) throw new AppError('billing.nothing_to_manage');
    return session.url;
  }

  #open(): StripeAccount {
    if (!this.account) throw new AppError('billing.no_payments');
    return this.account;
  }

  async #newCustomer(account: StripeAccount, { id, name }: Store): Promise<string> {
    const made = await account.ask((client) => client.customers.create({ name, metadata: { store_id: publicId('store', id) } }));
    if (!made) throw new AppError('billing.unavailable');
    return this.payers.keepCustomer(id, made.id);
  }

  /** Somebody removed the customer at Stripe. */
  async #withNewCustomer(account: StripeAccount, wish: Wish): Promise<string> {
    await this.payers.forgetCustomer(wish.store.id, wish.customer);
    const url = await this.#session(account, { ...wish, customer: await this.#newCustomer(account, wish.store) });
    if (url === undefined) throw new AppError('billing.unavailable');
    return url;
  }

  /** Who pays for which store is written here, by the server alone. Undefined when Stripe does not know the customer or the price. */
  async #session(account: StripeAccount, { store, plan, price, customer }: Wish): Promise<string | undefined> {
    const reference = publicId('store', store.id);
    const metadata = { store_id: reference };
    return account.ask(async (client) => {
      // What another tab has open would be paid twice.
      const { data: open } = await client.checkout.sessions.list({ customer, status: 'open', limit: 100 });
      await Promise.all(open.map(({ id }) => client.checkout.sessions.expire(id).catch(() => undefined)));
      const session = await client.checkout.sessions.create({
        mode: 'subscription', customer, line_items: [{ price, quantity: 1 }], client_reference_id: reference, metadata, subscription_data: { metadata },
        success_url: `${this.#page(store)}?checkout=done&plan=${plan}`, cancel_url: `${this.#page(store)}?checkout=stopped`,
      });
      return session.url ?? undefined;
    });
  }

  #page({ slug }: Store): string {
    return `${this.env.PUBLIC_URL.replace(/\/$/, '')}/s/${slug}/settings/billing`;
  }
}

interface Wish { readonly store: Store; readonly plan: PaidPlan; readonly price: string; readonly customer: string }
