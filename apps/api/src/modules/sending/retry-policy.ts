import type { RetryAdvice, SendError } from '#providers/contract';
import { HOUR, MINUTE, SECOND } from '../../platform/clock/clock.js';
import type { SendOutcome } from './attempt.js';

/** Tries of one message, the first included, where the provider says nothing else; what a passing problem has not let through by then is a failure. */
export const MAX_TRIES = 8;
const FIRST_WAIT_MS = 2 * SECOND;
const LONGEST_WAIT_MS = 10 * MINUTE;
/** Whoever waits longer after a report would keep what is written behind it waiting, or go out at night: people see the reason and try again. */
const LONGEST_WAIT_AFTER_REPORT_MS = MINUTE;
const SHORTEST_HOLD_MS = SECOND;
/** Then one message asks again: somebody may have paid for more meanwhile. */
const LONGEST_HOLD_MS = HOUR;

/** What became of a message that the provider had taken and could not bring: `never` will not go through again by itself. */
export type ReportedOutcome = { readonly kind: 'retry'; readonly afterMs: number } | { readonly kind: 'account'; readonly afterMs: number } | { readonly kind: 'never' };

/** What a failed try means for the message. @param tries how many there were since somebody last asked for it, this one included */
export function outcomeOf(error: SendError, tries: number, random: number): SendOutcome {
  const { code, detail, retry } = error;
  if (error.kind === 'retry' && retry.holdsNumber) return { kind: 'limited', code, detail, afterMs: holdOf(retry.afterMs ?? 0) };
  switch (error.kind) {
    case 'reject': return { kind: 'rejected', code, detail };
    case 'account': return { kind: 'account', code, detail };
    case 'unknown': return { kind: 'unknown', code, detail };
    case 'retry': return isLast(retry, tries) ? { kind: 'rejected', code, detail } : { kind: 'retry', code, detail, afterMs: waitBefore(tries, retry, random) };
  }
}

/** What it means that the provider reports a failure of what it had taken. That was a try, also where it was the number that went too fast. */
export function reportedOutcomeOf({ kind, retry }: SendError, tries: number, random: number): ReportedOutcome {
  switch (kind) {
    // Until every process knows that it is paused. Reported again after its correction, it is what the check of an account does not see: others are not stopped for it for ever.
    case 'account': return tries > 1 ? { kind: 'never' } : { kind: 'account', afterMs: FIRST_WAIT_MS };
    case 'retry': {
      const isLate = waitBefore(tries, retry, 0) > LONGEST_WAIT_AFTER_REPORT_MS;
      return isLast(retry, tries) || isLate ? { kind: 'never' } : { kind: 'retry', afterMs: waitBefore(tries, retry, random) };
    }
    case 'reject': case 'unknown': return { kind: 'never' };
  }
}

/** How long a number is held whose provider asks for so long. */
export function holdOf(askedMs: number): number {
  return Math.min(Math.max(askedMs, SHORTEST_HOLD_MS), LONGEST_HOLD_MS);
}

/** Doubles from two seconds, with a quarter of jitter, never under what the provider asked for. `random` is 0 to 1. */
export function waitBefore(tries: number, { afterMs = 0, factor = 1 }: RetryAdvice, random: number): number {
  const doubled = Math.min(FIRST_WAIT_MS * 2 ** (tries - 1), LONGEST_WAIT_MS);
  const asked = Math.max(afterMs, Math.min(afterMs * factor ** (tries - 1), LONGEST_WAIT_MS));
  return Math.round(Math.max(doubled, asked) * (1 + random / 4));
}

function isLast({ tries: most = MAX_TRIES }: RetryAdvice, tries: number): boolean {
  return tries >= most;
}
