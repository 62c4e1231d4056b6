import { dateFormat } from '../../../shared/formats/formats.js';

/** A day without its year: `22 Nov`. @param date `2026-11-22` */
export function dayText(locale: string, date: string): string {
  return dateFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));
}
