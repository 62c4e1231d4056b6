import type { Clock } from './clock.js';
import { SECOND } from './clock.js';

/** How often it is looked at whether a lease is to be renewed. */
const LOOK_MS = SECOND;

/** The right to work on something, which others take when it has ended. */
export interface Lease {
  /** What is left of it after each renewal. */
  readonly ms: number;
  /** When it was taken, by the clock. */
  readonly takenAt: Date;
  /** No work takes so long: whoever has it for longer hangs, and loses it. */
  readonly longestMs: number;
  /** Writes its new end down. */
  renew(until: Date): Promise<unknown>;
}

/** Does the work and renews its lease meanwhile, so that only who died or hangs loses it. A renewal that fails is tried again a moment later. */
export async function withRenewedLease<T>(clock: Clock, lease: Lease, work: () => Promise<T>): Promise<T> {
  let renewedAt = lease.takenAt.getTime();
  const timer = setInterval(() => {
    const now = clock.now().getTime();
    if (now - renewedAt < lease.ms / 3 || now - lease.takenAt.getTime() >= lease.longestMs) return;
    const before = renewedAt;
    renewedAt = now;
    lease.renew(new Date(now + lease.ms)).catch(() => { renewedAt = before; });
  }, LOOK_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
