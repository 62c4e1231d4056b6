import { SESSION_STATES, type SessionState } from '#contracts';
import { numberOf, objectOf, present, readJson, textOf, type AccountAddress, type InboundEvent, type JsonObject, type NoticeEvent } from '#providers/contract';
import { readDeletion, readMessage, readReaction } from './parse-message.js';
import { ignored, MAX_NAME, type EventBase } from './parse-event.js';
import { readReceipt, readUpdate, statusEvent } from './parse-status.js';

// Chats, contacts and groups repeat what messages bring; nothing of them is kept.
const REPEATED: ReadonlySet<string> = new Set([
  'chats.upsert', 'chats.update', 'chats.delete', 'contacts.upsert', 'contacts.update', 'groups.upsert', 'groups.update', 'group-participants.update',
]);

/**
 * Everything a webhook body says, in its order. The body names no number: that it came to this account's address is what
 * says for whom it is. Total and pure; what cannot be used is one `ignored` event per reason and place.
 */
export function parse(rawBody: Buffer, _account: AccountAddress): InboundEvent[] {
  const events: InboundEvent[] = [];
  const seen = new Set<string>();
  for (const event of readBody(readJson(rawBody))) {
    if (event.kind === 'ignored') {
      const place = `${event.reason} ${event.name}`;
      if (seen.has(place)) continue;
      seen.add(place);
    }
    events.push(event);
  }
  return events;
}

function* readBody(value: unknown): Generator<InboundEvent> {
  const body = objectOf(value);
  const data = body.data;
  const base: EventBase = present({ occurredAt: momentOf(body.timestamp) });
  const event = textOf(body.event) ?? nameByShape(data);
  if (event === undefined) yield ignored('malformed', value === undefined ? 'body' : 'event', base);
  else yield* readEvent(event, data, base);
}

/** Older bodies do not say what they are. */
function nameByShape(data: unknown): string | undefined {
  const { messages, key } = objectOf(data);
  return messages !== undefined || key !== undefined ? 'messages.upsert' : undefined;
}

/** Seconds in some events, milliseconds in others. */
function momentOf(value: unknown): Date | undefined {
  const time = numberOf(value);
  if (time === undefined || time <= 0 || time > 1e14) return undefined;
  return new Date(time > 1e11 ? time : time * 1_000);
}

function* readEvent(event: string, data: unknown, base: EventBase): Generator<InboundEvent> {
  switch (event) {
    case 'messages.received': case 'messages-personal.received': case 'messages.upsert':
    case 'messages-group.received': case 'messages-newsletter.received':
      yield* eachOf(elementsOf(data, 'messages'), event, base, readMessage); return;
    case 'message.sent': yield* readSent(objectOf(data), base); return;
    case 'messages.update': yield* eachOf(elementsOf(data, 'messages'), event, base, readUpdate); return;
    case 'messages.delete': yield* eachOf(elementsOf(data, 'keys'), event, base, readDeletion); return;
    case 'messages.reaction': yield* eachOf(elementsOf(data, 'reactions'), event, base, readReaction); return;
    case 'message-receipt.update': yield* eachOf(elementsOf(data, 'message'), event, base, readReceipt); return;
    case 'session.status': yield sessionOf(objectOf(data), base); return;
    case 'qrcode.updated': yield qrOf(objectOf(data), base); return;
    case 'passkey.updated': yield { ...base, kind: 'session', state: objectOf(data).stage === 'fallback_qr' ? 'need_scan' : 'need_passkey' }; return;
    case 'call': case 'call.received': yield notice('call', textOf(objectOf(objectOf(data).call).status) ?? 'call', data, base); return;
    case 'poll.results': yield notice(event, event, data, base); return;
    default: yield ignored(REPEATED.has(event) ? 'duplicate_kind' : event === 'webhook.test' ? 'not_addressed' : 'unknown_kind', event, base);
  }
}

/** A list, one object in place of a list, or the data itself. */
function elementsOf(data: unknown, member: string): readonly unknown[] {
  if (Array.isArray(data)) return data;
  const inner = objectOf(data)[member];
  if (Array.isArray(inner)) return inner;
  if (typeof inner === 'object' && inner !== null) return [inner];
  return typeof data === 'object' && data !== null && Object.keys(data).length > 0 ? [data] : [];
}

function* eachOf(elements: readonly unknown[], event: string, base: EventBase, read: (element: unknown, base: EventBase) => Generator<InboundEvent>): Generator<InboundEvent> {
  if (elements.length === 0) yield ignored('malformed', event, base);
  for (const element of elements) yield* read(element, base);
}

/** What we sent, with the id that later events will use. A failure names no message: it is kept as a notice. */
function* readSent(data: JsonObject, base: EventBase): Generator<InboundEvent> {
  if (data.success === false) {
    yield notice('message.sent', 'failed', { error: data.error ?? data.message ?? null }, base);
    return;
  }
  const key = { ...objectOf(data.key), fromMe: true };
  for (const event of readMessage({ ...data, key }, base)) {
    yield event;
    if (event.kind === 'message') yield* statusEvent(key, 'sent', base);
  }
}

function sessionOf(data: JsonObject, base: EventBase): InboundEvent {
  const state = stateOf(data.status);
  return state === undefined ? ignored('unknown_kind', 'session.status', base) : { ...base, kind: 'session', state };
}
function qrOf(data: JsonObject, base: EventBase): InboundEvent {
  const qr = textOf(data.qr) ?? textOf(data.qrCode);
  return qr === undefined || qr.length > 4_096 ? ignored('malformed', 'qrcode.updated', base) : { ...base, kind: 'session', state: 'need_scan', qr };
}

/** The vendor writes states in capitals here and there. */
export function stateOf(value: unknown): SessionState | undefined {
  const word = textOf(value)?.toLowerCase();
  return SESSION_STATES.find((state) => state === word);
}

function notice(topic: string, name: string, payload: unknown, base: EventBase): NoticeEvent {
  return { ...base, kind: 'notice', topic, name: name.slice(0, MAX_NAME), payload: payload ?? null };
}
