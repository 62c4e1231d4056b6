import { clockText, minutesOf, momentOf, wallTime } from './zoned-time.js';

describe('times in the zone of the store', () => {
  it.each([['2026-12-24T18:30', 'Europe/Madrid', '2026-12-24T17:30:00.000Z'], ['2026-07-01T08:00', 'America/New_York', '2026-07-01T12:00:00.000Z'], ['2026-03-29T03:30', 'Europe/Madrid', '2026-03-29T01:30:00.000Z'], ['2026-11-22T00:00', 'Asia/Kolkata', '2026-11-21T18:30:00.000Z'], ['0002-12-24T18:30', 'UTC', '0002-12-24T18:30:00.000Z']])('%s in %s', (wall, zone, utc) => {
    expect(momentOf(wall, zone)?.toISOString()).toBe(utc);
    expect(wallTime(new Date(utc), zone)).toBe(wall);
  });
  it('follows a year while it is typed', () => {
    for (const wall of ['0002-12-24T18:30', '0020-12-24T18:30', '0202-12-24T18:30']) expect(wallTime(momentOf(wall, 'Europe/Madrid') ?? new Date(0), 'Europe/Madrid')).toBe(wall);
    expect([momentOf('275760-12-24T18:30', 'Europe/Madrid'), momentOf('soon', 'UTC')]).toEqual([undefined, undefined]);
  });
  it('reads clocks', () => {
    expect([clockText(0), clockText(1275), minutesOf('21:15'), minutesOf(''), momentOf('', 'UTC')]).toEqual(['00:00', '21:15', 1275, null, undefined]);
  });
});
