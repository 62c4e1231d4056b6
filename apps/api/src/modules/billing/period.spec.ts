import { periodOf, reachedAt } from './period.js';

const at = (text: string): Date => new Date(`${text}Z`);

describe('periods of a subscription', () => {
  it.each([
    ['2026-01-10T08:00:00', '2026-01-10T08:00:00', '2026-01-10T08:00:00', '2026-02-10T08:00:00'],
    ['2026-01-10T08:00:00', '2026-03-10T07:59:59', '2026-02-10T08:00:00', '2026-03-10T08:00:00'],
    ['2026-01-31T12:00:00', '2026-02-28T12:00:00', '2026-02-28T12:00:00', '2026-03-31T12:00:00'],
    ['2026-01-31T12:00:00', '2026-03-30T12:00:00', '2026-02-28T12:00:00', '2026-03-31T12:00:00'],
    ['2024-12-31T00:00:00', '2026-01-01T00:00:00', '2025-12-31T00:00:00', '2026-01-31T00:00:00'],
  ])('began %s, on %s: from %s to %s', (since, now, from, to) => {
    expect(periodOf(at(since), at(now))).toEqual({ from: at(from), to: at(to) });
  });

  it('say when a limit will be reached at the rate so far', () => {
    const period = { from: at('2026-04-01T00:00:00'), to: at('2026-05-01T00:00:00') };
    expect(reachedAt(period, at('2026-04-11T00:00:00'), 50, 100)).toEqual(at('2026-04-21T00:00:00'));
    expect(reachedAt(period, at('2026-04-11T00:00:00'), 33, 100)).toBeUndefined();
    expect(reachedAt(period, at('2026-04-11T00:00:00'), 0, 100)).toBeUndefined();
    expect(reachedAt(period, at('2026-04-01T00:00:00'), 5, 100)).toBeUndefined();
  });
});
