import { cut } from '#contracts';
import type { PersonRef } from '#providers/contract';
import { beforeCommit, queryRows, type Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import { DERIVE_STATE, MOVE_FACTS } from './consent/consent.queries.js';
import { MOVE_DATES } from './dates/customer-dates.queries.js';
import { FIND_IDENTITIES, INSERT_CUSTOMERS, INSERT_SEEN_IDENTITIES, KEEP_PHONE, LOCK_NEW_PEOPLE, MARK_MERGED, REPOINT_IDENTITIES, UPDATE_PROFILES } from './customers.queries.js';
import {
  addSeen, formerHolders, type Identity, keyOf, type KnownIdentity, learnSeen, partNumbers, type Seen, type SeenNumbers, seenNumbers, seenWith, takeNumbers, type TakenNumber,
} from './number-holders.js';
import { phoneForms } from './phone-key.js';

/** Somebody as a provider named them at one moment. */
export interface Sighting {
  readonly storeId: string;
  readonly person: PersonRef;
  /** The same person under earlier ids, when the provider said that they changed. */
  readonly before?: PersonRef;
  /** The business account at the provider in which their bsuid counts. */
  readonly scope?: string;
  readonly at: Date;
}

/** Sightings that share an id are one person, unless they share but a number that has a new owner. */
interface Person {
  readonly storeId: string;
  readonly identities: Map<string, Identity>;
  /** Under which ids their numbers came. */
  readonly seen: SeenNumbers;
  readonly sightings: Sighting[];
  customerId?: string;
}

/** Customers of sightings. */
export interface Matched {
  /** In the order of the sightings; undefined when the provider named nobody. */
  readonly ids: readonly (string | undefined)[];
  /** Something became known about people who were known already, or they became one: others look for them in the old way until the commit. */
  readonly learned: boolean;
}

/**
 * The customer of every sighting, created when new (R51, R52). Part of the caller's transaction, which must see all stores. Whoever writes in
 * two transactions at once under an id that is new becomes one customer: the second waits for the first.
 */
export async function matchCustomers(tx: Tx, sightings: readonly Sighting[]): Promise<Matched> {
  const { people, personOf } = groupPeople(sightings);
  const found = await known(tx, people);
  const news = people.filter((person) => unknownKeys(person, found).length > 0);
  if (news.length > 0) {
    await queryRows(tx, LOCK_NEW_PEOPLE, [news.flatMap((person) => unknownKeys(person, found).map((key) => `${person.storeId} ${key}`))]);
    for (const [key, row] of await known(tx, news)) found.set(key, row);
  }
  const learned = await assign(tx, people, found);
  await create(tx, people.filter((person) => person.customerId === undefined));
  return { ids: sightings.map((_sighting, index) => personOf[index]?.customerId), learned };
}

/** Every id a person is found by: verbatim ones first, then the canonical phone. */
export function identitiesOf(person: PersonRef): Identity[] {
  const found: Identity[] = [];
  const waId = person.waId === undefined ? undefined : clean(person.waId);
  const isUserId = waId !== undefined && !/^\d+$/.test(waId) && waId.includes('.');
  if (waId && !isUserId) found.push({ kind: 'wa_id', value: waId });
  // A provider was seen to put a business-scoped id where the phone belongs.
  const bsuid = clean(person.bsuid ?? (isUserId ? waId : undefined) ?? '');
  if (bsuid) found.push({ kind: 'bsuid', value: bsuid });
  const lid = clean(person.lid ?? '');
  if (lid) found.push({ kind: 'lid', value: lid });
  const phone = waId && !isUserId ? phoneForms(waId) : undefined;
  if (phone) found.push({ kind: 'phone', value: phone.key });
  return found;
}
const clean = (value: string): string => cut(value.trim(), 256);

function groupPeople(sightings: readonly Sighting[]): { people: Person[]; personOf: (Person | undefined)[] } {
  const byKey = new Map<string, Person>();
  const personOf: (Person | undefined)[] = [];
  const people = new Set<Person>();
  for (const sighting of sightings) {
    const news = newsOf(sighting);
    const ofKey = (key: string): Person | undefined => { const found = byKey.get(`${sighting.storeId} ${key}`); return found?.identities.has(key) ? found : undefined; };
    for (const key of news.seen.keys()) { const holder = ofKey(key); if (holder) partNumbers(holder, news); }
    const identities = [...news.identities.values()];
    const known = [...new Set(identities.map((identity) => ofKey(keyOf(identity))).filter((person) => person !== undefined))];
    const person = known[0] ?? { storeId: sighting.storeId, identities: new Map<string, Identity>(), seen: new Map<string, Map<string, Seen>>(), sightings: [] as Sighting[] };
    for (const other of known.slice(1)) {
      absorb(person, other);
      people.delete(other);
      for (const [index, assigned] of personOf.entries()) if (assigned === other) personOf[index] = person;
    }
    for (const identity of identities) person.identities.set(keyOf(identity), identity);
    addSeen(person.seen, news.seen);
    for (const key of person.identities.keys()) byKey.set(`${person.storeId} ${key}`, person);
    person.sightings.push(sighting);
    if (identities.length > 0) people.add(person);
    personOf.push(identities.length > 0 ? person : undefined);
  }
  return { people: [...people], personOf };
}
function absorb(person: Person, other: Person): void {
  for (const [key, identity] of other.identities) person.identities.set(key, identity);
  addSeen(person.seen, other.seen);
  person.sightings.push(...other.sightings);
}
function newsOf({ storeId, person, before = {}, scope, at }: Sighting): Person {
  const [now, earlier] = [identitiesOf(person), identitiesOf(before)];
  const seen = seenNumbers(earlier, before, scope, at);
  addSeen(seen, seenNumbers(now, person, scope, at));
  return { storeId, identities: new Map([...now, ...earlier].map((identity) => [keyOf(identity), identity])), seen, sightings: [] };
}

/** What is known of the ids of `people`, by store and id. */
async function known(tx: Tx, people: readonly Person[]): Promise<Map<string, KnownIdentity>> {
  if (people.length === 0) return new Map();
  const wanted = people.flatMap((person) => [...person.identities.values()].map((identity) => ({ storeId: person.storeId, ...identity })));
  const rows = await queryRows<KnownIdentity>(tx, FIND_IDENTITIES, [wanted.map((row) => row.storeId), wanted.map((row) => row.kind), wanted.map((row) => row.value)]);
  return new Map(rows.map((row) => [`${row.store_id} ${row.kind}:${row.value}`, row]));
}
const unknownKeys = (person: Person, found: ReadonlyMap<string, KnownIdentity>): string[] => [...person.identities.keys()].filter((key) => !found.has(`${person.storeId} ${key}`));

/** Whether something became known about people who were known before, or they became one. */
async function assign(tx: Tx, people: readonly Person[], found: Map<string, KnownIdentity>): Promise<boolean> {
  const newIdentities: { person: Person; identity: Identity }[] = [];
  const learned: { row: KnownIdentity; scopes: ReadonlyMap<string, Seen> | undefined }[] = [];
  const changed: Person[] = [];
  const taken = people.flatMap((person) => formerHolders(person, found)).map(takenFrom(found));
  let merged = 0;
  await takeNumbers(tx, taken);
  for (const person of people) {
    const matches = [...person.identities.keys()].map((key) => found.get(`${person.storeId} ${key}`)).filter((row) => row !== undefined);
    const oldest = matches.toSorted((a, b) => a.created_at.getTime() - b.created_at.getTime() || (a.customer_id < b.customer_id ? -1 : 1))[0];
    if (!oldest) continue;
    person.customerId = oldest.customer_id;
    for (const other of new Set(matches.map((row) => row.customer_id))) if (other !== oldest.customer_id) { await merge(tx, person, other); merged += 1; }
    for (const [key, identity] of person.identities) {
      const row = found.get(`${person.storeId} ${key}`);
      if (row) learned.push({ row, scopes: person.seen.get(key) });
      else newIdentities.push({ person, identity });
    }
    const { profileName, username } = newestNames(person);
    if ((profileName && profileName !== oldest.profile_name) || (username && username !== oldest.username) || (oldest.phone === null && phoneOf(person) !== null)) changed.push(person);
  }
  await addIdentities(tx, newIdentities);
  const seen = await learnSeen(tx, learned);
  // Last of all: customers are locked after their conversations.
  if (changed.length > 0) beforeCommit(tx, UPDATE_PROFILES, () => profileColumns(changed));
  return taken.length + merged + newIdentities.length + seen > 0;
}

/** What was taken is nobody's until its new owner is stored. */
function takenFrom(found: Map<string, KnownIdentity>): (taken: TakenNumber) => TakenNumber {
  return (taken) => { found.delete(`${taken.row.store_id} ${keyOf(taken.row)}`); return taken; };
}

async function merge(tx: Tx, person: Person, otherId: string): Promise<void> {
  await queryRows(tx, REPOINT_IDENTITIES, [person.storeId, person.customerId, otherId]);
  await queryRows(tx, KEEP_PHONE, [person.storeId, person.customerId, otherId]);
  await queryRows(tx, MOVE_FACTS, [person.storeId, person.customerId, otherId]);
  await queryRows(tx, MOVE_DATES, [person.storeId, person.customerId, otherId]);
  await queryRows(tx, DERIVE_STATE, [JSON.stringify([{ store_id: person.storeId, customer_id: person.customerId }]), lastSeen(person)]);
  await queryRows(tx, MARK_MERGED, [person.storeId, person.customerId, otherId, lastSeen(person)]);
}

async function create(tx: Tx, people: readonly Person[]): Promise<void> {
  if (people.length === 0) return;
  for (const person of people) person.customerId = newId();
  await queryRows(tx, INSERT_CUSTOMERS, profileColumns(people));
  await addIdentities(tx, people.flatMap((person) => [...person.identities.values()].map((identity) => ({ person, identity }))));
}

async function addIdentities(tx: Tx, rows: readonly { person: Person; identity: Identity }[]): Promise<void> {
  if (rows.length === 0) return;
  await queryRows(tx, INSERT_SEEN_IDENTITIES, [
    rows.map(({ person }) => person.storeId), rows.map(({ identity }) => identity.kind), rows.map(({ identity }) => identity.value),
    rows.map(({ person }) => person.customerId), rows.map(({ person }) => lastSeen(person)),
    rows.map(({ person, identity }) => JSON.stringify(seenWith(person.seen.get(keyOf(identity))))),
  ]);
}

function profileColumns(people: readonly Person[]): unknown[] {
  const names = people.map(newestNames);
  return [
    people.map((person) => person.storeId), people.map((person) => person.customerId),
    names.map((name) => name.profileName), names.map((name) => name.username),
    people.map(phoneOf), people.map(lastSeen),
  ];
}
function newestNames(person: Person): { profileName: string | null; username: string | null } {
  const newestFirst = person.sightings.toSorted((a, b) => b.at.getTime() - a.at.getTime());
  return {
    profileName: cut(newestFirst.find((sighting) => sighting.person.profileName)?.person.profileName ?? '', 200) || null,
    username: cut(newestFirst.find((sighting) => sighting.person.username)?.person.username ?? '', 100) || null,
  };
}
function phoneOf(person: Person): string | null {
  for (const { person: ref } of person.sightings) {
    const forms = ref.waId === undefined ? undefined : phoneForms(ref.waId);
    if (forms && person.identities.has(`phone:${forms.key}`)) return forms.e164;
  }
  return null;
}
function lastSeen(person: Person): Date {
  return person.sightings.reduce((latest, { at }) => (at > latest ? at : latest), new Date(0));
}
