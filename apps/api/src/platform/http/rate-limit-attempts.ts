import { Injectable } from '@nestjs/common';
import ipaddr from 'ipaddr.js';
import { Clock, DAY, SECOND } from '../clock/clock.js';
import { sha256 } from '../crypto/tokens.js';
import { Database, queryRows } from '../database/database.js';
import { AppError } from '../errors/app-error.js';

export interface AttemptRule {
  readonly name: string;
  readonly limit: number;
  readonly windowMs: number;
}
export interface AttemptCount {
  readonly windowStart: Date;
  readonly current: number;
  readonly previous: number;
}

/**
 * Limits that hold for all processes together: at most `limit` attempts in a sliding window, counted in Postgres. The
 * previous window counts with the share of it that the sliding one still covers.
 */
@Injectable()
export class AttemptLimits {
  constructor(private readonly db: Database, private readonly clock: Clock) {}

  /**
   * Counts an attempt before it is made, so that simultaneous ones cannot slip through together.
   * @returns undefined when it may go on, else the seconds to wait; refused attempts are not counted
   */
  async take(rule: AttemptRule, subject: string): Promise<number | undefined> {
    const now = this.clock.now();
    const start = windowStart(rule, now);
    const share = 1 - (now.getTime() - start.getTime()) / rule.windowMs;
    return this.db.outsideStores(async (tx) => {
      const taken = await queryRows(tx, TAKE, [keyOf(rule, subject), start, new Date(start.getTime() - rule.windowMs), share, rule.limit]);
      if (taken.length > 0) return undefined;
      const [row] = await queryRows<{ window_start: Date; current: number; previous: number }>(
        tx, 'select window_start, current, previous from attempt_counters where key = $1', [keyOf(rule, subject)]);
      return row ? Math.max(1, Math.ceil(waitMs(rule, { windowStart: row.window_start, current: row.current, previous: row.previous }, now) / SECOND)) : 1;
    });
  }

  /** Like take, and answers 429 with Retry-After. @throws AppError request.rate_limited */
  async demand(rule: AttemptRule, subject: string): Promise<void> {
    const wait = await this.take(rule, subject);
    if (wait !== undefined) throw new AppError('request.rate_limited', { detail: `Try again in ${wait} s`, headers: { 'retry-after': String(wait) } });
  }

  /** Uncounts an attempt that turned out to be welcome. */
  async giveBack(rule: AttemptRule, subject: string): Promise<void> {
    await this.db.outsideStores((tx) => tx.query(
      'update attempt_counters set current = greatest(current - 1, 0) where key = $1 and window_start = $2', [keyOf(rule, subject), windowStart(rule, this.clock.now())]));
  }

  /** Removes counters that no window needs any more. */
  async purge(): Promise<void> {
    await this.db.outsideStores((tx) => tx.query('delete from attempt_counters where window_start < $1', [this.clock.ago(2 * DAY)]));
  }
}

// A process whose clock is behind counts in the newer window of the others.
const TAKE = `insert into attempt_counters as c (key, window_start, current, previous) values ($1, $2, 1, 0)
  on conflict (key) do update set
    current = case when c.window_start >= $2 then c.current + 1 else 1 end,
    previous = case when c.window_start >= $2 then c.previous when c.window_start = $3 then c.current else 0 end,
    window_start = greatest(c.window_start, $2)
  where 1 + case when c.window_start >= $2 then c.current + c.previous * $4::float8 when c.window_start = $3 then c.current * $4::float8 else 0 end <= $5
  returning key`;

/** Milliseconds until one more attempt fits into the window. */
export function waitMs(rule: AttemptRule, count: AttemptCount, now: Date): number {
  const elapsed = now.getTime() - count.windowStart.getTime();
  const room = rule.limit - 1 - count.current;
  if (elapsed < rule.windowMs && room >= 0) return count.previous === 0 ? 0 : Math.max(0, rule.windowMs * (1 - room / count.previous) - elapsed);
  const inNextWindow = count.current === 0 ? 0 : Math.max(0, rule.windowMs * (1 - (rule.limit - 1) / count.current));
  return Math.max(0, rule.windowMs + inNextWindow - elapsed);
}

/** An address as a subject of limits: IPv6 users own a whole /64, so that is one subject. */
export function addressGroup(ip: string): string {
  if (!ipaddr.isValid(ip)) return ip;
  const address = ipaddr.process(ip);
  return address.kind() === 'ipv4' ? address.toString() : `${address.toByteArray().slice(0, 8).map((byte) => byte.toString(16).padStart(2, '0')).join('')}/64`;
}

function windowStart(rule: AttemptRule, now: Date): Date {
  return new Date(Math.floor(now.getTime() / rule.windowMs) * rule.windowMs);
}
// Hashed: the table holds no e-mail addresses.
function keyOf(rule: AttemptRule, subject: string): string {
  return sha256(`${rule.name}:${subject}`);
}
