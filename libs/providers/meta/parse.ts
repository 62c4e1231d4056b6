import type { AccountAddress, InboundEvent } from '#providers/contract';
import { dateOf, idOf, listOf, objectOf, present, readJson, textOf, type JsonObject } from './json.js';
import { ignored } from './parse-event.js';
import { readValue } from './parse-value.js';
import { numberIdOf } from './webhook.js';

/**
 * Everything a webhook body says to `account`, over all entries, changes and elements, in the order of the body.
 * Total and pure. What cannot be used is one `ignored` event per reason and place, however often it occurs.
 */
export function parse(rawBody: Buffer, account: AccountAddress): InboundEvent[] {
  const events: InboundEvent[] = [];
  const seen = new Set<string>();
  for (const event of readBody(readJson(rawBody), account)) {
    if (event.kind === 'ignored') {
      const key = JSON.stringify([event.reason, event.name, event.numberId, event.businessId]);
      if (seen.has(key)) continue;
      seen.add(key);
    }
    events.push(event);
  }
  return events;
}

function* readBody(body: unknown, account: AccountAddress): Generator<InboundEvent> {
  const { entry } = objectOf(body);
  if (!Array.isArray(entry)) {
    yield ignored('malformed', body === undefined ? 'body' : 'entry');
    return;
  }
  for (const element of entry) {
    const { id, time, changes } = objectOf(element);
    if (!Array.isArray(changes)) yield ignored('malformed', 'changes');
    for (const change of listOf(changes)) yield* readChange(objectOf(change), idOf(id), dateOf(time), account);
  }
}

function* readChange(change: JsonObject, entryId: string | undefined, time: Date | undefined, account: AccountAddress): Generator<InboundEvent> {
  const value = objectOf(change.value);
  const numberId = numberIdOf(value);
  const businessIds = [entryId, idOf(objectOf(value.waba_info).waba_id)];
  const field = fieldOf(change, value);
  const base = present({ numberId, numberShown: numberId !== undefined && (account.alsoNumberIds ?? []).includes(numberId) ? shownNumber(value) : undefined, businessId: businessIds.includes(account.businessId) ? account.businessId : entryId, occurredAt: time });
  if (!isAddressed(numberId, businessIds, account)) {
    const nobody = numberId === undefined && businessIds.every((id) => id === undefined);
    yield ignored(nobody ? 'not_addressed' : 'other_account', field, base);
  } else if (typeof change.value !== 'object' || change.value === null || Array.isArray(change.value)) {
    yield ignored('malformed', `${field}.value`, base);
  } else {
    yield* readValue(field, value, base);
  }
}

function shownNumber(value: JsonObject): string | undefined {
  const shown = textOf(objectOf(value.metadata).display_phone_number);
  return shown !== undefined && /^\d+$/.test(shown) ? `+${shown}` : shown;
}

/** A number names its account exactly; business-wide values go to every account of the business. */
function isAddressed(numberId: string | undefined, businessIds: readonly (string | undefined)[], account: AccountAddress): boolean {
  if (numberId !== undefined) return numberId === account.numberId || (account.alsoNumberIds ?? []).includes(numberId);
  return businessIds.includes(account.businessId);
}

/** Partner events come without a field, or with the field inside the value. */
function fieldOf(change: JsonObject, value: JsonObject): string {
  return textOf(change.field) ?? textOf(value.field) ?? (value.waba_info === undefined ? 'unknown' : 'account_update');
}
