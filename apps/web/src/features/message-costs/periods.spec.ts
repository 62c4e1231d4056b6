import { daysOf } from './periods.js';

describe('the days of a period', () => {
  const now = new Date('2026-03-01T02:30:00Z');
  it.each([
    ['this_month', 'Europe/Madrid', '2026-03-01', '2026-03-01'], ['this_month', 'America/Lima', '2026-02-01', '2026-02-28'], ['last_month', 'Europe/Madrid', '2026-02-01', '2026-02-28'], ['last_month', 'America/Lima', '2026-01-01', '2026-01-31'],
    ['last_30_days', 'Europe/Madrid', '2026-01-31', '2026-03-01'],
  ] as const)('%s in %s', (period, zone, from, to) => expect(daysOf(period, now, zone)).toEqual({ from, to }));
});
