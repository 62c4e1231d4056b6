import type { SendError } from '#providers/contract';
import { HOUR, MINUTE, SECOND } from '../../platform/clock/clock.js';
import type { SendOutcome } from './attempt.js';

/** Tries of one message, the first included; what a passing problem has not let through by then is a failure. */
export const MAX_TRIES = 8;
const FIRST_WAIT_MS = 2 * SECOND;
const LONGEST_WAIT_MS = 10 * MINUTE;
const SHORTEST_HOLD_MS = SECOND;
/** Then one message asks again: somebody may have paid for more meanwhile. */
const LONGEST_HOLD_MS = HOUR;

/** What a failed try means for the message. @param tries how many there were, this one included */
export function outcomeOf(error: SendError, tries: number, random: number): SendOutcome {
  const { code, detail } = error;
  if (error.kind === 'retry' && error.holdsNumber) return { kind: 'limited', code, detail, afterMs: holdOf(error.retryAfterMs ?? 0) };
  switch (error.kind) {
    case 'reject': return { kind: 'rejected', code, detail };
    case 'account': return { kind: 'account', code, detail };
    case 'unknown': return { kind: 'unknown', code, detail };
    case 'retry': return tries >= MAX_TRIES ? { kind: 'rejected', code, detail } : { kind: 'retry', code, detail, afterMs: waitBefore(tries, error.retryAfterMs ?? 0, random) };
  }
}

/** How long a number is held whose provider asks for so long. */
export function holdOf(askedMs: number): number {
  return Math.min(Math.max(askedMs, SHORTEST_HOLD_MS), LONGEST_HOLD_MS);
}

/** Doubles from two seconds, with a quarter of jitter, never under what the provider asked for. `random` is 0 to 1. */
export function waitBefore(tries: number, askedMs: number, random: number): number {
  const doubled = Math.min(FIRST_WAIT_MS * 2 ** (tries - 1), LONGEST_WAIT_MS);
  return Math.round(Math.max(doubled, askedMs) * (1 + random / 4));
}
