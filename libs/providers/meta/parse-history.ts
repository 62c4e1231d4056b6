import type { InboundEvent } from '#providers/contract';
import { dateOf, idOf, listOf, objectOf, present, textOf, type JsonObject } from './json.js';
import { valueErrors, type EventBase } from './parse-event.js';
import { flatEcho, readMessage } from './parse-message.js';
import { indexContacts, type ContactIndex } from './parse-person.js';
import { historyStatus } from './parse-status.js';

interface Archive { readonly base: EventBase; readonly contacts: ContactIndex; /** The business number, digits only. */ readonly ownPhone: string | undefined }

/** Messages that the phone's own app shares when it is connected: whole threads, later their media, or a refusal as error. */
export function* historyEvents(value: JsonObject, base: EventBase): Generator<InboundEvent> {
  const ownPhone = textOf(objectOf(value.metadata).display_phone_number)?.replace(/\D/g, '');
  const archive: Archive = { base, contacts: indexContacts(value.contacts), ownPhone };
  for (const element of listOf(value.history)) {
    const chunk = objectOf(element);
    if (chunk.metadata !== undefined) yield { ...base, kind: 'notice', topic: 'history', name: 'progress', payload: chunk.metadata };
    for (const thread of listOf(chunk.threads).map(objectOf)) {
      for (const message of listOf(thread.messages)) yield* copiedMessage(objectOf(message), archive, thread.id);
    }
    yield* valueErrors(chunk, base);
  }
  for (const message of listOf(value.messages)) yield* copiedMessage(objectOf(message), archive);
  for (const echo of listOf(value.message_echoes)) yield* readMessage(flatEcho(echo), { ...archive, origin: 'history', outgoing: true });
  yield* valueErrors(value, base);
}

/** One bubble, and for a bubble of the business how far it had come. */
function* copiedMessage(message: JsonObject, { base, contacts, ownPhone }: Archive, threadPhone?: unknown): Generator<InboundEvent> {
  const from = textOf(message.from)?.replace(/^\+/, '');
  const outgoing = from === undefined ? textOf(message.to) !== undefined : from === ownPhone;
  yield* readMessage(message, { base, contacts, origin: 'history', outgoing, threadPhone });
  const status = historyStatus(message);
  const externalId = idOf(message.id);
  if (!outgoing || status === undefined || externalId === undefined) return;
  yield { ...present({ ...base, occurredAt: dateOf(message.timestamp) ?? base.occurredAt }), kind: 'status', externalId, status, person: {}, errors: [] };
}
