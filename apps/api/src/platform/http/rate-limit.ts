import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { Clock, SECOND } from '../clock/clock.js';
import { sha256 } from '../crypto/tokens.js';
import { AppError } from '../errors/app-error.js';
import { addressGroup } from './rate-limit-attempts.js';
import { credentialOf } from './session-cookie.js';

const WINDOW_SECONDS = 60;
/** Requests that may be made at once, and in every window after that. */
interface Quota { readonly name: string; readonly requests: number }
const OF_CALLER: Quota = { name: 'default', requests: 600 };
/** Of all API keys of a store together; people are not held up by their shop's programs. */
const OF_STORE: Quota = { name: 'store', requests: 1800 };
/** Callers remembered by one process; the least recent ones start anew. */
const MAX_CALLERS = 20_000;

interface Bucket { tokens: number; at: number }
export interface Allowance {
  readonly quota: Quota;
  readonly admitted: boolean;
  /** Whole requests left. */
  readonly remaining: number;
  /** Seconds until the full quota is back. */
  readonly resetSeconds: number;
  /** Seconds until the next request is admitted; 0 when it is now. */
  readonly waitSeconds: number;
}

/** A token bucket per caller, in this process. */
@Injectable()
export class RateLimit {
  readonly #buckets = new LRUCache<string, Bucket>({ max: MAX_CALLERS });

  constructor(private readonly clock: Clock) {}

  /** Takes one request of `caller`'s quota. */
  take(caller: string, quota: Quota = OF_CALLER): Allowance {
    const now = this.clock.now().getTime();
    const perMs = quota.requests / (WINDOW_SECONDS * SECOND);
    const bucket = this.#buckets.get(caller) ?? { tokens: quota.requests, at: now };
    bucket.tokens = Math.min(quota.requests, bucket.tokens + Math.max(0, now - bucket.at) * perMs);
    bucket.at = now;
    const admitted = bucket.tokens >= 1;
    if (admitted) bucket.tokens -= 1;
    this.#buckets.set(caller, bucket);
    return {
      quota, admitted, remaining: Math.floor(bucket.tokens), resetSeconds: Math.ceil((quota.requests - bucket.tokens) / perMs / SECOND),
      waitSeconds: admitted ? 0 : Math.max(1, Math.ceil((1 - bucket.tokens) / perMs / SECOND)),
    };
  }

  /**
   * Takes one request of whoever makes it: of a credential that was accepted before, else of the address. What somebody
   * made up has no quota of its own. @throws AppError request.rate_limited
   */
  demandOf(request: FastifyRequest, reply: FastifyReply): void {
    const credential = credentialCaller(request);
    demand(reply, this.take(credential !== undefined && this.#buckets.get(credential) ? credential : `address:${addressGroup(request.ip)}`));
  }

  /** Gives the request's credential a quota of its own, once it was accepted; nothing when it has one, or there is no credential. */
  accept(request: FastifyRequest, reply: FastifyReply): void {
    const credential = credentialCaller(request);
    if (credential !== undefined && !this.#buckets.get(credential)) tell(reply, this.take(credential));
  }

  /** Takes one request of what all programs of a store may make together. @throws AppError request.rate_limited */
  demandOfStore(storeId: string, reply: FastifyReply): void {
    demand(reply, this.take(`store:${storeId}`, OF_STORE));
  }
}

/**
 * Limits every route by the caller (session or API key, from its first accepted request on), else by address, and says so
 * on every answer (draft-ietf-httpapi-ratelimit-headers-11).
 */
@Injectable()
export class RateLimitGuard implements CanActivate {
  constructor(private readonly limit: RateLimit) {}

  canActivate(context: ExecutionContext): boolean {
    if (context.getType() !== 'http') return true;
    const http = context.switchToHttp();
    this.limit.demandOf(http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
    return true;
  }
}

function credentialCaller(request: FastifyRequest): string | undefined {
  const credential = credentialOf(request);
  return credential && `credential:${sha256(credential.value)}`;
}

/** Says on the answer what is left, and refuses what is too much. */
function demand(reply: FastifyReply, allowance: Allowance): void {
  tell(reply, allowance);
  if (allowance.admitted) return;
  const { quota, waitSeconds } = allowance;
  const who = quota === OF_STORE ? ' by the API keys of this store' : '';
  throw new AppError('request.rate_limited', { detail: `More than ${quota.requests} requests in ${WINDOW_SECONDS} s${who}`, headers: { 'retry-after': String(waitSeconds) } });
}

/** What the answer says about a quota, beside the others that it speaks of. */
function tell(reply: FastifyReply, { quota, remaining, resetSeconds }: Allowance): void {
  const lines = { 'ratelimit-policy': `"${quota.name}";q=${quota.requests};w=${WINDOW_SECONDS}`, ratelimit: `"${quota.name}";r=${remaining};t=${resetSeconds}` };
  for (const [name, line] of Object.entries(lines)) {
    const others = String(reply.getHeader(name) ?? '').split(', ').filter((other) => other !== '' && !other.startsWith(`"${quota.name}"`));
    reply.header(name, [...others, line].join(', '));
  }
}
