import type { PersonRef } from '#providers/contract';
import { beforeCommit, queryRows, type Tx } from '../../platform/database/database.js';
import { FORGET_PHONES, LEARN_SEEN, TAKE_NUMBERS } from './customers.queries.js';
import { phoneForms } from './phone-key.js';

/**
 * Phone numbers get new owners; a business-scoped id never does. A number that comes with another id than before, without word of the provider
 * that its person's id changed, is somebody else's: they are told nothing of the one who had it.
 */

/** Under which id a number was seen, and when. */
export interface Seen { readonly bsuid: string; readonly at: Date }
/** By number (`kind:value`), then by the business account in which the id counts: each has ids of its own for the same people. */
export type SeenNumbers = Map<string, Map<string, Seen>>;
/** As `customer_identities.seen_with` has it. */
export type SeenWith = Readonly<Record<string, { readonly bsuid: string; readonly at: string }>>;

export interface Identity { readonly kind: 'wa_id' | 'bsuid' | 'lid' | 'phone'; readonly value: string }
export interface KnownIdentity {
  readonly store_id: string; readonly kind: Identity['kind']; readonly value: string; readonly customer_id: string;
  readonly profile_name: string | null; readonly username: string | null; readonly phone: string | null; readonly created_at: Date; readonly seen_with: SeenWith;
}
interface Holder { readonly storeId: string; readonly identities: Map<string, Identity>; readonly seen: SeenNumbers }
/** A number that has another owner now. */
export interface TakenNumber { readonly row: KnownIdentity }

export const keyOf = (identity: Identity): string => `${identity.kind}:${identity.value}`;
const isNumber = ({ kind }: Identity): boolean => kind === 'wa_id' || kind === 'phone';

/** The numbers of `identities` under the id they came with. */
export function seenNumbers(identities: readonly Identity[], { bsuid }: PersonRef, scope: string | undefined, at: Date): SeenNumbers {
  if (scope === undefined || bsuid === undefined) return new Map();
  return new Map(identities.filter(isNumber).map((identity) => [keyOf(identity), new Map([[scope, { bsuid: bsuid.trim(), at }]])]));
}

/** Adds to `seen`; what is newer counts. Times are told in seconds: of what is as new the first word stays, else a replay would turn it around. */
export function addSeen(seen: SeenNumbers, more: SeenNumbers): void {
  for (const [key, scopes] of more) {
    const known = seen.get(key) ?? new Map<string, Seen>();
    for (const [scope, each] of scopes) if (!known.has(scope) || each.at > (known.get(scope)?.at ?? each.at)) known.set(scope, each);
    seen.set(key, known);
  }
}

/** Numbers that `holder` and `news` have both, under ids that nobody said to be one person's. The older one loses them. */
export function partNumbers(holder: Holder, news: Holder): void {
  for (const [key, scopes] of news.seen) {
    const known = holder.seen.get(key);
    if (!known || !holder.identities.has(key)) continue;
    for (const [scope, { bsuid, at }] of scopes) {
      const before = known.get(scope);
      if (!before || before.bsuid === bsuid || holder.identities.has(`bsuid:${bsuid}`) || news.identities.has(`bsuid:${before.bsuid}`)) continue;
      forget(at > before.at ? holder : news, key);
    }
  }
}

/** Rows of `found` that name somebody who had the number before `person`; what is older than they are, `person` loses. */
export function formerHolders(person: Holder, found: ReadonlyMap<string, KnownIdentity>): TakenNumber[] {
  const [former, later] = [new Set<string>(), new Set<string>()];
  for (const [key, scopes] of person.seen) {
    const row = found.get(`${person.storeId} ${key}`);
    for (const [scope, { bsuid, at }] of scopes) {
      const known = row?.seen_with[scope];
      const isSame = !row || !known || known.bsuid === bsuid || person.identities.has(`bsuid:${known.bsuid}`) || found.get(`${person.storeId} bsuid:${bsuid}`)?.customer_id === row.customer_id;
      if (!isSame) (at > new Date(known.at) ? former : later).add(row.customer_id);
    }
  }
  const taken: TakenNumber[] = [];
  for (const [key, identity] of person.identities) {
    const row = isNumber(identity) ? found.get(`${person.storeId} ${key}`) : undefined;
    if (row && former.has(row.customer_id)) taken.push({ row });
    else if (row && later.has(row.customer_id)) forget(person, key);
  }
  return taken;
}

/** Takes numbers from those who had them. They keep what else they are known by, and are not written to under a number that is not theirs. */
export async function takeNumbers(tx: Tx, taken: readonly TakenNumber[]): Promise<void> {
  if (taken.length === 0) return;
  const rows = taken.map(({ row }) => row);
  await queryRows(tx, TAKE_NUMBERS, [rows.map((row) => row.store_id), rows.map((row) => row.kind), rows.map((row) => row.value), rows.map((row) => row.customer_id)]);
  const phones = rows.filter((row) => row.phone !== null && phoneForms(row.phone)?.key === (row.kind === 'phone' ? row.value : phoneForms(row.value)?.key));
  if (phones.length > 0) beforeCommit(tx, FORGET_PHONES, () => [phones.map((row) => row.store_id), phones.map((row) => row.customer_id), phones.map((row) => row.phone)]);
}

/** Remembers under which ids numbers that were known before came now. @returns of how many */
export async function learnSeen(tx: Tx, learned: readonly { readonly row: KnownIdentity; readonly scopes: ReadonlyMap<string, Seen> | undefined }[]): Promise<number> {
  const news = learned.flatMap(({ row, scopes }) => {
    const fresh = new Map([...scopes ?? []].filter(([scope, { bsuid, at }]) => { const known = row.seen_with[scope]; return !known || (known.bsuid !== bsuid && at > new Date(known.at)); }));
    return fresh.size === 0 ? [] : [{ store_id: row.store_id, kind: row.kind, value: row.value, seen_with: seenWith(fresh) }];
  });
  if (news.length > 0) await queryRows(tx, LEARN_SEEN, [JSON.stringify(news)]);
  return news.length;
}

/** As it is stored. */
export function seenWith(scopes: ReadonlyMap<string, Seen> | undefined): SeenWith {
  return Object.fromEntries([...scopes ?? []].map(([scope, { bsuid, at }]) => [scope, { bsuid, at: at.toISOString() }]));
}

function forget(holder: Holder, key: string): void {
  holder.identities.delete(key);
  holder.seen.delete(key);
}
