import type { PersonRef } from '#providers/contract';
import { idOf, listOf, objectOf, present, textOf, type JsonObject } from './json.js';

/** The ids one element carries itself. Any of them may be absent (a person with a username has no phone number). */
export interface PersonIds { readonly phone?: unknown; readonly userId?: unknown; readonly parentUserId?: unknown }

/** People named beside the messages of one value. Their order says nothing, they are found by id. */
export interface ContactIndex {
  readonly byUserId: ReadonlyMap<string, JsonObject>;
  readonly byWaId: ReadonlyMap<string, JsonObject>;
  /** The contact when there is exactly one. */
  readonly only?: JsonObject;
}

export function indexContacts(contacts: unknown): ContactIndex {
  const all = listOf(contacts).map(objectOf);
  const byUserId = new Map<string, JsonObject>();
  const byWaId = new Map<string, JsonObject>();
  for (const contact of all) {
    const userId = idOf(contact.user_id);
    const waId = idOf(contact.wa_id);
    if (userId) byUserId.set(userId, contact);
    if (waId) byWaId.set(waId, contact);
  }
  const [only] = all;
  return all.length === 1 && only ? { byUserId, byWaId, only } : { byUserId, byWaId };
}

/** The person behind the ids, with what the contacts say of them. Undefined when nobody can be told apart. */
export function personOf(ids: PersonIds, contacts: ContactIndex): PersonRef | undefined {
  const own = readIds(ids);
  const contact = (own.bsuid ? contacts.byUserId.get(own.bsuid) : undefined)
    ?? (own.waId ? contacts.byWaId.get(own.waId) : undefined)
    ?? (own.bsuid || own.waId ? undefined : contacts.only)
    ?? {};
  const theirs = readIds({ phone: contact.wa_id, userId: contact.user_id, parentUserId: contact.parent_user_id });
  const profile = objectOf(contact.profile);
  const person = present({
    waId: own.waId ?? theirs.waId,
    bsuid: own.bsuid ?? theirs.bsuid,
    parentBsuid: own.parentBsuid ?? theirs.parentBsuid,
    // Both `@name` and `name` occur for the same username.
    username: idOf(profile.username)?.replace(/^@/, ''),
    profileName: textOf(profile.name),
  });
  return person.waId || person.bsuid ? person : undefined;
}

/** Ids as Parley names them. A business-scoped id may stand where a phone number belongs: only it has letters. */
export function readIds({ phone, userId, parentUserId }: PersonIds): PersonRef {
  const place = idOf(phone);
  const misplaced = place !== undefined && /[A-Za-z]/.test(place);
  return present({
    waId: misplaced ? undefined : place?.replace(/^\+/, ''),
    bsuid: idOf(userId) ?? (misplaced ? place : undefined),
    parentBsuid: idOf(parentUserId),
  });
}
