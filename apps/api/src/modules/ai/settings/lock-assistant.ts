import { queryRows, type Tx } from '../../../platform/database/database.js';

/** Until the transaction ends nobody else changes the store's assistant: what is read before a change is still so when it is written. */
export async function lockAssistant(tx: Tx, storeId: string): Promise<void> {
  await queryRows(tx, 'select 1 from stores where id = $1 for no key update', [storeId]);
}
