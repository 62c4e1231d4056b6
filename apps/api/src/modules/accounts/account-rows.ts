import { queryRows, type Tx } from '../../platform/database/database.js';
import type { Account } from './account.entity.js';
import type { AccountSecret } from './secrets/account-secret.entity.js';

/** A row as its entity names the columns. */
export function camelCased<T>(row: Readonly<Record<string, unknown>>): T {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name.replaceAll(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase()), value])) as T;
}

/** An account with its secrets by plain SQL: connections through the door know no entities. */
export async function readAccount(tx: Tx, storeId: string, accountId: string): Promise<{ account: Account; secrets: AccountSecret[] } | undefined> {
  const [account] = await queryRows<Record<string, unknown>>(tx, 'select * from accounts where store_id = $1 and id = $2 and removed_at is null', [storeId, accountId]);
  const secrets = await queryRows<Record<string, unknown>>(tx, 'select * from account_secrets where store_id = $1 and account_id = $2', [storeId, accountId]);
  return account && { account: camelCased<Account>(account), secrets: secrets.map((secret) => camelCased<AccountSecret>(secret)) };
}
