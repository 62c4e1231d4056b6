import { useLingui } from '@lingui/react/macro';
import { ORDER_STATUS_TEXTS } from '../../shared/orders/status-pill.js';
import type { Rule } from './model.js';

/** A rule's trigger in one line. */
export function useSummary(): (rule: Pick<Rule, 'trigger' | 'order_status' | 'wait_minutes' | 'event_name' | 'date_name' | 'day_offset' | 'at_minute' | 'stock_level'>) => string {
  const { t, i18n } = useLingui();
  const durationText = useDurationText();
  const dateText = useDateText();
  const promisedText = usePromisedText();
  return ({ trigger, order_status: status, wait_minutes: wait, event_name: event, date_name: date, day_offset: offset, at_minute: at, stock_level: level }) => {
    const after = durationText(wait);
    switch (trigger) {
      case 'order_status': {
        const become = i18n._(ORDER_STATUS_TEXTS[status ?? 'placed']);
        return wait === 0 ? t`Order becomes “${become}”` : t`${after} after an order becomes “${become}”`;
      }
      case 'cart_abandoned': return t`Cart untouched for ${after}`;
      case 'conversation_waiting': return t`Nobody took the conversation for ${after}`;
      case 'first_contact': return wait === 0 ? t`Somebody writes for the first time` : t`${after} after somebody wrote for the first time`;
      case 'back_in_stock': return wait === 0 ? t`Something a customer waits for is back` : t`${after} after something a customer waits for is back`;
      case 'low_stock': return level === 0 ? t`Something is sold out` : t`${level ?? 0} or fewer of something are left`;
      case 'date': return dateText(date ?? '', offset ?? 0, clockText(at ?? 0));
      case 'promised_day': return promisedText(offset ?? 0, clockText(at ?? 0));
      case 'custom_event': return t`Event “${event ?? ''}”`;
      case 'daily': {
        const time = clockText(at ?? 0);
        return t`Every day at ${time}`;
      }
    }
  };
}

function useDateText(): (date: string, offset: number, time: string) => string {
  const { t } = useLingui();
  const durationText = useDurationText();
  return (date, offset, time) => {
    const days = durationText(Math.abs(offset) * 1440);
    if (offset === 0) return t`On the day of “${date}”, at ${time}`;
    return offset < 0 ? t`${days} before “${date}”, at ${time}` : t`${days} after “${date}”, at ${time}`;
  };
}

function usePromisedText(): (offset: number, time: string) => string {
  const { t } = useLingui();
  const durationText = useDurationText();
  return (offset, time) => {
    const days = durationText(Math.abs(offset) * 1440);
    if (offset === 0) return t`On the day promised for an order, at ${time}`;
    return offset < 0 ? t`${days} before the day promised for an order, at ${time}` : t`${days} after the day promised for an order, at ${time}`;
  };
}

/** `90` as hours and minutes would be read: the largest unit that fits without a rest. */
export function useDurationText(): (minutes: number) => string {
  const { i18n } = useLingui();
  return (minutes) => {
    const [size, unit] = minutes > 0 && minutes % 1440 === 0 ? [1440, 'day'] as const : minutes > 0 && minutes % 60 === 0 ? [60, 'hour'] as const : [1, 'minute'] as const;
    return new Intl.NumberFormat(i18n.locale, { style: 'unit', unit, unitDisplay: 'long' }).format(minutes / size);
  };
}

/** Minutes after midnight as an input for times takes them. */
export function clockText(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
/** Null for what is no time. */
export function minutesOf(text: string): number | null {
  const [, hours, minutes] = /^(\d\d):(\d\d)$/.exec(text) ?? [];
  return hours === undefined || minutes === undefined ? null : Number(hours) * 60 + Number(minutes);
}
