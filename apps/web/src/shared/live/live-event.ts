import { EVENT_NAMES, type EventName } from '#contracts';

/** Something that changed in the store, in the API's words: `data` is what `GET .../events/log` shows. */
export interface LiveEvent {
  readonly id: string;
  readonly type: EventName;
  readonly data: Readonly<Record<string, unknown>>;
}

/** How this page hears of changes: directly or through another tab, not right now, or not at all without a network. */
export type LiveState = 'connecting' | 'live' | 'reconnecting' | 'offline';

const NAMES: ReadonlySet<string> = new Set(EVENT_NAMES);

/** Undefined for what this version of the page does not know. */
export function readLiveEvent(text: string): LiveEvent | undefined {
  const value = JSON.parse(text) as Partial<LiveEvent>;
  const isKnown = typeof value.id === 'string' && typeof value.type === 'string' && NAMES.has(value.type) && typeof value.data === 'object';
  return isKnown ? (value as LiveEvent) : undefined;
}
