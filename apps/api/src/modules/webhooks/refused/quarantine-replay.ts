import type { RawRequest, Routing } from '#providers/contract';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { Env } from '../../../platform/config/env.js';
import { AccountDirectory, type OpenAccount, ProviderList } from '../../accounts/index.js';
import { addresseesOf } from '../intake/addressing.js';
import { newWebhookEvent } from '../webhook-events.js';
import { Quarantine, type QuarantinedEvent } from './quarantine.js';
import { refusalOf } from './refusal.js';
import type { ReplayReport } from './refused-events.js';

/** A body that names no account, as an operator sees it. */
export interface QuarantinedBodyFacts extends Pick<QuarantinedEvent, 'reason' | 'source' | 'firstAt' | 'lastAt' | 'count'> {
  readonly bytes: number;
  /** Numbers and businesses that it names. */
  readonly names: readonly string[];
  /** An account takes it now: a replay would bring it in. */
  readonly isClaimed: boolean;
}

/** Bodies that came before their account was connected: who has it now may have them, when its secret signed them. */
@Injectable()
export class QuarantineReplay {
  constructor(
    private readonly quarantine: Quarantine,
    private readonly accounts: AccountDirectory,
    private readonly providers: ProviderList,
    private readonly env: Env,
    private readonly clock: Clock,
  ) {}

  /** Oldest first. */
  async list(): Promise<QuarantinedBodyFacts[]> {
    const facts: QuarantinedBodyFacts[] = [];
    for (const { body, request, reason, source, firstAt, lastAt, count } of await this.quarantine.list()) {
      const names = this.#routed(request ?? { rawBody: body, headers: {}, pathKey: '' }).flatMap(([, { numberIds, businessIds }]) => [...numberIds, ...businessIds]);
      facts.push({ reason, source, firstAt, lastAt, count, bytes: body.byteLength, names, isClaimed: request !== undefined && (await this.#takersOf(request)).takers.length > 0 });
    }
    return facts;
  }

  /** What an account takes now becomes its webhook event; a body stays while it names others, too: read twice, it changes nothing. Ring INGEST afterwards. */
  async replay(): Promise<ReplayReport> {
    let [accepted, refused] = [0, 0];
    for (const { digest, request } of await this.quarantine.list()) {
      const { takers, isForOthers } = request === undefined ? { takers: [], isForOthers: false } : await this.#takersOf(request);
      if (request === undefined || takers.length === 0) refused += 1;
      else if (await this.quarantine.release(digest, takers.map((account) => newWebhookEvent(account, request.rawBody, this.clock.now())), { keepsIt: isForOthers })) accepted += 1;
    }
    return { accepted, refused };
  }

  /** Accounts that the request is for and whose secret signed it, and whether it names any that are not among them. */
  async #takersOf(request: RawRequest): Promise<{ readonly takers: OpenAccount[]; readonly isForOthers: boolean }> {
    const takers: OpenAccount[] = [];
    let isForOthers = false;
    for (const [path, routing] of this.#routed(request)) {
      const { accounts, strays } = addresseesOf(routing, await this.accounts.findForRouting(path, routing));
      const signed = accounts.filter((account) => !refusalOf(account, request, this.env.PARLEY_ENVIRONMENT));
      takers.push(...signed);
      isForOthers ||= strays.length > 0 || signed.length < accounts.length;
    }
    return { takers, isForOthers };
  }
  /** As each webhook path understands it: which one it came to is not kept. */
  #routed(request: RawRequest): (readonly [path: string, routing: Routing])[] {
    const byPath = new Map(this.providers.all.map((provider) => [provider.webhookPath, provider]));
    return [...byPath].map(([path, provider]) => [path, provider.route(request)]);
  }
}
