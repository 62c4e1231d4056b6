import { type Hours, WEEKDAYS } from './settings.js';

/** True when `at` lies in the hours, read in the store's time zone (IANA name). Null hours are always open. */
export function isOpen(hours: Hours | null, at: Date, timezone: string): boolean {
  if (hours === null) return true;
  const { day, time } = localTime(at, timezone);
  const today = hours[WEEKDAYS[day] ?? 'mon'] ?? [];
  const yesterday = hours[WEEKDAYS[(day + 6) % 7] ?? 'mon'] ?? [];
  return today.some((span) => time >= span.from && (time < span.to || span.to <= span.from))
    || yesterday.some((span) => span.to <= span.from && time < span.to);
}

/** `day` counts from Monday; `time` is `HH:MM`. */
function localTime(at: Date, timezone: string): { day: number; time: string } {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: timezone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((candidate) => candidate.type === type)?.value ?? '';
  return { day: WEEKDAYS.findIndex((name) => name === part('weekday').toLowerCase()), time: `${part('hour')}:${part('minute')}` };
}
