import { cut } from '#contracts';
import { beforeCommit, queryRows, type Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import { DERIVE_STATE, MOVE_FACTS } from './consent/consent.queries.js';
import { MOVE_DATES } from './dates/customer-dates.queries.js';
import { CHANGE_PHONES, FIND_IDENTITIES, INSERT_CUSTOMERS, INSERT_SEEN_IDENTITIES, KEEP_PROFILE, LEARN_SEEN, LOCK_NEW_PEOPLE, MARK_MERGED, NUMBERS_OF, REPOINT_IDENTITIES, TAKE_NUMBERS, UPDATE_PROFILES } from './customers.queries.js';
import { type Identity, keyOf, type Sighting } from './identities.js';
import { identitiesIn, type KnownIdentities, type KnownIdentity, nodeOf, numbersIn, peopleIn, type Person, type People, read, type ReadSighting, rivalIds } from './people.js';
import { phoneForms } from './phone-key.js';

/** Customers of sightings. */
export interface Matched {
  /** In the order of the sightings; undefined when the provider named nobody. */
  readonly ids: readonly (string | undefined)[];
  /** Something became known about people who were known already, or they became one: others look for them in the old way until the commit. */
  readonly learned: boolean;
}
type Wanted = readonly { readonly storeId: string; readonly identity: Identity }[];

/**
 * The customer of every sighting, created when new (R51, R52). Part of the caller's transaction, which must see all stores. Whoever writes in
 * two transactions at once under an id that is new becomes one customer: the second waits for the first.
 */
export async function matchCustomers(tx: Tx, sightings: readonly Sighting[]): Promise<Matched> {
  const { people, of, taken } = await peopleOf(tx, sightings.map(read));
  await takeNumbers(tx, taken);
  const learned = await assign(tx, people.filter(({ known }) => known.length > 0));
  await create(tx, people.filter(({ known }) => known.length === 0));
  return { ids: of.map((person) => person?.customerId), learned: learned || taken.length > 0 };
}

async function peopleOf(tx: Tx, sightings: readonly ReadSighting[]): Promise<People> {
  const wanted = identitiesIn(sightings);
  let known = await find(tx, wanted);
  const news = wanted.filter(({ storeId, identity }) => !known.has(nodeOf(storeId, identity)));
  if (news.length > 0) {
    await queryRows(tx, LOCK_NEW_PEOPLE, [news.map(({ storeId, identity }) => nodeOf(storeId, identity))]);
    known = new Map([...known, ...await find(tx, news)]);
  }
  const numbers = numbersIn(sightings, known);
  known = new Map([...known, ...await find(tx, rivalIds(numbers, known))]);
  return peopleIn(sightings, known, numbers);
}

async function find(tx: Tx, wanted: Wanted): Promise<KnownIdentities> {
  if (wanted.length === 0) return new Map();
  const rows = await queryRows<KnownIdentity>(tx, FIND_IDENTITIES, [wanted.map(({ storeId }) => storeId), wanted.map(({ identity }) => identity.kind), wanted.map(({ identity }) => identity.value)]);
  return new Map(rows.map((row) => [nodeOf(row.store_id, row), row]));
}

/** From those who had them. They keep what else they are known by, and are not written to under a number that is not theirs. */
async function takeNumbers(tx: Tx, taken: readonly KnownIdentity[]): Promise<void> {
  if (taken.length === 0) return;
  await queryRows(tx, TAKE_NUMBERS, [taken.map((row) => row.store_id), taken.map((row) => row.kind), taken.map((row) => row.value), taken.map((row) => row.customer_id)]);
  const lost = taken.filter((row) => row.phone !== null && phoneForms(row.phone)?.key === (row.kind === 'phone' ? row.value : phoneForms(row.value)?.key));
  if (lost.length === 0) return;
  const others = await queryRows<{ customer_id: string; value: string }>(tx, NUMBERS_OF, [lost.map((row) => row.store_id), lost.map((row) => row.customer_id)]);
  const otherOf = (row: KnownIdentity): string | null => phoneForms(others.find((other) => other.customer_id === row.customer_id)?.value ?? '')?.e164 ?? null;
  beforeCommit(tx, CHANGE_PHONES, () => [lost.map((row) => row.store_id), lost.map((row) => row.customer_id), lost.map((row) => row.phone), lost.map(otherOf)]);
}

/** Whether something became known about people who were known before, or they became one. */
async function assign(tx: Tx, people: readonly Person[]): Promise<boolean> {
  const changed: Person[] = [];
  let merged = 0;
  for (const person of people) {
    const oldest = person.known.toSorted((a, b) => a.created_at.getTime() - b.created_at.getTime() || (a.customer_id < b.customer_id ? -1 : 1))[0] as KnownIdentity;
    person.customerId = oldest.customer_id;
    for (const other of new Set(person.known.map((row) => row.customer_id))) if (other !== oldest.customer_id) { await merge(tx, person, other); merged += 1; }
    const { profileName, username } = newestNames(person);
    if ((profileName && profileName.text !== oldest.profile_name) || (username && username.text !== oldest.username) || (phoneOf(person) !== null && (oldest.phone === null || oldest.phone === phoneLeftBy(person)))) changed.push(person);
  }
  const newIdentities = await addIdentities(tx, people);
  const seen = await learnSeen(tx, people);
  // Last of all: customers are locked after their conversations.
  if (changed.length > 0) beforeCommit(tx, UPDATE_PROFILES, () => profileColumns(changed));
  return merged + newIdentities + seen > 0;
}

async function merge(tx: Tx, person: Person, otherId: string): Promise<void> {
  await queryRows(tx, REPOINT_IDENTITIES, [person.storeId, person.customerId, otherId]);
  await queryRows(tx, KEEP_PROFILE, [person.storeId, person.customerId, otherId]);
  await queryRows(tx, MOVE_FACTS, [person.storeId, person.customerId, otherId]);
  await queryRows(tx, MOVE_DATES, [person.storeId, person.customerId, otherId]);
  await queryRows(tx, DERIVE_STATE, [JSON.stringify([{ store_id: person.storeId, customer_id: person.customerId }]), person.at]);
  await queryRows(tx, MARK_MERGED, [person.storeId, person.customerId, otherId, person.at]);
}

async function create(tx: Tx, people: readonly Person[]): Promise<void> {
  if (people.length === 0) return;
  for (const person of people) person.customerId = newId();
  await queryRows(tx, INSERT_CUSTOMERS, profileColumns(people).slice(0, -1));
  await addIdentities(tx, people);
}

/** @returns how many were new */
async function addIdentities(tx: Tx, people: readonly Person[]): Promise<number> {
  const rows = people.flatMap((person) => {
    const known = new Set(person.known.map(keyOf));
    return [...person.identities.values()].filter((identity) => !known.has(keyOf(identity))).map((identity) => ({ person, identity }));
  });
  if (rows.length === 0) return 0;
  await queryRows(tx, INSERT_SEEN_IDENTITIES, [
    rows.map(({ person }) => person.storeId), rows.map(({ identity }) => identity.kind), rows.map(({ identity }) => identity.value),
    rows.map(({ person }) => person.customerId), rows.map(({ person }) => person.at),
    rows.map(({ person, identity }) => JSON.stringify(person.seenWith.get(keyOf(identity)) ?? {})),
  ]);
  return rows.length;
}

/** Remembers with which ids numbers that were known before came now. @returns of how many */
async function learnSeen(tx: Tx, people: readonly Person[]): Promise<number> {
  const news = people.flatMap(({ known, seenWith }) => known.flatMap((row) => {
    const seen = seenWith.get(keyOf(row));
    return seen === undefined ? [] : [{ store_id: row.store_id, kind: row.kind, value: row.value, seen_with: seen }];
  }));
  if (news.length > 0) await queryRows(tx, LEARN_SEEN, [JSON.stringify(news)]);
  return news.length;
}

function profileColumns(people: readonly Person[]): unknown[] {
  const names = people.map(newestNames);
  return [
    people.map((person) => person.storeId), people.map((person) => person.customerId),
    names.map(({ profileName }) => profileName?.text ?? null), names.map(({ username }) => username?.text ?? null),
    people.map(phoneOf), people.map((person) => person.at),
    names.map(({ profileName }) => profileName?.at ?? null), names.map(({ username }) => username?.at ?? null), people.map(phoneLeftBy),
  ];
}

interface Name { readonly text: string; readonly at: Date }
/** Of one second the greatest. */
function newestNames({ sightings }: Person): { profileName: Name | undefined; username: Name | undefined } {
  return { profileName: newestName(sightings, 'profileName', 200), username: newestName(sightings, 'username', 100) };
}
function newestName(sightings: readonly Sighting[], field: 'profileName' | 'username', length: number): Name | undefined {
  let newest: Name | undefined;
  for (const { person, at } of sightings) {
    const text = cut(person[field] ?? '', length);
    if (text && (!newest || at > newest.at || (at.getTime() === newest.at.getTime() && text > newest.text))) newest = { text, at };
  }
  return newest;
}

/** The number that is theirs and that they did not leave; of several the last, of one second the greatest. */
function phoneOf(person: Person): string | null {
  const left = phoneLeftBy(person);
  let last: { phone: string; at: Date } | undefined;
  for (const { person: { waId }, at } of person.sightings) {
    const forms = waId === undefined ? undefined : phoneForms(waId.trim());
    if (!forms || forms.e164 === left || !person.identities.has(`phone:${forms.key}`)) continue;
    if (!last || at > last.at || (at.getTime() === last.at.getTime() && forms.e164 > last.phone)) last = { phone: forms.e164, at };
  }
  // Somebody else lost it to them.
  const verbatim = [...person.identities.values()].find(({ kind }) => kind === 'wa_id');
  return last?.phone ?? phoneForms(verbatim?.value ?? '')?.e164 ?? null;
}

/** The number that they moved away from, as the provider said. */
function phoneLeftBy({ sightings }: Person): string | null {
  for (const { person, before } of sightings) if (before?.waId !== undefined && person.waId !== undefined && before.waId !== person.waId) return phoneForms(before.waId)?.e164 ?? null;
  return null;
}
