import type { IgnoredEvent, InboundEvent } from '#providers/contract';

/** What every event of one body shares. */
export type EventBase = Pick<InboundEvent, 'occurredAt'>;
/** Names of events are cut to this. */
export const MAX_NAME = 100;

/** An element that is named and counted but not processed. `name` says what it was. */
export function ignored(reason: IgnoredEvent['reason'], name: string, base: EventBase = {}): IgnoredEvent {
  return { ...base, kind: 'ignored', reason, name: name.slice(0, MAX_NAME) };
}
