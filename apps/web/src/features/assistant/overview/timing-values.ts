import type { UseFormReturnType } from '@mantine/form';
import type { Schemas } from '../../../shared/api/api.js';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];
export interface Span { from: string; to: string }

export interface TimingValues {
  hours: Record<Weekday, Span[]> | null;
  /** Milliseconds; '' as the installation says. */
  quiet_window_ms: string;
  /** Minutes; '' never. */
  auto_return_minutes: string;
}
export type TimingFormType = UseFormReturnType<TimingValues>;

/** What is offered first to a store that wants hours. */
export function officeHours(): Record<Weekday, Span[]> {
  const day = (): Span[] => [{ from: '09:00', to: '18:00' }];
  return { mon: day(), tue: day(), wed: day(), thu: day(), fri: day(), sat: [], sun: [] };
}

export function valuesOf({ hours, quiet_window_ms: window, auto_return_minutes: minutes }: Pick<Schemas['AssistantDto'], 'hours' | 'quiet_window_ms' | 'auto_return_minutes'>): TimingValues {
  return {
    hours: hours && { mon: hours.mon ?? [], tue: hours.tue ?? [], wed: hours.wed ?? [], thu: hours.thu ?? [], fri: hours.fri ?? [], sat: hours.sat ?? [], sun: hours.sun ?? [] },
    quiet_window_ms: window === null ? '' : String(window), auto_return_minutes: minutes === null ? '' : String(minutes),
  };
}

export function changesOf({ hours, quiet_window_ms: window, auto_return_minutes: minutes }: TimingValues): Schemas['UpdateAssistantDto'] {
  return { hours, quiet_window_ms: window === '' ? null : Number(window), auto_return_minutes: minutes === '' ? null : Number(minutes) };
}

/** A message for each time that is missing, by its path in the form. */
export function hourProblems({ hours }: TimingValues, message: string): Record<string, string> {
  const problems = WEEKDAYS.flatMap((day) => (hours?.[day] ?? []).flatMap(({ from, to }, index) => [
    ...(from === '' ? [[`hours.${day}.${index}.from`, message] as const] : []), ...(to === '' ? [[`hours.${day}.${index}.to`, message] as const] : []),
  ]));
  return Object.fromEntries(problems);
}
