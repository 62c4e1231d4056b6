import { addressGroup, waitMs } from './rate-limit-attempts.js';

const RULE = { name: 'test', limit: 5, windowMs: 1000 };
const START = new Date('2026-11-21T12:00:00Z');
const at = (ms: number) => new Date(START.getTime() + ms);

describe('waiting for an attempt', () => {
  it.each([
    // previous window, this window, milliseconds into it -> milliseconds to wait
    [0, 0, 0, 0], [0, 4, 500, 0], [0, 5, 500, 700], [10, 0, 0, 600], [10, 0, 600, 0], [10, 4, 0, 1000], [5, 4, 900, 100],
  ])('with %i before, %i now, %i ms in: %i ms', (previous, current, elapsed, wait) => {
    expect(waitMs(RULE, { windowStart: START, previous, current }, at(elapsed))).toBeCloseTo(wait, 6);
  });

  it('is never more than the sliding window needs: then one more attempt fits exactly', () => {
    const wait = waitMs(RULE, { windowStart: START, previous: 0, current: 5 }, at(500));
    const intoNext = 500 + wait - RULE.windowMs;
    expect(5 * (1 - intoNext / RULE.windowMs) + 1).toBeCloseTo(RULE.limit, 6);
  });
});

describe('addresses as subjects of limits', () => {
  it.each([
    ['203.0.113.9', '203.0.113.9'], ['::ffff:203.0.113.9', '203.0.113.9'], ['2001:db8:1:2:3:4:5:6', '20010db800010002/64'], ['2001:db8:1:2::1', '20010db800010002/64'], ['not an address', 'not an address'],
  ])('%s counts as %s', (ip, subject) => expect(addressGroup(ip)).toBe(subject));
});
