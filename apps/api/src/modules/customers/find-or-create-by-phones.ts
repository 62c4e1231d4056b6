import { cut } from '#contracts';
import { queryRows, type Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import { FIND_IDENTITIES, INSERT_CUSTOMERS, INSERT_IDENTITIES, LOCK_NEW_PEOPLE, NAME_NEW_CUSTOMERS } from './customers.queries.js';
import type { PhoneForms } from './phone-key.js';

/** Somebody known by a number; the name is for those who are new. */
export interface PhoneContact extends PhoneForms { readonly name: string }

/** As `findOrCreateByPhone`, for many in few statements. Gives the customers by the keys of the numbers. Part of the caller's transaction. */
export async function findOrCreateByPhones(tx: Tx, storeId: string, contacts: readonly PhoneContact[], at: Date): Promise<ReadonlyMap<string, string>> {
  const known = new Map<string, string>();
  const look = async (wanted: readonly PhoneContact[]): Promise<PhoneContact[]> => {
    const rows = await queryRows<{ value: string; customer_id: string }>(tx, FIND_IDENTITIES, [wanted.map(() => storeId), wanted.map(() => 'phone'), wanted.map(({ key }) => key)]);
    for (const row of rows) known.set(row.value, row.customer_id);
    return wanted.filter(({ key }) => !known.has(key));
  };
  const unique = [...new Map(contacts.map((contact) => [contact.key, contact])).values()];
  const missing = await look(unique);
  if (missing.length === 0) return known;
  await queryRows(tx, LOCK_NEW_PEOPLE, [missing.map(({ key }) => `${storeId} phone:${key}`)]);
  const strangers = (await look(missing)).map((contact) => ({ ...contact, id: newId() }));
  if (strangers.length === 0) return known;
  const all = <T>(value: (stranger: (typeof strangers)[number]) => T): T[] => strangers.map(value);
  await queryRows(tx, INSERT_CUSTOMERS, [all(() => storeId), all(({ id }) => id), all(() => null), all(() => null), all(({ e164 }) => e164), all(() => null), all(() => null), all(() => at), at]);
  await queryRows(tx, INSERT_IDENTITIES, [all(() => storeId), all(() => 'phone'), all(({ key }) => key), all(({ id }) => id), all(() => at)]);
  await queryRows(tx, NAME_NEW_CUSTOMERS, [storeId, all(({ id }) => id), all(({ name }) => cut(name, 200))]);
  for (const { key, id } of strangers) known.set(key, id);
  return known;
}
