import { queryRows, type Tx } from '../../../platform/database/database.js';

/** An account that lost a default to another one. */
export interface Loser { readonly id: string; readonly name: string }

/**
 * One save at a time in a store, so that a default has exactly one holder whoever saves at the same moment (R115, R138, R195).
 * Held until the end of the transaction.
 */
export async function lockAccounts(tx: Tx, storeId: string): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('accounts ' || $1, 0))`, [storeId]);
}

/** Takes the flag away from whoever holds it, except `keeperId`. */
export async function clearDefault(tx: Tx, storeId: string, column: 'is_default_outgoing' | 'is_default_incoming', keeperId: string): Promise<Loser | undefined> {
  const [loser] = await queryRows<Loser>(tx, `update accounts set ${column} = false where store_id = $1 and ${column} and id <> $2 returning id, name`, [storeId, keeperId]);
  return loser;
}
