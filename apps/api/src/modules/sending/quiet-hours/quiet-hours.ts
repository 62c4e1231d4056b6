import { MINUTE } from '../../../platform/clock/clock.js';
import { zonesOf } from './country-zones.js';

/** Minutes after midnight between which nobody is written to; `from` after `until` spans midnight. */
export interface QuietHours { readonly from: number; readonly until: number }
const DAY_MINUTES = 1440;

const formats = new Map<string, Intl.DateTimeFormat>();
function minuteOfDay(zone: string, at: Date): number {
  let format = formats.get(zone);
  if (!format) formats.set(zone, format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }));
  const [hour = '0', minute = '0'] = format.format(at).split(':');
  return Number(hour) * 60 + Number(minute);
}

/** When people of a country (ISO 3166-1) may be written to: now, or as soon as it is quiet in none of its zones. Unknown countries are taken as UTC. */
export function earliestFor(country: string | null, quiet: QuietHours | undefined, now: Date): Date {
  if (quiet === undefined || quiet.from === quiet.until) return now;
  let at = now;
  // Each step leaves the quiet hours of one zone; two zones that are never awake together would turn for ever.
  for (let steps = 0; steps < 4; steps += 1) {
    const waits = zonesOf(country).map((zone) => minutesToWait(minuteOfDay(zone, at), quiet));
    const longest = Math.max(...waits);
    if (longest === 0) return at;
    at = new Date(Math.floor(at.getTime() / MINUTE) * MINUTE + longest * MINUTE);
  }
  return at;
}

function minutesToWait(minute: number, { from, until }: QuietHours): number {
  const isQuiet = from < until ? minute >= from && minute < until : minute >= from || minute < until;
  return isQuiet ? (until - minute + DAY_MINUTES) % DAY_MINUTES : 0;
}
