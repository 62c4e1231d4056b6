import type { ReportedStatus } from '#contracts';
import { dateOf, idOf, numberOf, objectOf, textOf, type InboundEvent, type JsonObject, type StatusEvent } from '#providers/contract';
import { ignored, type EventBase } from './parse-event.js';
import { kindOfChat, peerOf } from './parse-person.js';

const BY_NUMBER: readonly (ReportedStatus | undefined)[] = ['failed', undefined, 'sent', 'delivered', 'read', 'played'];
const BY_WORD: Readonly<Record<string, ReportedStatus | undefined>> = {
  error: 'failed', failed: 'failed', server_ack: 'sent', sent: 'sent', delivery_ack: 'delivered', delivered: 'delivered', read: 'read', played: 'played',
};

/** Documented as a number from 0 to 5; libraries of others say it in words. Undefined while nothing happened yet. */
export function statusOf(value: unknown): ReportedStatus | undefined {
  const number = numberOf(value);
  if (number !== undefined) return BY_NUMBER[number];
  const word = textOf(value)?.toLowerCase() ?? '';
  return Object.hasOwn(BY_WORD, word) ? BY_WORD[word] : undefined;
}

/** One element of `messages.update`. */
export function* readUpdate(value: unknown, base: EventBase): Generator<InboundEvent> {
  const { key: name, update } = objectOf(value);
  const key = objectOf(name);
  if (kindOfChat(key.remoteJid) !== 'person') {
    yield ignored('not_addressed', kindOfChat(key.remoteJid), base);
    return;
  }
  const status = statusOf(objectOf(update).status);
  if (status === undefined) yield ignored(objectOf(update).status === undefined ? 'malformed' : 'unknown_kind', 'update.status', base);
  else yield* statusEvent(key, status, base);
}

/** Nothing when the key names no message. */
export function* statusEvent(key: JsonObject, status: ReportedStatus, base: EventBase): Generator<StatusEvent> {
  const externalId = idOf(key.id);
  if (externalId === undefined) return;
  yield { ...base, kind: 'status', externalId, status, person: peerOf({ ...key, fromMe: true }) ?? {}, errors: status === 'failed' ? [{ code: 'wasender.undelivered' }] : [] };
}

/** Group receipts in general; a receipt of one person says which time it brings. */
export function* readReceipt(value: unknown, base: EventBase): Generator<InboundEvent> {
  const { key: name, receipt: part } = objectOf(value);
  const key = objectOf(name);
  const receipt = objectOf(part);
  if (kindOfChat(key.remoteJid) !== 'person') {
    yield ignored('not_addressed', kindOfChat(key.remoteJid), base);
    return;
  }
  const readAt = dateOf(receipt.readTimestamp);
  const deliveredAt = dateOf(receipt.receiptTimestamp);
  const occurredAt = readAt ?? deliveredAt;
  if (idOf(key.id) === undefined || occurredAt === undefined) yield ignored('malformed', 'receipt', base);
  else yield* statusEvent(key, readAt === undefined ? 'delivered' : 'read', { occurredAt });
}
