import type { Chaos } from './chaos.js';
import { Claude } from './claude/claude.js';
import type { SandboxClock } from './clock.js';
import { SandboxServer, type UnplannedCall } from './http/server.js';
import { Meta } from './meta/meta.js';
import type { Embeddings } from './openai/embeddings.js';
import type { Images } from './openai/images.js';
import type { Transcriptions } from './openai/transcriptions.js';
import { makeParts, type SandboxOptions } from './parts.js';
import type { NewCustomer } from './phone/customer.js';
import { Phone } from './phone/phone.js';
import { sandboxRoutes } from './routes.js';
import type { Stripe } from './stripe/stripe.js';
import { Wasender } from './wasender/wasender.js';

export type { SandboxOptions } from './parts.js';

/** A running sandbox, driven in process. The same things can be done by HTTP under `/sandbox`. */
export interface Sandbox {
  /** `http://127.0.0.1:<port>`; also the Graph base URL of an account. */
  readonly url: string;
  /** Base URL for the Anthropic SDK. */
  readonly anthropicUrl: string;
  /** Base URL of the API of OpenAI. */
  readonly openaiUrl: string;
  readonly clock: SandboxClock;
  readonly meta: Meta;
  readonly wasender: Wasender;
  readonly claude: Claude;
  readonly transcriptions: Transcriptions;
  readonly images: Images;
  readonly embeddings: Embeddings;
  /** Its API is at `url`. */
  readonly stripe: Stripe;
  readonly chaos: Chaos;
  /** Requests that no route expected and handlers that broke. A test fails when there are any. */
  readonly unplanned: readonly UnplannedCall[];
  /** The phone of a customer by WhatsApp id, phone number or identities; a new customer is made when there is none. */
  phone(customer: string | NewCustomer): Phone;
  /** Moves the sandbox's time forward. */
  advance(ms: number): void;
  /** Resolves when no webhook, status or retry is under way. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

/** Starts a sandbox; resolves when it listens. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  let url = '';
  const parts = makeParts(options, () => url);
  const meta = new Meta(parts);
  const claude = new Claude(parts.clock, parts.chaos);
  const unplanned: UnplannedCall[] = [];
  const server = new SandboxServer(sandboxRoutes(parts, meta, claude, unplanned), unplanned);
  url = await server.listen(options.port ?? 0, options.host ?? '127.0.0.1');
  return {
    url,
    clock: parts.clock,
    anthropicUrl: `${url}/anthropic`,
    openaiUrl: `${url}/openai/v1`,
    transcriptions: parts.transcriptions,
    images: parts.images,
    embeddings: parts.embeddings,
    stripe: parts.stripe,
    meta,
    wasender: new Wasender(parts.wasender, parts.origin),
    claude,
    chaos: parts.chaos,
    unplanned,
    phone: (customer) => new Phone(parts.customers.open(customer), parts),
    advance: (ms) => { parts.clock.advance(ms); },
    idle: () => parts.background.idle(),
    close: async () => {
      parts.webhooks.close();
      parts.wasender.webhooks.close();
      parts.stripe.close();
      await Promise.all([parts.background.stop(), server.close()]);
    },
  };
}
