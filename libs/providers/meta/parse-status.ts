import { REPORTED_STATUSES, type ReportedStatus } from '#contracts';
import type { InboundEvent, StatusPricing } from '#providers/contract';
import { readStatusErrors } from './errors.js';
import { dateOf, idOf, objectOf, present, textOf, type JsonObject } from './json.js';
import { ignored, MAX_NAME, type EventBase } from './parse-event.js';
import { personOf, type ContactIndex } from './parse-person.js';

/** The event of one element of `statuses`. A status that Parley does not know becomes a notice, so that it is kept. */
export function readStatus(element: unknown, base: EventBase, contacts: ContactIndex): InboundEvent {
  const report = objectOf(element);
  const externalId = idOf(report.id);
  if (externalId === undefined) return ignored('malformed', 'status.id', base);
  const status = REPORTED_STATUSES.find((known) => known === report.status);
  if (status === undefined) return { ...base, kind: 'notice', topic: 'messages', name: `status.${textOf(report.status) ?? 'unknown'}`.slice(0, MAX_NAME), payload: element };
  const isGroup = report.recipient_type === 'group';
  const participant = idOf(report.recipient_participant_id) ?? idOf(report.participant_recipient_id) ?? idOf(report.recipient_participant_user_id);
  const ids = isGroup
    ? { phone: report.recipient_participant_id ?? report.participant_recipient_id, userId: report.recipient_participant_user_id }
    : { phone: report.recipient_id, userId: report.recipient_user_id, parentUserId: report.recipient_parent_user_id };
  return present({
    ...base,
    occurredAt: dateOf(report.timestamp) ?? base.occurredAt,
    kind: 'status' as const,
    externalId,
    status,
    person: personOf(ids, contacts) ?? {},
    correlationId: idOf(report.biz_opaque_callback_data),
    errors: readStatusErrors(report.errors),
    pricing: pricingOf(objectOf(report.pricing ?? objectOf(report.conversation).pricing)),
    participant: isGroup ? participant : undefined,
    groupId: isGroup ? idOf(report.recipient_id) : undefined,
  });
}

/** A copied message may say how far it had come; `PENDING` says nothing yet. */
export function historyStatus(message: JsonObject): ReportedStatus | undefined {
  const word = textOf(objectOf(message.history_context).status)?.toLowerCase();
  return word === 'error' ? 'failed' : REPORTED_STATUSES.find((known) => known === word);
}

function pricingOf(pricing: JsonObject): StatusPricing | undefined {
  const facts = present({
    category: textOf(pricing.category), type: textOf(pricing.type), model: textOf(pricing.pricing_model),
    billable: typeof pricing.billable === 'boolean' ? pricing.billable : undefined,
  });
  return Object.keys(facts).length > 0 ? facts : undefined;
}
