import { tomorrowMorning } from './snooze-times.js';

describe('tomorrow at nine', () => {
  it.each([
    ['Europe/Madrid', '2026-07-01T10:00Z', '2026-07-02T07:00Z'], ['Europe/Madrid', '2026-07-01T22:30Z', '2026-07-03T07:00Z'], ['America/Los_Angeles', '2026-07-01T05:00Z', '2026-07-01T16:00Z'],
    // The clocks go back, and the day has 25 hours; they go forward, and it has 23.
    ['Europe/Madrid', '2026-10-24T22:10Z', '2026-10-26T08:00Z'], ['Europe/Madrid', '2026-03-28T23:30Z', '2026-03-30T07:00Z'], ['Asia/Kathmandu', '2026-12-31T20:00Z', '2027-01-02T03:15Z'],
  ])('is that of the store: in %s at %s', (timeZone, now, then) => {
    expect(tomorrowMorning(new Date(now), timeZone).toISOString()).toBe(new Date(then).toISOString());
  });
});
