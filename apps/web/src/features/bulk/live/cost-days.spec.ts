import { costDays } from './cost-days.js';

describe('the days on which a bulk message can have been charged', () => {
  it.each([
    ['one that runs: until today, as the store counts days', '2026-11-21T23:30:00Z', null, '2026-11-24T10:00:00Z', 'Europe/Madrid', '2026-11-22', '2026-11-24'],
    ['one that ended long ago: a month more', '2026-01-10T10:00:00Z', '2026-01-10T12:00:00Z', '2026-11-24T10:00:00Z', 'UTC', '2026-01-10', '2026-02-09'],
  ])('%s', (_name, startedAt, finishedAt, now, zone, from, to) => expect(costDays(startedAt, finishedAt, Date.parse(now), zone)).toEqual({ from, to }));
});
