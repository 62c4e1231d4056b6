import { publicId } from '#contracts';
import type { AddressInfo } from 'node:net';
import { type Sandbox, startSandbox } from '../../apps/sandbox/src/sandbox.js';
import { BillingChecks } from '../../apps/api/src/modules/billing/index.js';
import type { Stripe } from '../../apps/sandbox/src/stripe/stripe.js';
import type { StripeSubscription } from '../../apps/sandbox/src/stripe/world.js';
import type { Person } from './login.js';
import { type Line, openLine } from './shop.js';

export const PRICES = { starter: 'price_starter', growth: 'price_growth' } as const;
const SECRET = 'whsec_of_the_tests';

/** A shop's line with payments: Stripe's stand-in, its webhook, prices for two of the three plans. */
export interface PaidLine {
  readonly line: Line;
  readonly stripe: Stripe;
  readonly webhookPath: string;
  readonly webhookSecret: string;
  /** Moves every clock. */
  advance(ms: number): void;
  /** The hourly look. */
  check(): Promise<void>;
  /** An owner chooses a plan; gives the id of the session that waits to be paid. */
  choose(owner: Person, plan: keyof typeof PRICES): Promise<string>;
  /** Chooses and pays. */
  buy(owner: Person, plan: keyof typeof PRICES): Promise<StripeSubscription>;
  close(): Promise<void>;
}

export async function openPaidLine(options: { demo?: boolean } = {}): Promise<PaidLine> {
  const bank: Sandbox = await startSandbox();
  const line = await openLine({
    STRIPE_SECRET_KEY: 'sk_test_sandbox', STRIPE_WEBHOOK_SECRET: SECRET, STRIPE_PRICE_STARTER: PRICES.starter, STRIPE_PRICE_GROWTH: PRICES.growth, STRIPE_API_URL: bank.url,
  }, options);
  const { stripe } = bank;
  const { port } = line.t.app.getHttpServer().address() as AddressInfo;
  // Whoever has paid is sent back to where the tests listen.
  line.t.env.PUBLIC_URL = `http://127.0.0.1:${port}`;
  const webhookPath = '/api/webhooks/stripe';
  stripe.addPrice({ id: PRICES.starter, amount: 1900 });
  stripe.addPrice({ id: PRICES.growth, amount: 4900 });
  stripe.setEndpoint(`http://127.0.0.1:${port}${webhookPath}`, SECRET);
  const choose = async (owner: Person, plan: keyof typeof PRICES): Promise<string> => {
    const { body } = await owner.post(`${owner.storePath}/billing/checkout`, { plan }).expect(200);
    return String(body.url).split('/').at(-1) ?? '';
  };
  return {
    line, stripe, webhookPath, webhookSecret: SECRET, choose,
    advance: (ms) => {
      line.t.clock.advance(ms);
      bank.advance(ms);
      line.sandbox.advance(ms);
    },
    check: () => line.t.app.get(BillingChecks, { strict: false }).run(),
    buy: async (owner, plan) => stripe.pay(await choose(owner, plan)),
    close: async () => {
      await line.close();
      await bank.close();
    },
  };
}

/** The public id of a person's store. */
export function storeIdOf({ storeId }: Person): string {
  return publicId('store', storeId);
}
