import type { Provider } from '#providers/contract';
import { Injectable } from '@nestjs/common';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Clock, SECOND } from '../../platform/clock/clock.js';
import { AccountDirectory, type OpenAccount } from '../accounts/index.js';
import { addresseesOf } from './intake/addressing.js';
import { Admission, type IncomingRequest } from './intake/admission.js';
import { IncomingEvents, unavailable } from './intake/incoming-events.js';
import { WebhookPace } from './intake/pace.js';
import { newWebhookEvent } from './webhook-events.js';

/** Looking accounts up takes no time unless the database does not answer. */
const LOOK_UP_WITHIN_MS = 2 * SECOND;
/** Bytes hashed before other requests get a turn: one large body may name many accounts. */
const TURN_BYTES = 4 * 1024 * 1024;

/** What providers post: raw bytes -> route -> accounts -> verify each -> one durable row per verified account -> 200 -> bell. */
@Injectable()
export class WebhooksService {
  constructor(
    private readonly accounts: AccountDirectory,
    private readonly admission: Admission,
    private readonly pace: WebhookPace,
    private readonly incoming: IncomingEvents,
    private readonly clock: Clock,
  ) {}

  /**
   * Resolves when the request may be answered with 200: all that it holds for verified accounts is committed, and what was
   * refused is noted. @throws AppError server.unavailable, request.rate_limited, when the provider has to keep it
   */
  async receive(provider: Provider, request: IncomingRequest): Promise<void> {
    const routing = provider.route(request);
    const found = this.accounts.recallForRouting(provider.webhookPath, routing) ?? await within(LOOK_UP_WITHIN_MS, this.accounts.findForRouting(provider.webhookPath, routing));
    if (found.length === 0) return this.admission.turnAway(routing, request);

    const addressees = addresseesOf(routing, found);
    const verified = await this.#verified(addressees.accounts, request);
    const strays = this.admission.placeStrays(addressees, found, request);
    const takers = new Set([...verified, ...strays.keys()]);
    if (takers.size === 0 && addressees.strays.length > 0) this.admission.keepUnclaimed(request);
    const at = this.clock.now();
    this.pace.demand(takers, request, at);
    await this.incoming.append([...takers].map((account) => newWebhookEvent(account, request.rawBody, at, strays.get(account))));
  }

  /** Each account by its own secret. */
  async #verified(accounts: readonly OpenAccount[], request: IncomingRequest): Promise<OpenAccount[]> {
    const verified: OpenAccount[] = [];
    let hashed = 0;
    for (const account of accounts) {
      if (this.admission.admits(account, request)) verified.push(account);
      hashed += request.rawBody.byteLength;
      if (hashed > TURN_BYTES) {
        hashed = 0;
        await nextTurn();
      }
    }
    return verified;
  }
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(unavailable()), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
