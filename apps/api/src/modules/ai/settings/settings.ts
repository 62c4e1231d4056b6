export const TONES = ['friendly', 'professional', 'playful'] as const;
export type Tone = (typeof TONES)[number];

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];
/** Local times of the store as `HH:MM`; a span whose end is not after its start runs past midnight. */
export interface HoursSpan { readonly from: string; readonly to: string }
export type Hours = Readonly<Partial<Record<Weekday, readonly HoursSpan[]>>>;

/** How a store's assistant behaves. */
export interface AssistantSettings {
  readonly enabled: boolean;
  /** The assistant's own name; empty: it speaks for the store. */
  readonly name: string;
  readonly tone: Tone;
  /** Language codes it may answer in; empty: the customer's. The first is used when the customer's is unknown. */
  readonly languages: readonly string[];
  /** The store's own facts and rules for the assistant. */
  readonly instructions: string;
  /** A customer message that holds one of these goes to a person at once. */
  readonly handOffKeywords: readonly string[];
  /** First sentence of a welcome; empty: Parley's own. */
  readonly greeting: string;
  /** When the assistant answers; null: always. */
  readonly hours: Hours | null;
  /** Instead of QUIET_WINDOW_MS, in milliseconds. */
  readonly quietWindowMs: number | null;
  /** Minutes after a person's last word until the assistant has the conversation again; null: never by itself. */
  readonly autoReturnMinutes: number | null;
  /** Null while nobody has changed anything. */
  readonly updatedAt: Date | null;
}

export const DEFAULT_SETTINGS: AssistantSettings = {
  enabled: true, name: '', tone: 'friendly', languages: [], instructions: '', handOffKeywords: [], greeting: '', hours: null, quietWindowMs: null, autoReturnMinutes: null, updatedAt: null,
};
