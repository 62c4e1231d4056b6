import { PAID_PLANS, type PaidPlan } from '#contracts';
import { Logger } from '@nestjs/common';
import type Stripe from 'stripe';
import { SECOND } from '../../../platform/clock/clock.js';
import type { Env } from '../../../platform/config/env.js';
import { AppError } from '../../../platform/errors/app-error.js';

/** The installation's account at Stripe; null where no keys are set. */
export const STRIPE_ACCOUNT = Symbol('stripe account');
const ANSWER_WITHIN_MS = 10 * SECOND;
const TRIES_AGAIN = 2;

/** The account: its client, the secret of its webhook, and the price of each plan that can be bought. */
export class StripeAccount {
  readonly #log = new Logger('stripe');

  constructor(readonly client: Stripe, readonly webhookSecret: string, readonly prices: ReadonlyMap<PaidPlan, string>) {}

  /** The plan that has this price. */
  planOf(priceId: string): PaidPlan | undefined {
    return [...this.prices].find(([, price]) => price === priceId)?.[0];
  }

  /** What Stripe answers, or undefined when it says that the thing asked for is not there; a price that is not there is our own mistake. @throws AppError billing.unavailable for everything else that goes wrong with it */
  async ask<T>(request: (client: Stripe) => Promise<T>): Promise<T | undefined> {
    try {
      return await request(this.client);
    } catch (error) {
      if (!isStripeError(error)) throw error;
      if (error.code === 'resource_missing' && error.param?.startsWith('line_items') !== true) return undefined;
      this.#log.error(error);
      throw new AppError('billing.unavailable');
    }
  }
}

/** Its client is large: it is read only where it is needed. */
export async function openStripeAccount(env: Env): Promise<StripeAccount | null> {
  const { STRIPE_SECRET_KEY: key, STRIPE_WEBHOOK_SECRET: webhookSecret, STRIPE_API_URL: url } = env;
  if (key === undefined || webhookSecret === undefined) return null;
  const { default: Client } = await import('stripe');
  const client = new Client(key, { timeout: ANSWER_WITHIN_MS, maxNetworkRetries: TRIES_AGAIN, telemetry: false, ...(url === undefined ? {} : addressOf(new URL(url))) });
  const ids: Readonly<Record<PaidPlan, string | undefined>> = { starter: env.STRIPE_PRICE_STARTER, growth: env.STRIPE_PRICE_GROWTH, scale: env.STRIPE_PRICE_SCALE };
  const prices = new Map(PAID_PLANS.flatMap((plan) => (ids[plan] === undefined ? [] : [[plan, ids[plan]] as const])));
  return new StripeAccount(client, webhookSecret, prices);
}

function addressOf({ protocol, hostname, port }: URL): { protocol: 'http' | 'https'; host: string; port: string } {
  const isOpen = protocol === 'http:';
  return { protocol: isOpen ? 'http' : 'https', host: hostname, port: port || (isOpen ? '80' : '443') };
}

/** By its shape: the class would be there only with the client. */
function isStripeError(error: unknown): error is Error & { readonly code?: string; readonly param?: string } {
  return error instanceof Error && 'rawType' in error && 'type' in error && String(error.type).startsWith('Stripe');
}
