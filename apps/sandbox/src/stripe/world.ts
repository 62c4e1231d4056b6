import { randomBytes } from 'node:crypto';
import type { SandboxClock } from '../clock.js';

export interface StripePrice {
  readonly id: string;
  /** Minor units. */
  readonly amount: number;
  /** Lower case, as Stripe writes it. */
  readonly currency: string;
  /** `null`: paid once. */
  readonly interval: 'day' | 'week' | 'month' | 'year' | null;
  readonly product: string;
  active: boolean;
}
export interface StripeCustomer { readonly id: string; readonly created: number; readonly name: string | null; readonly email: string | null; readonly metadata: Readonly<Record<string, string>>; deleted: boolean }
export interface StripeSession {
  readonly id: string;
  readonly created: number;
  readonly customerId: string;
  readonly priceId: string;
  readonly quantity: number;
  readonly clientReferenceId: string | null;
  readonly metadata: Readonly<Record<string, string>>;
  readonly subscriptionMetadata: Readonly<Record<string, string>>;
  readonly trialDays: number | null;
  readonly successUrl: string;
  readonly cancelUrl: string | null;
  status: 'open' | 'complete' | 'expired';
  subscriptionId: string | null;
}
/** https://docs.stripe.com/billing/subscriptions/overview#subscription-statuses */
export const SUBSCRIPTION_STATUSES = ['incomplete', 'incomplete_expired', 'trialing', 'active', 'past_due', 'canceled', 'unpaid', 'paused'] as const;
export type StripeSubscriptionStatus = (typeof SUBSCRIPTION_STATUSES)[number];
export interface StripeSubscription {
  readonly id: string;
  readonly itemId: string;
  readonly created: number;
  readonly customerId: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly quantity: number;
  priceId: string;
  status: StripeSubscriptionStatus;
  periodStart: number;
  periodEnd: number;
  cancelAtPeriodEnd: boolean;
  canceledAt: number | null;
  endedAt: number | null;
}
export interface PortalSession { readonly id: string; readonly created: number; readonly customerId: string; readonly returnUrl: string | null }

const MONTHS = { day: 0, week: 0, month: 1, year: 12 } as const;
const DAYS = { day: 1, week: 7, month: 0, year: 0 } as const;

/** One account of Stripe in test mode: what it sells, who buys it, and what came of it. */
export class StripeWorld {
  readonly prices = new Map<string, StripePrice>();
  readonly customers = new Map<string, StripeCustomer>();
  readonly sessions = new Map<string, StripeSession>();
  readonly subscriptions = new Map<string, StripeSubscription>();
  readonly portals = new Map<string, PortalSession>();
  /** Keys that are let in. */
  readonly keys = new Set<string>(['sk_test_sandbox']);
  /** Settings of the customer portal have been saved. Until then Stripe refuses its sessions. */
  portalIsSetUp = true;

  constructor(private readonly clock: SandboxClock) {}

  /** Unix seconds. */
  now(): number {
    return Math.floor(this.clock.now() / 1000);
  }

  newId(prefix: string): string {
    return `${prefix}_${randomBytes(12).toString('base64url').replaceAll(/[-_]/g, 'x')}`;
  }

  addPrice(price: { readonly id: string; readonly amount: number; readonly currency?: string; readonly interval?: StripePrice['interval'] }): StripePrice {
    const added = { id: price.id, amount: price.amount, currency: (price.currency ?? 'usd').toLowerCase(), interval: price.interval === undefined ? 'month' as const : price.interval, product: `prod_${price.id}`, active: true };
    this.prices.set(added.id, added);
    return added;
  }

  /** End of a period that begins then, in Unix seconds. */
  periodEnd(start: number, { interval }: StripePrice): number {
    const at = new Date(start * 1000);
    at.setUTCMonth(at.getUTCMonth() + MONTHS[interval ?? 'month']);
    at.setUTCDate(at.getUTCDate() + DAYS[interval ?? 'month']);
    return Math.floor(at.getTime() / 1000);
  }

  clear(): void {
    for (const map of [this.prices, this.customers, this.sessions, this.subscriptions, this.portals]) map.clear();
    this.keys.clear();
    this.keys.add('sk_test_sandbox');
    this.portalIsSetUp = true;
  }
}
