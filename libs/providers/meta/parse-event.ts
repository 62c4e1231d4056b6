import type { IgnoredEvent, InboundEvent } from '#providers/contract';
import { listOf, objectOf, textOf, type JsonObject } from './json.js';

/** What every event of one change shares. */
export type EventBase = Pick<InboundEvent, 'numberId' | 'numberShown' | 'businessId' | 'occurredAt'>;

/** Names of fields and events are cut to this. */
export const MAX_NAME = 100;

/** An element that is named and counted but not processed. `name` says where it stood. */
export function ignored(reason: IgnoredEvent['reason'], name: string, base: EventBase = {}): IgnoredEvent {
  return { ...base, kind: 'ignored', reason, name: name.slice(0, MAX_NAME) };
}

/** Failures that Meta reports about no message in particular. */
export function* valueErrors(value: JsonObject, base: EventBase): Generator<InboundEvent> {
  for (const error of listOf(value.errors)) yield { ...base, kind: 'notice', topic: 'errors', name: (textOf(objectOf(error).code) ?? 'unknown').slice(0, MAX_NAME), payload: error };
}
