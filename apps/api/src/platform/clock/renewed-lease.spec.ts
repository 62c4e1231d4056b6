import { Clock, MINUTE, SECOND } from './clock.js';
import { type Lease, withRenewedLease } from './renewed-lease.js';

describe('a lease that is renewed while the work goes on', () => {
  const clock = new Clock();
  const renewals: number[] = [];
  let takenAt = 0;
  beforeEach(() => {
    jest.useFakeTimers();
    takenAt = clock.now().getTime();
    renewals.length = 0;
  });
  afterEach(() => jest.useRealTimers());

  /** Works for so long under a lease of half a minute. */
  const work = async (ms: number, change: Partial<Lease> = {}): Promise<string> => {
    const lease: Lease = {
      ms: 30 * SECOND, takenAt: clock.now(), longestMs: 5 * MINUTE,
      renew: async (until) => renewals.push(until.getTime() - takenAt), ...change,
    };
    const done = withRenewedLease(clock, lease, () => new Promise<string>((resolve) => { setTimeout(resolve, ms, 'done'); }));
    await jest.advanceTimersByTimeAsync(ms);
    return done;
  };

  it('leaves short work alone', async () => {
    await expect(work(9_500)).resolves.toBe('done');
    expect(renewals).toEqual([]);
  });

  it('never lets it end, and stops with the work', async () => {
    await work(65 * SECOND);
    expect(renewals).toEqual([40_000, 50_000, 60_000, 70_000, 80_000, 90_000]);
    await jest.advanceTimersByTimeAsync(MINUTE);
    expect(renewals).toHaveLength(6);
  });

  it('stops with work that fails', async () => {
    await expect(withRenewedLease(clock, { ms: SECOND, takenAt: clock.now(), longestMs: MINUTE, renew: async () => renewals.push(1) }, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(jest.getTimerCount()).toBe(0);
  });

  it('tries a renewal that failed again a moment later', async () => {
    let tries = 0;
    await work(13_500, { renew: async () => { tries += 1; if (tries < 3) throw new Error('no connection'); } });
    expect(tries).toBe(3);
  });

  it('takes it from whoever hangs', async () => {
    await work(10 * MINUTE, { longestMs: MINUTE });
    expect(Math.max(...renewals)).toBeLessThanOrEqual(90_000);
  });
});
