import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { useStore } from '../../../shared/me.js';

const DAY_MS = 24 * 60 * 60_000;

/** Hours and days of a thread, in the store's time zone. */
export function useStoreClock(): { hour(at: string): string; day(at: string, now: number): string; exact(at: string): string } {
  const { i18n } = useLingui();
  const { timezone: timeZone } = useStore();
  return useMemo(() => {
    const hour = new Intl.DateTimeFormat(i18n.locale, { timeStyle: 'short', timeZone });
    const date = new Intl.DateTimeFormat(i18n.locale, { dateStyle: 'full', timeZone });
    const exact = new Intl.DateTimeFormat(i18n.locale, { dateStyle: 'medium', timeStyle: 'long', timeZone });
    const relative = new Intl.RelativeTimeFormat(i18n.locale, { numeric: 'auto' });
    const plain = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone });
    return {
      hour: (at) => hour.format(new Date(at)),
      exact: (at) => exact.format(new Date(at)),
      day: (at, now) => {
        const that = plain.format(new Date(at));
        const back = [0, 1].find((days) => plain.format(now - days * DAY_MS) === that);
        return back === undefined ? date.format(new Date(at)) : relative.format(-back, 'day');
      },
    };
  }, [i18n.locale, timeZone]);
}
