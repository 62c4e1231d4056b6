import { type Identity, keyOf, type Names, namesOf, type Sighting } from './identities.js';
import { idsOf, leavingsOf, LEFT, type Owners, ownersOf, saysMore, type SeenWith, seenWithBoth } from './number-owners.js';

/** What is stored of an identity and its customer. */
export interface KnownIdentity extends Identity {
  readonly store_id: string; readonly customer_id: string; readonly seen_with: SeenWith;
  readonly profile_name: string | null; readonly username: string | null; readonly phone: string | null; readonly phone_at: Date | null; readonly created_at: Date;
}
/** By store and key. */
export type KnownIdentities = ReadonlyMap<string, KnownIdentity>;

/** A sighting with what it names. */
export interface ReadSighting { readonly sighting: Sighting; readonly now: Names; readonly before: Names }

/** Somebody, and what `sightings` and the store know of them. */
export interface Person {
  readonly storeId: string;
  readonly identities: Map<string, Identity>;
  readonly known: KnownIdentity[];
  /** Those that say what they are called. */
  readonly sightings: Sighting[];
  /** Of the last one about them. */
  at: Date;
  /** When they were named by each number last, by key; before that when they left it. */
  readonly times: Map<string, Date>;
  /** What became known about their numbers, by key. */
  readonly seenWith: Map<string, SeenWith>;
  customerId?: string;
}
export interface People {
  readonly people: readonly Person[];
  /** In the order of the sightings; undefined when the provider named nobody. */
  readonly of: readonly (Person | undefined)[];
  /** Numbers with the customers who do not have them any more. */
  readonly taken: readonly TakenNumber[];
}

export interface TakenNumber { readonly row: KnownIdentity; readonly owner: Person }

export const nodeOf = (storeId: string, identity: Identity): string => `${storeId} ${keyOf(identity)}`;
export const read = (sighting: Sighting): ReadSighting => ({ sighting, now: namesOf(sighting.person), before: namesOf(sighting.before ?? {}) });
/** All that is named, each once. */
export function identitiesIn(sightings: readonly ReadSighting[]): { storeId: string; identity: Identity }[] {
  const all = sightings.flatMap(({ sighting: { storeId }, now, before }) => [...now.ids, ...before.ids, ...now.number?.identities ?? [], ...before.number?.identities ?? []].map((identity) => ({ storeId, identity })));
  return [...new Map(all.map((each) => [nodeOf(each.storeId, each.identity), each])).values()];
}
/** Ids that a number was seen with, and numbers that people moved to from it, where there are several: whose they are decides whose the number is. */
export function rivals(numbers: NumbersByNode, known: KnownIdentities): { storeId: string; identity: Identity }[] {
  return [...numbers.values()].flatMap(({ storeId, seenWith }) => {
    const [ids, leavings] = [idsOf(seenWith), leavingsOf(seenWith)];
    if (ids.length + leavings.length < 2) return [];
    const identities: Identity[] = [...ids.map((value) => ({ kind: 'bsuid', value } as const)), ...leavings.map(({ to }) => identityOf(to))];
    return identities.map((identity) => ({ storeId, identity })).filter(({ identity }) => !known.has(nodeOf(storeId, identity)));
  });
}
/** Of a number's key. */
function identityOf(key: string): Identity {
  const colon = key.indexOf(':');
  return { kind: key.slice(0, colon) as Identity['kind'], value: key.slice(colon + 1) };
}

/** Who the sightings are about: ids join people for good, a number joins only those who have it now. */
export function peopleIn(sightings: readonly ReadSighting[], known: KnownIdentities, numbers: NumbersByNode): People {
  const groups = new Groups();
  for (const { sighting: { storeId }, now, before } of sightings) groups.joinAll([...now.ids, ...before.ids].map((identity) => nodeOf(storeId, identity)));
  for (const [node, row] of known) if (row.kind === 'bsuid' || row.kind === 'lid') groups.join(node, customerNode(row));

  for (const number of numbers.values()) joinMoved(groups, number, known, numbers);
  for (const [node, number] of numbers) settle(groups, node, number, known, numbers);
  for (const each of sightings) joinNumbers(groups, each, numbers);
  return gather(groups, sightings, known, numbers);
}

