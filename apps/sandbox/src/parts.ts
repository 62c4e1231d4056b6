import { Background } from './background.js';
import { Chaos } from './chaos.js';
import { SandboxClock } from './clock.js';
import { MediaLibrary } from './meta/media-library.js';
import { Rates } from './meta/rate.js';
import { Sends } from './meta/sends.js';
import { Statuses } from './meta/statuses.js';
import { TemplateReview } from './meta/templates/review.js';
import { Webhooks } from './meta/webhooks.js';
import { MetaWorld } from './meta/world.js';
import { Embeddings } from './openai/embeddings.js';
import { Images } from './openai/images.js';
import { Transcriptions } from './openai/transcriptions.js';
import { Customers } from './phone/customer.js';
import { makeStripe } from './stripe/stripe-routes.js';
import type { Stripe } from './stripe/stripe.js';
import type { Route } from './http/router.js';
import { makeWasender, type WasenderParts } from './wasender/parts.js';

export interface SandboxOptions {
  /** 0 takes a free port. */
  readonly port?: number;
  readonly host?: string;
  /** Pauses between the attempts of a webhook that was not answered with 200. */
  readonly webhookRetriesMs?: readonly number[];
  /** New numbers' apps are subscribed to their business account without a call. */
  readonly autoSubscribed?: boolean;
  /** Pause before `sent` and before `delivered`. */
  readonly statusDelayMs?: number;
  /** Templates that are handed in are approved by themselves after that time; absent: only on a control call. */
  readonly templateReviewMs?: number;
  /** How many sends and deliveries are remembered. */
  readonly keep?: number;
}

/** Everything that stands behind the routes, once per sandbox. */
export interface SandboxParts {
  readonly clock: SandboxClock;
  readonly chaos: Chaos;
  readonly background: Background;
  readonly world: MetaWorld;
  readonly customers: Customers;
  readonly media: MediaLibrary;
  readonly rates: Rates;
  readonly webhooks: Webhooks;
  readonly sends: Sends;
  readonly statuses: Statuses;
  readonly review: TemplateReview;
  readonly transcriptions: Transcriptions;
  readonly images: Images;
  readonly embeddings: Embeddings;
  readonly wasender: WasenderParts;
  readonly stripe: Stripe;
  readonly stripeRoutes: readonly Route[];
  /** Where the sandbox listens, `http://127.0.0.1:4010`. */
  readonly origin: () => string;
}

const RETRIES_MS = [100, 200, 400, 800, 1600, 3200];

export function makeParts(options: SandboxOptions, origin: () => string): SandboxParts {
  const clock = new SandboxClock();
  const chaos = new Chaos();
  const background = new Background();
  const keep = options.keep ?? 10_000;
  const world = new MetaWorld(clock, options.autoSubscribed ?? false);
  const customers = new Customers();
  const media = new MediaLibrary(clock);
  const rates = new Rates(clock);
  const webhooks = new Webhooks(world, chaos, clock, background, { retryDelaysMs: options.webhookRetriesMs ?? RETRIES_MS, keep });
  const sends = new Sends(world, customers, media, rates, { clock, chaos, keep });
  const statuses = new Statuses(webhooks, chaos, clock, background, options.statusDelayMs ?? 0);
  const wasender = makeWasender({ clock, chaos, background, customers, media, origin, keep, retryDelaysMs: options.webhookRetriesMs ?? RETRIES_MS });
  const review = new TemplateReview(world, webhooks, background, clock, options.templateReviewMs);
  const { stripe, routes: stripeRoutes } = makeStripe({ clock, background, origin, retryDelaysMs: options.webhookRetriesMs ?? RETRIES_MS });
  return { clock, chaos, background, world, customers, media, rates, webhooks, sends, statuses, review, transcriptions: new Transcriptions(), images: new Images(), embeddings: new Embeddings(), wasender, stripe, stripeRoutes, origin };
}
