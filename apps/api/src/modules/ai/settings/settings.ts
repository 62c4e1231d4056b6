import type { Budget } from '../costs/budget.js';
import { type Behaviour, DEFAULT_BEHAVIOUR } from '../behaviour/behaviour.js';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];
/** Local times of the store as `HH:MM`; a span whose end is not after its start runs past midnight. */
export interface HoursSpan { readonly from: string; readonly to: string }
export type Hours = Readonly<Partial<Record<Weekday, readonly HoursSpan[]>>>;

/** Whether and when a store's assistant answers: what counts at once, without being published. */
export interface AssistantSwitches {
  readonly enabled: boolean;
  /** When the assistant answers; null: always. */
  readonly hours: Hours | null;
  /** Instead of QUIET_WINDOW_MS, in milliseconds. */
  readonly quietWindowMs: number | null;
  /** Minutes after a person's last word until the assistant has the conversation again; null: never by itself. */
  readonly autoReturnMinutes: number | null;
  /** What it may spend on models; null: as much as it needs. */
  readonly budget: Budget | null;
  /** Null while nobody has changed anything. */
  readonly updatedAt: Date | null;
}

/** Everything an answer depends on. */
export interface AssistantSettings extends AssistantSwitches, Behaviour {
  /** Number of the published behaviour; null before the first. */
  readonly version: number | null;
}

export const DEFAULT_SWITCHES: AssistantSwitches = { enabled: true, hours: null, quietWindowMs: null, autoReturnMinutes: null, budget: null, updatedAt: null };
export const DEFAULT_SETTINGS: AssistantSettings = { ...DEFAULT_SWITCHES, ...DEFAULT_BEHAVIOUR, version: null };
