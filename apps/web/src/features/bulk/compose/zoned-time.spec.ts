import { clockText, minutesOf, momentOf, wallTime } from './zoned-time.js';

describe('times in the zone of the store', () => {
  it.each([['2026-12-24T18:30', 'Europe/Madrid', '2026-12-24T17:30:00.000Z'], ['2026-07-01T08:00', 'America/New_York', '2026-07-01T12:00:00.000Z'], ['2026-03-29T03:30', 'Europe/Madrid', '2026-03-29T01:30:00.000Z'], ['2026-11-22T00:00', 'Asia/Kolkata', '2026-11-21T18:30:00.000Z']])('%s in %s', (wall, zone, utc) => {
    expect(momentOf(wall, zone)?.toISOString()).toBe(utc);
    expect(wallTime(new Date(utc), zone)).toBe(wall);
  });
  it('reads clocks', () => {
    expect([clockText(0), clockText(1275), minutesOf('21:15'), minutesOf(''), momentOf('', 'UTC')]).toEqual(['00:00', '21:15', 1275, null, undefined]);
  });
});
