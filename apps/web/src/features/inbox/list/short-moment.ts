import { dateFormat, relativeFormat } from '../../../shared/formats/formats.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** As short as a list needs it: `5 min. ago`, then the date. Times in milliseconds. */
export function shortMoment(locale: string, at: number, now: number): string {
  const age = now - at;
  if (age < DAY) {
    const format = relativeFormat(locale, { numeric: 'auto', style: 'narrow' });
    if (age < MINUTE) return format.format(0, 'second');
    return age < HOUR ? format.format(-Math.floor(age / MINUTE), 'minute') : format.format(-Math.floor(age / HOUR), 'hour');
  }
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return dateFormat(locale, isThisYear ? { day: 'numeric', month: 'short' } : { dateStyle: 'short' }).format(at);
}
