import { Clock, SECOND } from '../clock/clock.js';
import { RateLimit } from './rate-limit.js';

describe('the request quota', () => {
  it('admits 600 at once, then one every tenth of a second, each caller for itself', () => {
    const clock = new Clock();
    const limit = new RateLimit(clock);
    // The clock runs on by itself meanwhile: a few milliseconds refill less than one request.
    const admitted = Array.from({ length: 700 }, () => limit.take('a').admitted).filter(Boolean).length;
    expect(admitted).toBeGreaterThanOrEqual(600);
    expect(admitted).toBeLessThan(700);
    expect(limit.take('b').remaining).toBe(599);
    clock.advance(5 * SECOND);
    const later = limit.take('a');
    expect([later.admitted, later.remaining >= 49]).toEqual([true, true]);
  });

  it('never holds more than the quota', () => {
    const clock = new Clock();
    const limit = new RateLimit(clock);
    limit.take('a');
    clock.advance(3600 * SECOND);
    expect(limit.take('a')).toMatchObject({ remaining: 599, waitSeconds: 0 });
  });
});
