import { Injectable } from '@nestjs/common';
import { Database, queryRows, type Tx } from '../../../platform/database/database.js';
import { AccountRevision } from '../directory/account-revision.js';
import { AccountVault } from './account-vault.js';
import { ProviderList, verifyTokenFieldOf } from '../providers/provider-list.js';

interface Owner { readonly store_id: string; readonly account_id: string }
interface Sealed { readonly field: string; readonly sealed: string; readonly origin: string; readonly provider: string }
export interface RotationReport {
  /** Secrets sealed with the current key by this run. */
  readonly resealed: number;
  /** Accounts with a secret that no key of the keyring opens; it was left as it is. */
  readonly unreadable: readonly string[];
}

/** Seals every credential again with the keyring's first key. One account a transaction: a run that was cut off is simply started again. */
@Injectable()
export class SecretRotation {
  constructor(private readonly db: Database, private readonly vault: AccountVault, private readonly providers: ProviderList, private readonly revision: AccountRevision) {}

  async rotate(): Promise<RotationReport> {
    const owners = await this.db.acrossStoresStatement<Owner>('keyring', 'select distinct store_id, account_id from account_secrets where key_id <> $1', [this.vault.currentKeyId]);
    const unreadable: string[] = [];
    let resealed = 0;
    for (const owner of owners) {
      const done = await this.db.acrossStores('keyring', (tx) => this.#reseal(tx, owner));
      resealed += done.resealed;
      if (!done.readable) unreadable.push(owner.account_id);
    }
    this.revision.changed();
    return { resealed, unreadable };
  }

  async #reseal(tx: Tx, { store_id: storeId, account_id: accountId }: Owner): Promise<{ resealed: number; readable: boolean }> {
    await tx.query('select from accounts where store_id = $1 and id = $2 for update', [storeId, accountId]);
    const rows = await queryRows<Sealed>(tx, `select s.field, s.sealed, a.origin, a.provider from account_secrets s join accounts a on a.store_id = s.store_id and a.id = s.account_id
      where s.store_id = $1 and s.account_id = $2 and s.key_id <> $3`, [storeId, accountId, this.vault.currentKeyId]);
    let resealed = 0;
    for (const row of rows) {
      const place = { accountId, field: row.field, origin: row.origin };
      const value = this.#open(row, place);
      if (value === undefined) continue;
      const { sealed, keyId } = this.vault.seal(value, place);
      await tx.query('update account_secrets set sealed = $4, key_id = $5 where store_id = $1 and account_id = $2 and field = $3', [storeId, accountId, row.field, sealed, keyId]);
      const provider = this.providers.find(row.provider);
      if (provider && verifyTokenFieldOf(provider)?.name === row.field) {
        await tx.query('update accounts set verify_fingerprint = $3 where store_id = $1 and id = $2', [storeId, accountId, this.vault.fingerprint(value)]);
      }
      resealed += 1;
    }
    if (resealed > 0) await this.revision.raise(tx);
    return { resealed, readable: resealed === rows.length };
  }

  #open(row: Sealed, place: { accountId: string; field: string; origin: string }): string | undefined {
    try {
      return this.vault.open(row.sealed, place);
    } catch {
      return undefined;
    }
  }
}
