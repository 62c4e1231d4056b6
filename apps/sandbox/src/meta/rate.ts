import type { SandboxClock } from '../clock.js';
import { whatsappError } from './graph-error.js';
import type { BusinessNumber } from './world.js';

interface Bucket { tokens: number; at: number }

/** Burst to one customer, then one message in six seconds. */
const PAIR = { size: 45, refillMs: 6_000 };
/** Messages per second of one business number. */
const THROUGHPUT = { size: 80, refillMs: 1_000 / 80 };

/** Meta's two pace limits, counted on the sandbox clock. */
export class Rates {
  private readonly buckets = new Map<string, Bucket>();

  constructor(private readonly clock: SandboxClock) {}

  /**
   * Counts one send.
   * @throws GraphError 130429 or 131056
   */
  count(number: BusinessNumber, customer: string): void {
    if (number.limits.throughput && !this.take(number.id, THROUGHPUT)) {
      throw whatsappError(130429, 'Cloud API message throughput has been reached.', 429);
    }
    if (number.limits.pair && !this.take(`${number.id}|${customer}`, PAIR)) {
      throw whatsappError(131056, 'Message failed to send because there were too many messages sent from this phone number to the same phone number in a short period of time.');
    }
  }

  clear(): void {
    this.buckets.clear();
  }

  private take(key: string, limit: { size: number; refillMs: number }): boolean {
    const now = this.clock.now();
    const bucket = this.buckets.get(key) ?? { tokens: limit.size, at: now };
    bucket.tokens = Math.min(limit.size, bucket.tokens + (now - bucket.at) / limit.refillMs);
    bucket.at = now;
    this.buckets.set(key, bucket);
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  }
}
