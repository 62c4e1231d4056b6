import { dateOf, idOf, numberOf, objectOf, present, textOf, type InboundEvent, type JsonObject, type MessageEvent, type PersonRef, type Referral } from '#providers/contract';
import { ignored, type EventBase } from './parse-event.js';
import { contentOf, partOf, type MessagePart } from './parse-content.js';
import { kindOfChat, peerOf } from './parse-person.js';

const EDIT = new Set(['14', 'MESSAGE_EDIT']);
const REVOKE = new Set(['0', 'REVOKE']);

type Common = Pick<MessageEvent, 'externalId' | 'person' | 'origin' | 'outgoing' | 'occurredAt'>;

/** The events of one message object, incoming or written on the phone. */
export function* readMessage(element: unknown, base: EventBase): Generator<InboundEvent> {
  const message = objectOf(element);
  const key = objectOf(message.key);
  const externalId = idOf(key.id) ?? idOf(message.id);
  const chatId = textOf(key.remoteJid) ?? textOf(message.remoteJid);
  const chat = message.broadcast === true ? 'broadcast' : kindOfChat(chatId);
  if (chat !== 'person') {
    yield ignored('not_addressed', chat, base);
    return;
  }
  const person = peerOf({ ...key, remoteJid: chatId }, message.pushName);
  if (externalId === undefined || person === undefined) {
    yield ignored('malformed', externalId === undefined ? 'key.id' : 'key.remoteJid', base);
    return;
  }
  const isOurs = key.fromMe === true;
  const common: Common = present({
    occurredAt: timeOf(message.messageTimestamp) ?? base.occurredAt, externalId, person,
    origin: isOurs ? 'device' as const : 'customer' as const, outgoing: isOurs ? true as const : undefined,
  });
  yield* readPart(message, key, common, chatId, base);
}

function* readPart(message: JsonObject, key: JsonObject, common: Common, chatId: string | undefined, base: EventBase): Generator<InboundEvent> {
  const part = partOf(objectOf(message.message));
  switch (part?.type) {
    case 'reactionMessage': {
      const targetExternalId = idOf(objectOf(part.part.key).id);
      yield targetExternalId === undefined ? ignored('malformed', 'reactionMessage.key', base) : { ...common, kind: 'reaction', targetExternalId, emoji: textOf(part.part.text) ?? '' };
      return;
    }
    case 'protocolMessage': yield revisionOf(part.part, common) ?? ignored('unknown_kind', 'protocolMessage', base); return;
    case 'pollUpdateMessage': case 'encReactionMessage': case 'pinInChatMessage': yield ignored('unknown_kind', part.type, base); return;
    default: yield bubbleOf(message, key, part, common, chatId);
  }
}

function bubbleOf(message: JsonObject, key: JsonObject, part: MessagePart | undefined, common: Common, chatId: string | undefined): MessageEvent {
  const context = objectOf(part?.part.contextInfo);
  const quoted = idOf(context.stanzaId);
  const forwards = numberOf(context.forwardingScore) ?? 0;
  return present({
    ...common,
    kind: 'message' as const,
    content: contentOf(common.externalId, part, textOf(message.messageBody)),
    replyTo: quoted === undefined ? undefined : present({ externalId: quoted, from: textOf(context.participant) }),
    forwarded: forwards >= 5 ? 'many' as const : forwards > 0 || context.isForwarded === true ? 'once' as const : undefined,
    referral: referralOf(objectOf(context.externalAdReply)),
    sentAs: idOf(key.msgId) ?? idOf(message.msgId),
    chatId: common.outgoing ? undefined : chatId,
  });
}

function referralOf(ad: JsonObject): Referral | undefined {
  const referral = present({ headline: textOf(ad.title), body: textOf(ad.body), sourceUrl: textOf(ad.sourceUrl), sourceId: textOf(ad.sourceId), sourceType: textOf(ad.sourceType) });
  return Object.keys(referral).length > 0 ? referral : undefined;
}

/** An edit or a deletion for everyone. */
function revisionOf(part: JsonObject, common: Common): InboundEvent | undefined {
  const targetExternalId = idOf(objectOf(part.key).id);
  const type = textOf(part.type) ?? '0';
  if (targetExternalId === undefined || (!EDIT.has(type) && !REVOKE.has(type))) return undefined;
  if (REVOKE.has(type)) return { ...common, kind: 'revision', targetExternalId, change: 'deleted' };
  return { ...common, kind: 'revision', targetExternalId, change: 'edited', content: contentOf(targetExternalId, partOf(objectOf(part.editedMessage)), undefined) };
}

/** Seconds as number, text or a 64-bit integer in two halves. */
function timeOf(value: unknown): Date | undefined {
  const low = numberOf(objectOf(value).low);
  return dateOf(low === undefined ? value : low >>> 0);
}

/** Keys of deleted messages. */
export function* readDeletion(value: unknown, base: EventBase): Generator<InboundEvent> {
  const key = objectOf(value);
  const id = idOf(key.id);
  const person: PersonRef | undefined = peerOf(key);
  if (kindOfChat(key.remoteJid) !== 'person') yield ignored('not_addressed', kindOfChat(key.remoteJid), base);
  else if (id === undefined || person === undefined) yield ignored('malformed', 'keys', base);
  else yield { ...base, kind: 'revision', externalId: `${id}:deleted`, targetExternalId: id, change: 'deleted', person, ...(key.fromMe === true ? { origin: 'device', outgoing: true } : { origin: 'customer' }) };
}

/** A reaction as an event of its own: `key` is the bubble, `reaction.key` the reaction, where it has an id of its own. */
export function* readReaction(value: unknown, base: EventBase): Generator<InboundEvent> {
  const { key: bubble, reaction: part } = objectOf(value);
  const key = objectOf(bubble);
  const reaction = objectOf(part);
  const own = objectOf(reaction.key);
  const target = idOf(key.id);
  const ownId = idOf(own.id);
  const person = peerOf(key) ?? peerOf(own);
  if (kindOfChat(key.remoteJid) !== 'person') yield ignored('not_addressed', kindOfChat(key.remoteJid), base);
  else if (target === undefined || person === undefined) yield ignored('malformed', 'reaction.key', base);
  else {
    const isOurs = ownId !== target && own.fromMe === true;
    yield {
      ...base, kind: 'reaction', externalId: ownId === undefined || ownId === target ? `${target}:reaction` : ownId, targetExternalId: target, emoji: textOf(reaction.text) ?? '', person,
      ...(isOurs ? { origin: 'device', outgoing: true } : { origin: 'customer' }),
    };
  }
}
