import type { SandboxClock } from '../clock.js';
import { Refusal } from '../http/refusal.js';
import type { Session } from './world.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;
const PROTECTED_MS = 5 * SECOND;

/** Limits of sending, counted on the sandbox clock: plan, day and Account Protection. */
export class WasenderPace {
  private readonly sentAt = new Map<number, number[]>();

  constructor(private readonly clock: SandboxClock) {}

  /** Counts one send. Gives the headers of its answer. @throws Refusal 429 */
  count(session: Session): Readonly<Record<string, string>> {
    const now = this.clock.now();
    const sent = (this.sentAt.get(session.id) ?? []).filter((at) => at > now - DAY);
    const last = sent.at(-1) ?? -Infinity;
    const perMinute = session.plan === 'trial' ? 1 : 256;
    if (session.accountProtection && now - last < PROTECTED_MS) throw this.tooFast(session, 'You have account protection enabled. You can only send 1 message every 5 seconds.', PROTECTED_MS - (now - last));
    if (session.plan === 'trial' && sent.length >= 50) throw this.tooFast(session, 'You have reached your daily limit of 50 messages.', (sent[0] ?? now) + DAY - now, { 'x-ratelimit-daily-limit': '50', 'x-ratelimit-daily-remaining': '0' });
    const lately = sent.filter((at) => at > now - MINUTE);
    if (lately.length >= perMinute) {
      const waitMs = (lately[0] ?? now) + MINUTE - now;
      throw this.tooFast(session, session.plan === 'trial' ? 'You are on a free trial. You can only send 1 message every 1 minute.' : 'Too Many Attempts.', waitMs);
    }
    this.sentAt.set(session.id, [...sent, now]);
    return { 'x-ratelimit-limit': String(perMinute), 'x-ratelimit-remaining': String(perMinute - lately.length - 1), 'x-ratelimit-reset': '60' };
  }

  clear(): void {
    this.sentAt.clear();
  }

  /** These answers have no `success`. */
  private tooFast(session: Session, message: string, waitMs: number, headers: Readonly<Record<string, string>> = {}): Refusal {
    session.turnedAway += 1;
    const seconds = Math.max(1, Math.ceil(waitMs / SECOND));
    return new Refusal(429, { message, retry_after: seconds }, { 'retry-after': String(seconds), 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(seconds), ...headers });
  }
}
