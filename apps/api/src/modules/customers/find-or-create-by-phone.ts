import { queryRows, type Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import { FIND_IDENTITIES, INSERT_CUSTOMERS, INSERT_IDENTITIES, LOCK_NEW_PEOPLE } from './customers.queries.js';
import type { PhoneForms } from './phone-key.js';

/**
 * The customer with this number, made when nobody has it; when they write, they are found by it (R51). Part of the caller's
 * transaction. Two at once make one customer: the second waits for the first.
 */
export async function findOrCreateByPhone(tx: Tx, storeId: string, phone: PhoneForms, at: Date): Promise<string> {
  const known = await findByPhone(tx, storeId, phone);
  if (known !== undefined) return known;
  await tx.query(LOCK_NEW_PEOPLE, [[`${storeId} phone:${phone.key}`]]);
  const meanwhile = await findByPhone(tx, storeId, phone);
  if (meanwhile !== undefined) return meanwhile;
  const id = newId();
  await tx.query(INSERT_CUSTOMERS, [[storeId], [id], [null], [null], [phone.e164], [null], [null], [at], at]);
  await tx.query(INSERT_IDENTITIES, [[storeId], ['phone'], [phone.key], [id], [at]]);
  return id;
}

/** Undefined when nobody in the store has this number. */
export async function findByPhone(tx: Tx, storeId: string, phone: PhoneForms): Promise<string | undefined> {
  const [row] = await queryRows<{ customer_id: string }>(tx, FIND_IDENTITIES, [[storeId], ['phone'], [phone.key]]);
  return row?.customer_id;
}
