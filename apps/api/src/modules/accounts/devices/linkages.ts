import { queryRows, type Tx } from '../../../platform/database/database.js';
import { newId } from '../../../platform/database/ids.js';
import type { Judgement, Linkage } from './linkage.js';
import { BEGIN_LINKAGE, END_LINKAGE, FIND_LINKAGE, JUDGE_LINKAGE, RECOGNISE_PHONE } from './linkages.queries.js';

// Part of the caller's transaction, behind the wall or through the door: plain SQL. The account's row is locked.

interface Place { readonly storeId: string; readonly accountId: string }

export async function findLinkage(tx: Tx, { storeId }: Pick<Place, 'storeId'>, id: string | null): Promise<Linkage | null> {
  if (id === null) return null;
  const [linkage] = await queryRows<Linkage>(tx, FIND_LINKAGE, [storeId, id]);
  return linkage ?? null;
}

/** Another phone may be linked from now on. @returns its id */
export async function beginLinkage(tx: Tx, { storeId, accountId }: Place, since: Date, id: string = newId()): Promise<string> {
  await queryRows(tx, BEGIN_LINKAGE, [storeId, accountId, since, id]);
  return id;
}
export async function endLinkage(tx: Tx, { storeId }: Place, id: string, until: Date): Promise<void> {
  await queryRows(tx, END_LINKAGE, [storeId, id, until]);
}

/** Writes whose phone it was. A phone that proves to be the account's own always was: its earlier linkages are taken back. @returns the linkage's id */
export async function judgeLinkage(tx: Tx, { storeId, accountId }: Place, { id, since, phone, verdict }: Judgement): Promise<string> {
  const judged = id ?? await beginLinkage(tx, { storeId, accountId }, since);
  await queryRows(tx, JUDGE_LINKAGE, [storeId, judged, phone, verdict]);
  if (verdict === 'own' && phone !== null) await queryRows(tx, RECOGNISE_PHONE, [storeId, accountId, phone]);
  return judged;
}
