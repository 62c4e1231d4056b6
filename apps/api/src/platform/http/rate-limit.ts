import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { Clock, SECOND } from '../clock/clock.js';
import { sha256 } from '../crypto/tokens.js';
import { AppError } from '../errors/app-error.js';
import { addressGroup } from './rate-limit-attempts.js';
import { credentialOf } from './session-cookie.js';

/** Requests that may be made at once, and in every window after that. */
const QUOTA = 600;
const WINDOW_SECONDS = 60;
const PER_MS = QUOTA / (WINDOW_SECONDS * SECOND);
/** Callers remembered by one process; the least recent ones start anew. */
const MAX_CALLERS = 20_000;

interface Bucket { tokens: number; at: number }
export interface Allowance {
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
  take(caller: string): Allowance {
    const now = this.clock.now().getTime();
    const bucket = this.#buckets.get(caller) ?? { tokens: QUOTA, at: now };
    bucket.tokens = Math.min(QUOTA, bucket.tokens + Math.max(0, now - bucket.at) * PER_MS);
    bucket.at = now;
    const admitted = bucket.tokens >= 1;
    if (admitted) bucket.tokens -= 1;
    this.#buckets.set(caller, bucket);
    return {
      admitted, remaining: Math.floor(bucket.tokens), resetSeconds: Math.ceil((QUOTA - bucket.tokens) / PER_MS / SECOND),
      waitSeconds: admitted ? 0 : Math.max(1, Math.ceil((1 - bucket.tokens) / PER_MS / SECOND)),
    };
  }

  /**
   * Takes one request of whoever makes it: of a credential that was accepted before, else of the address. What somebody
   * made up has no quota of its own. @throws AppError request.rate_limited
   */
  demandOf(request: FastifyRequest): Allowance {
    const credential = credentialCaller(request);
    return this.demand(credential !== undefined && this.#buckets.get(credential) ? credential : `address:${addressGroup(request.ip)}`);
  }

  /** Gives the request's credential a quota of its own, once it was accepted. Undefined when it has one, or there is no credential. */
  accept(request: FastifyRequest): Allowance | undefined {
    const credential = credentialCaller(request);
    return credential === undefined || this.#buckets.get(credential) ? undefined : this.take(credential);
  }

  /** @throws AppError request.rate_limited with Retry-After */
  demand(caller: string): Allowance {
    const allowance = this.take(caller);
    if (!allowance.admitted) {
      throw new AppError('request.rate_limited', { detail: `More than ${QUOTA} requests in ${WINDOW_SECONDS} s`, headers: { 'retry-after': String(allowance.waitSeconds), ...quotaHeaders(allowance) } });
    }
    return allowance;
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
    http.getResponse<FastifyReply>().headers(quotaHeaders(this.limit.demandOf(http.getRequest<FastifyRequest>())));
    return true;
  }
}

function credentialCaller(request: FastifyRequest): string | undefined {
  const credential = credentialOf(request);
  return credential && `credential:${sha256(credential.value)}`;
}
/** What the answer says about the quota. */
export function quotaHeaders(allowance: Allowance): Record<string, string> {
  return {
    'ratelimit-policy': `"default";q=${QUOTA};w=${WINDOW_SECONDS}`,
    ratelimit: `"default";r=${allowance.remaining};t=${allowance.resetSeconds}`,
  };
}
