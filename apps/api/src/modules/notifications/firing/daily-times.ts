import { DAY, MINUTE } from '../../../platform/clock/clock.js';

export interface DailyTime { readonly day: string; readonly at: Date }

/** The moments after `from` up to `until` at which it is so many minutes after midnight in a time zone; a clock that is put forward makes it up to an hour later. */
export function dailyTimes(timezone: string, minute: number, from: Date, until: Date): DailyTime[] {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: timezone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const times: DailyTime[] = [];
  // A day before and a day after: the zone's days are not ours.
  for (let day = startOfDay(from) - DAY; day <= until.getTime() + DAY; day += DAY) {
    const at = instantOf(format, day + minute * MINUTE);
    if (at > from && at <= until) times.push({ day: new Date(day).toISOString().slice(0, 10), at });
  }
  return times;
}

const startOfDay = (at: Date): number => Math.floor(at.getTime() / DAY) * DAY;

/** The moment at which clocks of the zone show `wall` (written as if it were UTC). Corrected twice, because the first guess may lie on the other side of a change of clocks. */
function instantOf(format: Intl.DateTimeFormat, wall: number): Date {
  let guess = wall;
  for (let step = 0; step < 2; step += 1) guess += wall - shown(format, guess);
  return new Date(guess);
}
function shown(format: Intl.DateTimeFormat, at: number): number {
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(parts['year'] ?? 0, (parts['month'] ?? 1) - 1, parts['day'], parts['hour'], parts['minute']);
}
