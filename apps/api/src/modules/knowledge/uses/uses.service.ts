import { Injectable } from '@nestjs/common';
import { Clock, DAY } from '../../../platform/clock/clock.js';
import { beforeCommit, Database, type Tx } from '../../../platform/database/database.js';
import { COUNT_USES, DELETE_OLD_USES, INSERT_USES } from './uses.queries.js';

const COUNTED_DAYS = 30;

/** How often answers to customers used an entry in the last thirty days. */
@Injectable()
export class KnowledgeUses {
  constructor(private readonly db: Database, private readonly clock: Clock) {}

  /** Notes, with the commit of `tx`, the entries (bare uuids) that the answer of a run used. */
  note(tx: Tx, storeId: string, runId: string, entryIds: readonly string[]): void {
    if (entryIds.length > 0) beforeCommit(tx, INSERT_USES, () => [storeId, runId, [...new Set(entryIds)], this.clock.now()]);
  }

  /** Answers by entry; entries without any are left out. */
  async count(storeId: string, entryIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    if (entryIds.length === 0) return new Map();
    const rows = await this.db.inStoreStatement<{ id: string; uses: number }>(storeId, COUNT_USES, [storeId, entryIds], { reads: true });
    return new Map(rows.map(({ id, uses }) => [id, uses]));
  }

  /** Forgets what is not counted any more. */
  async purge(): Promise<void> {
    await this.db.acrossStoresStatement('retention', DELETE_OLD_USES, [this.clock.ago(COUNTED_DAYS * DAY)]);
  }
}
