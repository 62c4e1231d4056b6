import type { InboundEvent, MessageEvent, NoticeEvent } from '#providers/contract';
import { dateOf, listOf, objectOf, present, textOf, type JsonObject } from './json.js';
import { ignored, MAX_NAME, valueErrors, type EventBase } from './parse-event.js';
import { historyEvents } from './parse-history.js';
import { flatEcho, readMessage } from './parse-message.js';
import { indexContacts, personOf, readIds } from './parse-person.js';
import { readStatus } from './parse-status.js';

/** The events of one change: a field's name and its value. Fields that nobody knows become notices with their name. */
export function* readValue(field: string, value: JsonObject, base: EventBase): Generator<InboundEvent> {
  switch (field) {
    case 'messages': yield* orNotice(conversationEvents(value, base, 'customer'), field, value, base); return;
    case 'smb_message_echoes': yield* orNotice(conversationEvents(value, base, 'device'), field, value, base); return;
    case 'standby': yield* orNotice(conversationEvents(objectOf(value.standby), base, 'standby'), field, value, base); return;
    case 'history': yield* orNotice(historyEvents(value, base), field, value, base); return;
    case 'user_preferences': yield* orNotice(preferences(value, base), field, value, base); return;
    case 'user_id_update': yield* orNotice(identityUpdates(value, base), field, value, base); return;
    // Meta's own sample shows quality scores under the status field.
    case 'message_template_status_update': yield notice(value.event === undefined && value.new_quality_score !== undefined ? 'message_template_quality_update' : field, value, base); return;
    default: yield notice(field, value, base);
  }
}

/** What a list of events says, or the whole value when it says nothing: nothing that arrives is dropped without a trace. */
function* orNotice(events: Iterable<InboundEvent>, field: string, value: JsonObject, base: EventBase): Generator<InboundEvent> {
  let none = true;
  for (const event of events) {
    none = false;
    yield event;
  }
  if (none) yield notice(field, value, base);
}

function notice(topic: string, value: JsonObject, base: EventBase): NoticeEvent {
  return { ...present({ ...base, occurredAt: base.occurredAt ?? dateOf(value.timestamp) }), kind: 'notice', topic: topic.slice(0, MAX_NAME), name: nameOf(topic, value).slice(0, MAX_NAME), payload: value };
}

/** Most values name their event; calls, groups and the like name it on their first element. */
function nameOf(topic: string, value: JsonObject): string {
  const first = objectOf(listOf(value.calls ?? value.statuses ?? value.groups ?? value.automatic_events ?? value.state_sync)[0]);
  const words = [
    value.event, value.type, value.decision, value.status, objectOf(value.alert_info).alert_type, value.alert_type,
    first.event, first.event_name, first.status, first.type,
  ];
  return textOf(words.find((word) => textOf(word) !== undefined)) ?? topic;
}

function* conversationEvents(value: JsonObject, base: EventBase, origin: MessageEvent['origin']): Generator<InboundEvent> {
  const contacts = indexContacts(value.contacts);
  const ownPhone = textOf(objectOf(value.metadata).display_phone_number)?.replace(/\D/g, '');
  const own = { base, contacts, origin: origin === 'customer' ? 'device' : origin, outgoing: true } as const;
  for (const message of listOf(value.messages)) {
    // A shop that writes to its own number is no customer: nobody may answer it.
    const isOwn = ownPhone !== undefined && textOf(objectOf(message).from) === ownPhone;
    yield* readMessage(message, isOwn ? own : { base, contacts, origin, outgoing: false });
  }
  for (const echo of listOf(value.message_echoes)) yield* readMessage(flatEcho(echo), own);
  for (const status of listOf(value.statuses)) yield readStatus(status, base, contacts);
  yield* valueErrors(value, base);
  if (value.conversation_context !== undefined) yield { ...base, kind: 'notice', topic: 'messages', name: 'conversation_context', payload: value.conversation_context };
}

function* preferences(value: JsonObject, base: EventBase): Generator<InboundEvent> {
  const contacts = indexContacts(value.contacts);
  for (const element of listOf(value.user_preferences)) {
    const item = objectOf(element);
    const person = personOf({ phone: item.wa_id, userId: item.user_id, parentUserId: item.parent_user_id }, contacts);
    const known = item.value === 'stop' || item.value === 'resume';
    if (person === undefined || !known) yield ignored(known ? 'malformed' : 'unknown_kind', 'user_preferences', base);
    else yield { ...present({ ...base, occurredAt: dateOf(item.timestamp) ?? base.occurredAt }), kind: 'preference', person, purpose: textOf(item.category) ?? 'marketing_messages', allowed: item.value === 'resume' };
  }
}

function* identityUpdates(value: JsonObject, base: EventBase): Generator<InboundEvent> {
  for (const element of listOf(value.user_id_update)) {
    const item = objectOf(element);
    const user = objectOf(item.user_id);
    const parent = objectOf(item.parent_user_id);
    const previous = readIds({ phone: item.wa_id, userId: user.previous, parentUserId: parent.previous });
    const current = readIds({ phone: item.wa_id, userId: user.current, parentUserId: parent.current });
    const usable = (previous.bsuid ?? previous.waId) !== undefined && current.bsuid !== undefined;
    if (usable) yield { ...present({ ...base, occurredAt: dateOf(item.timestamp) ?? base.occurredAt }), kind: 'identity', previous, current };
    else yield ignored('malformed', 'user_id_update', base);
  }
}
