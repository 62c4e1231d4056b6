import { parsePhoneNumberFromString } from 'libphonenumber-js';
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

/** Zones of a country are looked at so often, each time at the end of the longest night; who then is never awake together will not be. */
const MOST_STEPS = 12;

/**
 * When people of a country (ISO 3166-1) may be written to: now, or as soon as it is quiet in none of its zones. Where these zones are never all
 * awake at one moment the zone counts in which most people live: nobody is held back for ever. Numbers of no country are taken as UTC.
 */
export function earliestFor(country: string | null, quiet: QuietHours | undefined, now: Date): Date {
  if (quiet === undefined || quiet.from === quiet.until) return now;
  const zones = zonesOf(country);
  return earliestIn(zones, quiet, now) ?? earliestIn(zones.slice(0, 1), quiet, now) ?? now;
}

/** The country (ISO 3166-1) of a number in E.164; null when none can be told. */
export function countryOf(phone: string | null | undefined): string | null {
  return phone ? parsePhoneNumberFromString(phone)?.country ?? null : null;
}

function earliestIn(zones: readonly string[], quiet: QuietHours, now: Date): Date | undefined {
  let at = now;
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    const longest = Math.max(...zones.map((zone) => minutesToWait(minuteOfDay(zone, at), quiet)));
    if (longest === 0) return at;
    at = new Date(Math.floor(at.getTime() / MINUTE) * MINUTE + longest * MINUTE);
  }
  return undefined;
}

function minutesToWait(minute: number, { from, until }: QuietHours): number {
  const isQuiet = from < until ? minute >= from && minute < until : minute >= from || minute < until;
  return isQuiet ? (until - minute + DAY_MINUTES) % DAY_MINUTES : 0;
}
