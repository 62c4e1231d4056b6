import type { SecurityEventKind } from '#contracts';
import type { RawRequest, Routing } from '#providers/contract';
import { Injectable } from '@nestjs/common';
import { Env } from '../../../platform/config/env.js';
import type { OpenAccount } from '../../accounts/index.js';
import { SecurityEvents } from '../../security/index.js';
import { Quarantine } from '../refused/quarantine.js';
import { RefusedEvents } from '../refused/refused-events.js';
import { refusalOf } from '../refused/refusal.js';
import type { Addressees } from './addressing.js';

/** A webhook request with the address that it came from. */
export interface IncomingRequest extends RawRequest { readonly source: string }

/** Ids that a security event shows of many. */
const SHOWN_IDS = 5;

/** Who may come in, each account for itself; everything else is noted with its reason and its source, and costs no write of its own. */
@Injectable()
export class Admission {
  constructor(
    private readonly env: Env,
    private readonly security: SecurityEvents,
    private readonly refused: RefusedEvents,
    private readonly quarantine: Quarantine,
  ) {}

  /** True when the request was made by somebody who holds this account's secret, and the account is in use here (R63, R66, R69). */
  admits(account: OpenAccount, request: IncomingRequest): boolean {
    const refusal = refusalOf(account, request, this.env.PARLEY_ENVIRONMENT);
    if (!refusal) return true;
    this.security.record({ storeId: account.storeId, accountId: account.id, kind: refusal.kind, source: request.source, detail: { reason: refusal.reason } });
    if (refusal.isCurable) this.refused.keep(account, refusal, request);
    return false;
  }

  /**
   * Numbers that no account has go to the default incoming account of the store whose secret signed the body, when the
   * business is this account's too. Nobody takes a number that two stores could claim.
   */
  placeStrays({ strays }: Addressees, found: readonly OpenAccount[], request: IncomingRequest): ReadonlyMap<OpenAccount, readonly string[]> {
    const placed = new Map<OpenAccount, string[]>();
    if (strays.length === 0) return placed;
    const businessIds = new Set(strays.flatMap((stray) => stray.businessIds));
    const signers = found.filter((account) => businessIds.has(account.businessId) && !refusalOf(account, request, this.env.PARLEY_ENVIRONMENT));
    const unknown = new Map<string | undefined, string[]>();
    for (const { numberId, businessIds: named } of strays) {
      const theirs = signers.filter((account) => named.includes(account.businessId));
      const [storeId, ...others] = new Set(theirs.map((account) => account.storeId));
      const taker = others.length === 0 ? theirs.find((account) => account.isDefaultIncoming) : undefined;
      if (taker) append(placed, taker, numberId);
      else append(unknown, others.length === 0 ? storeId : undefined, numberId);
    }
    for (const [storeId, numberIds] of unknown) this.#noteUnknown(request, numberIds, storeId);
    return placed;
  }

  /** The body names businesses that are known, and only numbers that nobody has. */
  keepUnclaimed(request: IncomingRequest): void {
    this.quarantine.keep(request, 'unknown_number');
  }

  /** The body names no account that anybody has connected. */
  turnAway(routing: Routing, request: IncomingRequest): void {
    const ids = [...routing.numberIds, ...routing.businessIds, ...(routing.pathKey ? ['the address'] : [])];
    if (ids.length > 0) this.#noteUnknown(request, ids);
    else this.security.record({ kind: 'webhook.malformed', source: request.source, detail: { reason: 'the body names no number', bytes: request.rawBody.byteLength } });
    this.quarantine.keep(request, ids.length > 0 ? 'unknown_number' : 'malformed');
  }

  #noteUnknown(request: IncomingRequest, ids: readonly string[], storeId?: string): void {
    const detail = { reason: 'no account has this number', ids: ids.slice(0, SHOWN_IDS).join(', '), further: Math.max(0, ids.length - SHOWN_IDS) };
    this.security.record({ ...(storeId === undefined ? {} : { storeId }), kind: 'webhook.unknown_number' satisfies SecurityEventKind, source: request.source, detail });
  }
}

function append<K>(lists: Map<K, string[]>, key: K, value: string): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
