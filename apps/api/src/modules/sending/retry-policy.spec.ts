import { SendError } from '#providers/contract';
import { MAX_TRIES, outcomeOf, waitBefore } from './retry-policy.js';

describe('what a failed try means', () => {
  it('tries a passing problem again, later each time, with jitter', () => {
    expect([1, 2, 3].map((tries) => waitBefore(tries, 0, 0))).toEqual([2000, 4000, 8000]);
    expect(waitBefore(1, 0, 1)).toBe(2500);
    expect(waitBefore(30, 0, 0)).toBe(600_000);
  });

  it('waits at least as long as the provider asked', () => {
    expect(outcomeOf(new SendError('retry', 'x.1', '', 60_000), 1, 0)).toMatchObject({ kind: 'retry', afterMs: 60_000 });
  });

  it('a limit of the number is no try, however often; it holds for as long as was asked, and at most for an hour', () => {
    const limited = (askedMs: number | undefined, tries: number) => outcomeOf(new SendError('retry', 'x.429', 'slow', askedMs, true), tries, 1);
    expect(limited(60_000, MAX_TRIES + 5)).toEqual({ kind: 'limited', code: 'x.429', detail: 'slow', afterMs: 60_000 });
    expect([limited(undefined, 1), limited(86_400_000, 1)]).toMatchObject([{ afterMs: 1000 }, { afterMs: 3_600_000 }]);
  });

  it('gives a passing problem up after the last try', () => {
    expect(outcomeOf(new SendError('retry', 'x.1', 'busy'), MAX_TRIES, 0)).toEqual({ kind: 'rejected', code: 'x.1', detail: 'busy' });
  });

  it.each([['reject', 'rejected'], ['account', 'account'], ['unknown', 'unknown']] as const)('never repeats a %s', (kind, outcome) => {
    expect(outcomeOf(new SendError(kind, 'x.2', 'no'), 1, 0)).toEqual({ kind: outcome, code: 'x.2', detail: 'no' });
  });
});
