import { useLingui } from '@lingui/react/macro';
import { dateFormat, relativeFormat } from '../../../shared/formats/formats.js';
import { useStore } from '../../../shared/people/me.js';

const DAY_MS = 24 * 60 * 60_000;

/** Hours and days of a thread, in the store's time zone. */
export interface StoreClock {
  hour(at: string): string;
  day(at: string, now: number): string;
  exact(at: string): string;
}
const clocks = new Map<string, StoreClock>();

/** The same clock for the same language and zone, so that it never makes anything draw anew. */
function clockOf(locale: string, timeZone: string): StoreClock {
  const key = `${locale} ${timeZone}`;
  const known = clocks.get(key);
  if (known) return known;
  const plain = dateFormat('en-CA', { dateStyle: 'short', timeZone });
  const clock: StoreClock = {
    hour: (at) => dateFormat(locale, { timeStyle: 'short', timeZone }).format(new Date(at)),
    exact: (at) => dateFormat(locale, { dateStyle: 'medium', timeStyle: 'long', timeZone }).format(new Date(at)),
    day: (at, now) => {
      const that = plain.format(new Date(at));
      const back = [0, 1].find((days) => plain.format(now - days * DAY_MS) === that);
      return back === undefined ? dateFormat(locale, { dateStyle: 'full', timeZone }).format(new Date(at)) : relativeFormat(locale, { numeric: 'auto' }).format(-back, 'day');
    },
  };
  clocks.set(key, clock);
  return clock;
}

export function useStoreClock(): StoreClock {
  const { i18n } = useLingui();
  return clockOf(i18n.locale, useStore().timezone);
}
