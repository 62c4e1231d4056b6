import { SendError, type SendErrorKind } from '#providers/contract';
import { MAX_TRIES, outcomeOf, reportedOutcomeOf, waitBefore } from './retry-policy.js';

describe('what a failed try means', () => {
  it('tries a passing problem again, later each time, with jitter', () => {
    expect([1, 2, 3].map((tries) => waitBefore(tries, {}, 0))).toEqual([2000, 4000, 8000]);
    expect(waitBefore(1, {}, 1)).toBe(2500);
    expect(waitBefore(30, {}, 0)).toBe(600_000);
  });

  it('waits at least as long as the provider asked', () => {
    expect(outcomeOf(new SendError('retry', 'x.1', '', { afterMs: 60_000 }), 1, 0)).toMatchObject({ kind: 'retry', afterMs: 60_000 });
    expect([1, 2, 3, 4, 5, 6].map((tries) => waitBefore(tries, { afterMs: 4000, factor: 4 }, 0))).toEqual([4000, 16_000, 64_000, 256_000, 600_000, 600_000]);
    expect(waitBefore(3, { afterMs: 3_600_000, factor: 4 }, 0)).toBe(3_600_000);
  });

  it('a limit of the number is no try, however often; it holds for as long as was asked, and at most for an hour', () => {
    const limited = (askedMs: number | undefined, tries: number) => outcomeOf(new SendError('retry', 'x.429', 'slow', { ...(askedMs === undefined ? {} : { afterMs: askedMs }), holdsNumber: true }), tries, 1);
    expect(limited(60_000, MAX_TRIES + 5)).toEqual({ kind: 'limited', code: 'x.429', detail: 'slow', afterMs: 60_000 });
    expect([limited(undefined, 1), limited(86_400_000, 1)]).toMatchObject([{ afterMs: 1000 }, { afterMs: 3_600_000 }]);
  });

  it('gives a passing problem up after the last try', () => {
    expect(outcomeOf(new SendError('retry', 'x.1', 'busy'), MAX_TRIES, 0)).toEqual({ kind: 'rejected', code: 'x.1', detail: 'busy' });
  });

  it('gives it up earlier where the provider says so', () => {
    const error = new SendError('retry', 'x.1', 'busy', { tries: 3 });
    expect([1, 2, 3].map((tries) => outcomeOf(error, tries, 0).kind)).toEqual(['retry', 'retry', 'rejected']);
    expect([1, 2, 3].map((tries) => reportedOutcomeOf(error, tries, 0).kind)).toEqual(['retry', 'retry', 'never']);
  });

  it('takes a failure that is reported later like one in the answer, but for a limit of the number, which was a try', () => {
    const reported = (kind: SendErrorKind, tries = 1, retry = {}) => reportedOutcomeOf(new SendError(kind, 'x.1', '', retry), tries, 0);
    expect([reported('retry'), reported('account'), reported('reject'), reported('unknown')]).toEqual([{ kind: 'retry', afterMs: 2000 }, { kind: 'account', afterMs: 2000 }, { kind: 'never' }, { kind: 'never' }]);
    // Nobody waits long behind it, and what an account's correction did not mend stops it once only.
    expect([reported('retry', 5), reported('retry', 6), reported('retry', 1, { afterMs: 3_600_000 }), reported('account', 2)]).toEqual([{ kind: 'retry', afterMs: 32_000 }, { kind: 'never' }, { kind: 'never' }, { kind: 'never' }]);
    expect([reported('retry', MAX_TRIES), reported('retry', 3, { afterMs: 1000, holdsNumber: true }), reported('retry', MAX_TRIES, { holdsNumber: true })]).toEqual([{ kind: 'never' }, { kind: 'retry', afterMs: 8000 }, { kind: 'never' }]);
  });

  it.each([['reject', 'rejected'], ['account', 'account'], ['unknown', 'unknown']] as const)('never repeats a %s', (kind, outcome) => {
    expect(outcomeOf(new SendError(kind, 'x.2', 'no'), 1, 0)).toEqual({ kind: outcome, code: 'x.2', detail: 'no' });
  });
});
