import { cut } from '#contracts';
import { beforeCommit, type Database, queryRows, type Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import { DERIVE_STATE, MOVE_FACTS } from './consent/consent.queries.js';
import { MOVE_DATES } from './dates/customer-dates.queries.js';
import { CHANGE_PHONES, FIND_IDENTITIES, INSERT_CUSTOMERS, INSERT_SEEN_IDENTITIES, KEEP_PROFILE, LEARN_SEEN, LOCK_NEW_PEOPLE, MARK_MERGED, NOTE_ASKED, NUMBERS_OF, REPOINT_IDENTITIES, TAKE_NUMBERS, UPDATE_PROFILES } from './customers.queries.js';
import { type Identity, keyOf, type Sighting } from './identities.js';
import { readSeenWith, saysMore } from './number-owners.js';
import { identitiesIn, type KnownIdentities, type KnownIdentity, nodeOf, numbersIn, peopleIn, type Person, type People, read, type ReadSighting, rivals, type TakenNumber } from './people.js';
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
 * @param now when it is written, however long ago they were seen
 */
export async function matchCustomers(tx: Tx, sightings: readonly Sighting[], now: Date): Promise<Matched> {
  const { people, of, taken } = await peopleOf(tx, sightings.map(read));
  await takeNumbers(tx, taken, now);
  const learned = await assign(tx, people.filter(({ known }) => known.length > 0), now);
  await create(tx, people.filter(({ known }) => known.length === 0), now);
  return { ids: of.map((person) => person?.customerId), learned: learned || taken.length > 0 };
}

/** The provider was asked for the number behind a hidden id: nobody has to be reminded of it. */
export async function noteAsked(db: Database, storeId: string, lid: string, now: Date): Promise<void> {
  await db.inStoreStatement(storeId, NOTE_ASKED, [storeId, lid, now], { durable: 'later' });
}

async function peopleOf(tx: Tx, sightings: readonly ReadSighting[]): Promise<People> {
  const wanted = identitiesIn(sightings);
  let known = await find(tx, wanted);
  const changing = changingNames(sightings, wanted, known);
  if (changing.length > 0) {
    const nodes = changing.map(({ storeId, identity }) => nodeOf(storeId, identity));
    await queryRows(tx, LOCK_NEW_PEOPLE, [nodes]);
    known = new Map([...[...known].filter(([node]) => !nodes.includes(node)), ...await find(tx, changing)]);
  }
  const numbers = numbersIn(sightings, known);
  known = new Map([...known, ...await find(tx, rivals(numbers, known))]);
  return peopleIn(sightings, known, numbers);
}

/** Names that are new, and numbers about which something is. Whoever else is at them is waited for. */
function changingNames(sightings: readonly ReadSighting[], wanted: Wanted, known: KnownIdentities): Wanted {
  const numbers = [...numbersIn(sightings, known)].filter(([node, { seenWith }]) => saysMore(seenWith, known.get(node)?.seen_with ?? {}));
  const inNumbers = new Set(numbers.flatMap(([, { storeId, identities }]) => [...identities.values()].map((identity) => nodeOf(storeId, identity))));
  return wanted.filter(({ storeId, identity }) => !known.has(nodeOf(storeId, identity)) || inNumbers.has(nodeOf(storeId, identity)));
}

async function find(tx: Tx, wanted: Wanted): Promise<KnownIdentities> {
  if (wanted.length === 0) return new Map();
  const rows = await queryRows<KnownIdentity>(tx, FIND_IDENTITIES, [wanted.map(({ storeId }) => storeId), wanted.map(({ identity }) => identity.kind), wanted.map(({ identity }) => identity.value)]);
  return new Map(rows.map((row) => [nodeOf(row.store_id, row), { ...row, seen_with: readSeenWith(row.seen_with) }]));
}

/** From those who had them, in every spelling. They keep what else they are known by, and are not written to under a number that is not theirs. */
async function takeNumbers(tx: Tx, taken: readonly TakenNumber[], now: Date): Promise<void> {
  if (taken.length === 0) return;
  const rows = taken.map(({ row }) => row);
  const numbers = await queryRows<NumberOf>(tx, NUMBERS_OF, [rows.map((row) => row.store_id), rows.map((row) => row.customer_id)]);
  const lostTo = (number: NumberOf): Person | undefined => taken.find(({ row }) => row.customer_id === number.customer_id && keyOfNumber(row) === keyOfNumber({ kind: 'wa_id', value: number.value }))?.owner;
  const spellings: NumberOf[] = [];
  for (const number of numbers) {
    const owner = lostTo(number);
    if (!owner) continue;
    spellings.push(number);
    const identity: Identity = { kind: 'wa_id', value: number.value };
    owner.identities.set(keyOf(identity), identity);
    if (!owner.times.has(keyOf(identity))) owner.times.set(keyOf(identity), number.created_at);
  }
  const gone = [...rows, ...spellings.map((number) => ({ ...number, kind: 'wa_id' }))];
  await queryRows(tx, TAKE_NUMBERS, [gone.map((row) => row.store_id), gone.map((row) => row.kind), gone.map((row) => row.value), gone.map((row) => row.customer_id)]);
  const lost = rows.filter((row) => row.phone !== null && phoneForms(row.phone)?.key === keyOfNumber(row));
  if (lost.length === 0) return;
  const otherOf = (row: KnownIdentity): string | null => phoneForms(numbers.find((other) => other.customer_id === row.customer_id && !lostTo(other))?.value ?? '')?.e164 ?? null;
  beforeCommit(tx, CHANGE_PHONES, () => [lost.map((row) => row.store_id), lost.map((row) => row.customer_id), lost.map((row) => row.phone), lost.map(otherOf), now]);
}
interface NumberOf { readonly store_id: string; readonly customer_id: string; readonly value: string; readonly created_at: Date }
/** Equal for all spellings. */
const keyOfNumber = ({ kind, value }: Identity): string => (kind === 'phone' ? value : phoneForms(value)?.key ?? value);

/** Whether something became known about people who were known before, or they became one. */
async function assign(tx: Tx, people: readonly Person[], now: Date): Promise<boolean> {
  const changed: Person[] = [];
  let merged = 0;
  for (const person of people) {
    const oldest = person.known.toSorted((a, b) => a.created_at.getTime() - b.created_at.getTime() || (a.customer_id < b.customer_id ? -1 : 1))[0] as KnownIdentity;
    person.customerId = oldest.customer_id;
    for (const other of new Set(person.known.map((row) => row.customer_id))) if (other !== oldest.customer_id) { await merge(tx, person, other, now); merged += 1; }
    const { profileName, username } = newestNames(person);
    if ((profileName && profileName.text !== oldest.profile_name) || (username && username.text !== oldest.username) || (phoneOf(person) !== null && oldest.phone === null) || movedSince(person, oldest.phone_at)) changed.push(person);
  }
  const newIdentities = await addIdentities(tx, people, now);
  const seen = await learnSeen(tx, people);
  // Last of all: customers are locked after their conversations.
  if (changed.length > 0) beforeCommit(tx, UPDATE_PROFILES, () => [...profileColumns(changed), movesOf(changed), now]);
  return merged + newIdentities + seen > 0;
}

async function merge(tx: Tx, person: Person, otherId: string, now: Date): Promise<void> {
  await queryRows(tx, REPOINT_IDENTITIES, [person.storeId, person.customerId, otherId]);
  await queryRows(tx, KEEP_PROFILE, [person.storeId, person.customerId, otherId, now]);
  await queryRows(tx, MOVE_FACTS, [person.storeId, person.customerId, otherId]);
  await queryRows(tx, MOVE_DATES, [person.storeId, person.customerId, otherId]);
  await queryRows(tx, DERIVE_STATE, [JSON.stringify([{ store_id: person.storeId, customer_id: person.customerId }]), now]);
  await queryRows(tx, MARK_MERGED, [person.storeId, person.customerId, otherId, now]);
}

async function create(tx: Tx, people: readonly Person[], now: Date): Promise<void> {
  if (people.length === 0) return;
  for (const person of people) person.customerId = newId();
  await queryRows(tx, INSERT_CUSTOMERS, [...profileColumns(people), people.map((person) => person.at), now]);
  await addIdentities(tx, people, now);
  const moved = people.filter(lastMoveOf);
  if (moved.length > 0) beforeCommit(tx, UPDATE_PROFILES, () => [...profileColumns(moved), movesOf(moved), now]);
}

/** @returns how many were new */
async function addIdentities(tx: Tx, people: readonly Person[], now: Date): Promise<number> {
  const rows = people.flatMap((person) => {
    const known = new Set(person.known.map(keyOf));
    return [...person.identities.values()].filter((identity) => !known.has(keyOf(identity))).map((identity) => ({ person, identity }));
  });
  if (rows.length === 0) return 0;
  await queryRows(tx, INSERT_SEEN_IDENTITIES, [
    rows.map(({ person }) => person.storeId), rows.map(({ identity }) => identity.kind), rows.map(({ identity }) => identity.value),
    rows.map(({ person }) => person.customerId), rows.map(({ person, identity }) => person.times.get(keyOf(identity)) ?? person.at),
    rows.map(({ person, identity }) => JSON.stringify(person.seenWith.get(keyOf(identity)) ?? {})), now,
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
    people.map(phoneOf), names.map(({ profileName }) => profileName?.at ?? null), names.map(({ username }) => username?.at ?? null),
  ];
}
function movesOf(people: readonly Person[]): (Date | null)[] {
  return people.map((person) => lastMoveOf(person)?.at ?? null);
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
  const left = lastMoveOf(person)?.from;
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

function movedSince(person: Person, since: Date | null): boolean {
  const move = lastMoveOf(person);
  return move !== undefined && (since === null || move.at > since);
}

/** The newest move to another number, as the provider said; of one second the one away from the greatest. */
function lastMoveOf({ sightings }: Person): { readonly from: string; readonly at: Date } | undefined {
  let last: { from: string; at: Date } | undefined;
  for (const { person, before, at } of sightings) {
    const from = before?.waId !== undefined && person.waId !== undefined && before.waId !== person.waId ? phoneForms(before.waId)?.e164 : undefined;
    if (from !== undefined && (!last || at > last.at || (at.getTime() === last.at.getTime() && from > last.from))) last = { from, at };
  }
  return last;
}