/** A number in the sightings, with all that is known of it. */
interface SeenNumber {
  readonly storeId: string; readonly key: string; readonly identities: Map<string, Identity>; readonly known: Set<KnownIdentity>; readonly times: Map<string, Date>;
  seenWith: SeenWith; at: Date; hadOthers: boolean;
}
export type NumbersByNode = ReadonlyMap<string, SeenNumber>;
export function numbersIn(sightings: readonly ReadSighting[], known: KnownIdentities): NumbersByNode {
  const numbers = new Map<string, SeenNumber>();
  const add = ({ storeId, scope, at }: Sighting, { number, bsuid }: Names, since: Date): void => {
    if (!number) return;
    const node = `${storeId} ${number.key}`;
    const word = numbers.get(node) ?? { storeId, key: number.key, identities: new Map(), known: new Set(), times: new Map(), seenWith: known.get(node)?.seen_with ?? {}, at, hadOthers: false };
    numbers.set(node, word);
    if (at > word.at) word.at = at;
    for (const identity of number.identities) {
      word.identities.set(keyOf(identity), identity);
      setLater(word.times, keyOf(identity), since);
      const row = known.get(nodeOf(storeId, identity));
      if (row) word.known.add(row);
    }
    if (scope !== undefined && bsuid !== undefined) word.seenWith = seenWithBoth(word.seenWith, { [scope]: { [bsuid]: at.toISOString() } });
  };
  for (const { sighting, now, before } of sightings) {
    add(sighting, before, new Date(sighting.at.getTime() - 1));
    add(sighting, now, sighting.at);
    const left = before.number && numbers.get(`${sighting.storeId} ${before.number.key}`);
    const isNameless = now.ids.length === 0 && before.ids.length === 0;
    if (left && now.number && now.number.key !== left.key && isNameless) left.seenWith = seenWithBoth(left.seenWith, { [LEFT]: { [now.number.key]: sighting.at.toISOString() } });
  }
  return numbers;
}

function setLater(times: Map<string, Date>, key: string, at: Date): void {
  const known = times.get(key);
  if (!known || at > known) times.set(key, at);
}

/** Joins those who left a number with the number that they have since. */
function joinMoved(groups: Groups, { storeId, seenWith }: SeenNumber, known: KnownIdentities, numbers: NumbersByNode): void {
  for (const { to, id } of leavingsOf(seenWith)) {
    const node = `${storeId} ${to}`;
    const row = known.get(node);
    // Not what these events are about, and of one owner only.
    if (row && !numbers.has(node) && idsOf(row.seen_with).length < 2 && leavingsOf(row.seen_with).length === 0) groups.join(node, customerNode(row));
    if (id !== undefined && !hadSeveral(node, known, numbers)) groups.join(`${storeId} bsuid:${id}`, node);
  }
}

/** Which of its owners came to it from another number nobody can tell: perhaps none who has it now. */
function hadSeveral(node: string, known: KnownIdentities, numbers: NumbersByNode): boolean {
  const seenWith = numbers.get(node)?.seenWith ?? known.get(node)?.seen_with ?? {};
  return idsOf(seenWith).length + leavingsOf(seenWith).length > 1;
}

