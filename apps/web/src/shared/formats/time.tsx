import { useLingui } from '@lingui/react/macro';
import { useParams } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { dateFormat, relativeFormat } from './formats.js';
import { meQuery, storeOf } from '../people/me.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

let now = Date.now();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const each of listeners) each();
  }, 30_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** This moment in milliseconds, renewed twice a minute for all who look. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}

function relativeParts(ms: number): [number, Intl.RelativeTimeFormatUnit] {
  const size = Math.abs(ms);
  if (size < HOUR) return [Math.round(ms / MINUTE), 'minute'];
  return size < DAY ? [Math.round(ms / HOUR), 'hour'] : [Math.round(ms / DAY), 'day'];
}

/** `5 minutes ago` within a day, else the date. */
export function momentText(locale: string, value: Date, from: number, timeZone: string | undefined): string {
  const distance = value.getTime() - from;
  if (Math.abs(distance) < DAY) {
    const [amount, unit] = relativeParts(distance);
    return relativeFormat(locale, { numeric: 'auto' }).format(amount, unit);
  }
  const isThisYear = value.getFullYear() === new Date(from).getFullYear();
  const format: Intl.DateTimeFormatOptions = isThisYear ? { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' } : { dateStyle: 'medium' };
  return dateFormat(locale, { ...format, timeZone }).format(value);
}

/** A moment in the store's time zone; the exact one with its zone on hovering. */
export function Moment({ at }: { readonly at: string }) {
  const { i18n } = useLingui();
  const from = useNow();
  const { storeSlug } = useParams({ strict: false });
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const timeZone = me && storeOf(me, storeSlug)?.store.timezone;
  const value = new Date(at);
  const exact = dateFormat(i18n.locale, { dateStyle: 'full', timeStyle: 'long', timeZone }).format(value);
  return <time dateTime={at} title={exact}>{momentText(i18n.locale, value, from, timeZone)}</time>;
}

/** The day of a moment in the store's time zone. */
export function DayOf({ at }: { readonly at: string }) {
  const { i18n } = useLingui();
  const { storeSlug } = useParams({ strict: false });
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  return <time dateTime={at}>{dateFormat(i18n.locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: me && storeOf(me, storeSlug)?.store.timezone }).format(new Date(at))}</time>;
}
