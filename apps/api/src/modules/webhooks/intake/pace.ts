import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { SECOND } from '../../../platform/clock/clock.js';
import { AppError } from '../../../platform/errors/app-error.js';
import type { OpenAccount } from '../../accounts/index.js';
import { SecurityEvents } from '../../security/index.js';
import type { IncomingRequest } from './admission.js';

/** Meta lets a number exchange 1,000 messages a second at the very most, and each makes up to four events. */
const MOST_OF_META = 4_000;
/** Webhooks of one account, for good. */
const PER_SECOND = 2.5 * MOST_OF_META;
/** On top of that: what waited with the provider while we were away comes at once. */
const AT_ONCE = 60 * MOST_OF_META;
/** A large body counts as one more for each of these bytes. */
const BYTES_OF_ONE = 8 * 1024;
/** Accounts remembered by one process; the least recent ones start anew. */
const MAX_ACCOUNTS = 20_000;

interface Bucket { left: number; at: number }

/**
 * A token bucket per account, in this process, for verified requests only: what somebody forges takes nothing of it. Far
 * above anything that providers send, so it stops a holder of the secret who fills the disk. Nothing is lost by it: providers keep
 * what is answered 429 and post it again.
 */
@Injectable()
export class WebhookPace {
  readonly #buckets = new LRUCache<string, Bucket>({ max: MAX_ACCOUNTS });

  constructor(private readonly security: SecurityEvents) {}

  /** Takes the request of every account's quota, or of none. @throws AppError request.rate_limited with Retry-After */
  demand(accounts: Iterable<OpenAccount>, request: IncomingRequest, at: Date): void {
    const cost = 1 + Math.floor(request.rawBody.byteLength / BYTES_OF_ONE);
    const buckets: Bucket[] = [];
    for (const account of accounts) {
      const bucket = this.#bucketOf(account.id, at.getTime());
      if (bucket.left < cost) {
        this.security.record({
          storeId: account.storeId, accountId: account.id, kind: 'webhook.rate_limited', source: request.source, detail: { reason: 'more webhooks than any provider sends', per_second: PER_SECOND },
        });
        const wait = Math.ceil((cost - bucket.left) / PER_SECOND);
        throw new AppError('request.rate_limited', { detail: `More than ${PER_SECOND} webhooks a second for one account`, headers: { 'retry-after': String(wait) } });
      }
      buckets.push(bucket);
    }
    for (const bucket of buckets) bucket.left -= cost;
  }

  #bucketOf(accountId: string, now: number): Bucket {
    let bucket = this.#buckets.get(accountId);
    if (!bucket) this.#buckets.set(accountId, bucket = { left: AT_ONCE, at: now });
    bucket.left = Math.min(AT_ONCE, bucket.left + (Math.max(0, now - bucket.at) * PER_SECOND) / SECOND);
    bucket.at = now;
    return bucket;
  }
}
