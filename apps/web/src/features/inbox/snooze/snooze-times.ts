import { momentOf, wallTime } from '../../../shared/formats/wall-time.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Tomorrow at nine by a clock in `timeZone`, that of the store. */
export function tomorrowMorning(now: Date, timeZone: string): Date {
  const [today = ''] = wallTime(now, timeZone).split('T');
  const tomorrow = new Date(Date.parse(`${today}T00:00Z`) + DAY_MS).toISOString().slice(0, 10);
  return momentOf(`${tomorrow}T09:00`, timeZone) ?? hoursFrom(now, 24);
}
export function hoursFrom(now: Date, hours: number): Date {
  return new Date(now.getTime() + hours * HOUR_MS);
}
