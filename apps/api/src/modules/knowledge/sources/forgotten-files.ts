import { Inject, Injectable } from '@nestjs/common';
import { Clock, MINUTE } from '../../../platform/clock/clock.js';
import { Database, queryRows, type Tx } from '../../../platform/database/database.js';
import { STORAGE, type Storage } from '../../../platform/storage/storage.js';

/** An upload that puts the same bytes again has named them by then. */
const PUT_WITHIN_MS = 10 * MINUTE;
const AT_ONCE = 500;

/** $1 store, $2 key. The same bytes of one store are kept once, whoever has them. */
const IS_NAMED = `select exists (select from knowledge_sources where store_id = $1 and storage_key = $2) or exists (select from media where store_id = $1 and storage_key = $2) as named`;

/** Notes, in the caller's transaction, that a source has no use for its file any more. */
export async function forgetFile(tx: Tx, storeId: string, storageKey: string | null): Promise<void> {
  if (storageKey !== null) await tx.query('insert into forgotten_files (store_id, storage_key) values ($1, $2) on conflict do nothing', [storeId, storageKey]);
}

/** Bytes of documents that nobody has any more. */
@Injectable()
export class ForgottenFiles {
  constructor(private readonly db: Database, private readonly clock: Clock, @Inject(STORAGE) private readonly storage: Storage) {}

  /** Deletes what a store has forgotten; what was uploaded a moment ago waits for the next time. */
  async sweep(storeId: string): Promise<void> {
    const files = await this.db.inStore(storeId, (tx) => queryRows<{ key: string }>(tx, 'select storage_key as key from forgotten_files where store_id = $1 limit $2', [storeId, AT_ONCE]), { reads: true });
    for (const { key } of files) {
      await this.db.inStore(storeId, async (tx) => {
        const [found] = await queryRows<{ named: boolean }>(tx, IS_NAMED, [storeId, key]);
        if (found?.named === true || await this.storage.remove(key, this.clock.ago(PUT_WITHIN_MS))) await tx.query('delete from forgotten_files where store_id = $1 and storage_key = $2', [storeId, key]);
      });
    }
  }

  /** The same for all stores. */
  async purge(): Promise<void> {
    const stores = await this.db.acrossStoresStatement<{ store_id: string }>('retention', 'select distinct store_id from forgotten_files limit $1', [AT_ONCE]);
    for (const { store_id: storeId } of stores) await this.sweep(storeId);
  }
}
