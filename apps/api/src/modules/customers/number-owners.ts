/**
 * Whose a phone number is.
 *
 * Meta makes a new business-scoped id when somebody changes their phone number, and says so; an id never gets another person (reference/meta-cloud-api.md,
 * part 11, 1). So a number that comes with another id than before, without word that the id changed, belongs to somebody else: to the id that
 * was seen with it last, counted by when each was seen with it first. Times are told in seconds: of ids of one second the greatest counts.
 *
 * Word that somebody moved to another number may come without any id of theirs. Then it was whoever had the number at that time; where no id had it
 * yet, somebody who is known by numbers alone, and whoever comes with an id from then on is somebody else.
 * All this is what events say themselves: in whatever order they arrive, the owner is the same.
 */

/**
 * When each id was first seen with a number, by the business account in which the id counts: each has ids of its own for the same people. Under `LEFT`
 * when somebody of whom no id was told left it, by the number that they moved to. As `customer_identities.seen_with` has it.
 */
export type SeenWith = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The ids of both, each since it was seen first. */
export function seenWithBoth(one: SeenWith, other: SeenWith): SeenWith {
  const both: Record<string, Record<string, string>> = Object.fromEntries(Object.entries(one).map(([scope, ids]) => [scope, { ...ids }]));
  for (const [scope, ids] of Object.entries(other)) {
    const known = both[scope] ??= {};
    for (const [id, at] of Object.entries(ids)) if (known[id] === undefined || at < known[id]) known[id] = at;
  }
  return both;
}

/** As stored: by a release that knew only the last id of each account too, which may be running still. */
export function readSeenWith(stored: SeenWith): SeenWith {
  return Object.fromEntries(Object.entries(stored).map(([scope, { bsuid, at, ...ids }]) => [scope, bsuid !== undefined && at !== undefined ? { ...ids, [bsuid]: at } : ids]));
}

/** Whether `more` says something that `known` does not. */
export function saysMore(more: SeenWith, known: SeenWith): boolean {
  return Object.entries(more).some(([scope, ids]) => Object.entries(ids).some(([id, at]) => { const before = known[scope]?.[id]; return before === undefined || at < before; }));
}

/** No business account is called so: they have numbers. */
export const LEFT = 'left';

export function idsOf(seen: SeenWith): string[] {
  return scopesOf(seen).flatMap((ids) => Object.keys(ids));
}
function scopesOf(seen: SeenWith): Readonly<Record<string, string>>[] {
  return Object.entries(seen).filter(([scope]) => scope !== LEFT).map(([, ids]) => ids);
}

/** A move to the number `to` of somebody of whom no id was told; `id` had the number at that time, as far as is known. */
export interface Leaving { readonly to: string; readonly id: string | undefined }
/** The first one first. */
export function leavingsOf(seen: SeenWith): Leaving[] {
  const ids = scopesOf(seen).flatMap((each) => Object.entries(each).map(([id, at]) => ({ id, at }))).toSorted(byTime);
  const left = Object.entries(seen[LEFT] ?? {}).map(([id, at]) => ({ id, at })).toSorted(byTime);
  return left.map(({ id: to, at }) => ({ to, id: ids.findLast((each) => each.at < at)?.id }));
}

/** People by whatever names them to the caller. */
export interface Owners<P> {
  /** Who has the number: more than one when several business accounts know them, each by its own id. */
  readonly now: readonly P[];
  readonly former: ReadonlySet<P>;
  /** Who had it first. */
  readonly first: P | undefined;
}

/** Who has the number that was `seen` with these ids, and who had it. */
export function ownersOf<P>(seen: SeenWith, personOf: (id: string) => P): Owners<P> {
  const scopes = scopesOf(seen).map((ids) => Object.entries(ids).map(([id, at]) => ({ id, at, person: personOf(id) })).toSorted(byTime)).filter((ids) => ids.length > 0);
  const newest = scopes.flatMap((ids) => ids.slice(-1)).toSorted(byTime).map(({ person }) => person);
  const former = new Set(scopes.flatMap((ids) => ids.map(({ person }) => person).filter((person) => person !== ids.at(-1)?.person)));
  const latest = newest.slice(-1);
  for (const person of latest) former.delete(person);
  return { now: [...new Set([...latest, ...newest.filter((person) => !former.has(person))])], former, first: scopes.flat().toSorted(byTime)[0]?.person };
}

interface SeenId { readonly id: string; readonly at: string }
function byTime(one: SeenId, other: SeenId): number {
  return compare(one.at, other.at) || compare(one.id, other.id);
}
function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
