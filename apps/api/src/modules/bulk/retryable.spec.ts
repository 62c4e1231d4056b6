import { SendError } from '#providers/contract';
import { isRetryable } from './retryable.js';

const account = { failureOf: (code: string) => new SendError(code === 'meta.130429' || code === 'meta.refused_before' ? 'retry' : code === 'meta.131042' ? 'account' : code === 'meta.no_answer' ? 'unknown' : 'reject', code) };

describe('R171: what can be tried again', () => {
  it.each([
    ['meta.130429', false, true], ['meta.131042', false, true], ['meta.131026', false, false], ['meta.131050', false, false], ['meta.131049', false, false], ['meta.no_answer', false, false], ['meta.refused_before', false, true],
    ['account.inactive', true, true], ['template.paused', true, true], ['template.archived', true, true], ['template.deleted', true, false], ['opted_out', true, false], ['cancelled', true, false], ['value_missing', true, false], ['account.inactive', false, true],
  ])('%s (left out: %s): %s', (code, skipped, expected) => {
    expect(isRetryable({ code, skipped }, account)).toBe(expected);
  });
});
