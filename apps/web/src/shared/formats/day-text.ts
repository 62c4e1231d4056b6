import { dateFormat } from './formats.js';

/** A day of the calendar (`2026-12-24`) in words, the same wherever one looks from. */
export function dayText(locale: string, day: string, options: Intl.DateTimeFormatOptions = { dateStyle: 'full' }): string {
  return dateFormat(locale, { ...options, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}