/** Joins a number with who has it. */
function settle(groups: Groups, node: string, number: SeenNumber, known: KnownIdentities, numbers: NumbersByNode): void {
  const owners: Owners<string> = ownersOf(number.seenWith, (id) => groups.of(`${number.storeId} bsuid:${id}`));
  const movers = leavingsOf(number.seenWith).filter(({ id }) => id === undefined).map(({ to }) => `${number.storeId} ${to}`)
    .map((to) => (hadSeveral(to, known, numbers) ? `${to} left ${number.key}` : groups.of(to))).filter((mover) => !owners.now.includes(mover));
  const [mover] = owners.now.length > 0 ? movers : [];
  number.hadOthers = owners.former.size > 0 || mover !== undefined;
  groups.joinAll([node, ...owners.now]);
  const first = mover ?? owners.first;
  for (const row of number.known) {
    if (!number.hadOthers) groups.join(node, customerNode(row));
    // Known by the number alone so far.
    else if (first !== undefined && idsOf(row.seen_with).length === 0 && keyOf(row) === number.key) groups.join(first, customerNode(row));
  }
}

/** What an event says of numbers without an id that was seen with them. Of a number that had several owners it cannot say whose it speaks of. */
function joinNumbers(groups: Groups, { sighting: { storeId }, now, before }: ReadSighting, numbers: NumbersByNode): void {
  const [id] = [...now.ids, ...before.ids];
  const nodes = [now.number, before.number].flatMap((number) => (number ? [`${storeId} ${number.key}`] : [])).filter((node) => numbers.get(node)?.hadOthers === false);
  groups.joinAll([...(id ? [nodeOf(storeId, id)] : []), ...nodes]);
}

function gather(groups: Groups, sightings: readonly ReadSighting[], known: KnownIdentities, numbers: NumbersByNode): People {
  const people = new Map<string, Person>();
  const personAt = (storeId: string, node: string, at: Date): Person => {
    const group = groups.of(node);
    const person = people.get(group) ?? { storeId, identities: new Map(), known: [], sightings: [], at, times: new Map(), seenWith: new Map() };
    people.set(group, person);
    if (at > person.at) person.at = at;
    return person;
  };
  const of = sightings.map(({ sighting, now, before }) => {
    const { storeId } = sighting;
    const ids = [...now.ids, ...before.ids];
    const number = now.number ?? before.number;
    const node = ids[0] ? nodeOf(storeId, ids[0]) : number && `${storeId} ${number.key}`;
    if (node === undefined) return undefined;
    const person = personAt(storeId, node, sighting.at);
    for (const id of ids) person.identities.set(keyOf(id), id);
    if (ids.length > 0 || numbers.get(node)?.hadOthers === false) person.sightings.push(sighting);
    return person;
  });
  const taken: TakenNumber[] = [];
  for (const [node, { storeId, key, identities, known: rows, times, seenWith, at }] of numbers) {
    const owner = personAt(storeId, node, at);
    for (const [each, identity] of identities) owner.identities.set(each, identity);
    for (const [each, time] of times) owner.times.set(each, time);
    const row = known.get(node);
    if (!row || saysMore(seenWith, row.seen_with)) owner.seenWith.set(key, seenWith);
    for (const each of rows) if (groups.of(customerNode(each)) !== groups.of(node)) { taken.push({ row: each, owner }); owner.seenWith.set(key, seenWith); }
  }
  // Also by numbers that they lose with this: whoever moved may be known under the other number already.
  for (const row of known.values()) people.get(groups.of(customerNode(row)))?.known.push(row);
  return { people: [...people.values()], of, taken };
}

const customerNode = ({ store_id: storeId, customer_id: customerId }: KnownIdentity): string => `${storeId} customer:${customerId}`;

/** Which nodes are one. */
class Groups {
  readonly #parents = new Map<string, string>();

  of(node: string): string {
    let root = node;
    for (let parent = this.#parents.get(root); parent !== undefined; parent = this.#parents.get(root)) root = parent;
    if (root !== node) this.#parents.set(node, root);
    return root;
  }

  join(one: string, other: string): void {
    const [root, otherRoot] = [this.of(one), this.of(other)];
    if (root !== otherRoot) this.#parents.set(otherRoot, root);
  }

  joinAll(nodes: readonly string[]): void {
    for (const node of nodes) this.join(nodes[0] as string, node);
  }
}
