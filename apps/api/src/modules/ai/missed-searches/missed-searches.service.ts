import { Injectable } from '@nestjs/common';
import { Clock, DAY } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { Catalog } from '../../catalog/index.js';
import { type MissedSearch, selectMissedSearches } from './missed-searches.queries.js';

const LOOK_BACK = 30 * DAY;
const MOST = 50;

/** What customers want and the catalog does not show them: missing goods, and missing words for goods that are there. */
@Injectable()
export class MissedSearches {
  constructor(private readonly db: Database, private readonly clock: Clock, private readonly catalog: Catalog) {}

  /** Of the last 30 days, most frequent first, up to 50; without those that would find something now. */
  async list(storeId: string): Promise<MissedSearch[]> {
    const since = new Date(this.clock.now().getTime() - LOOK_BACK);
    const missed = await this.db.inStore(storeId, (tx) => selectMissedSearches(tx, storeId, since, MOST), { reads: true });
    const still: MissedSearch[] = [];
    for (const each of missed) if ((await this.catalog.search(storeId, { text: each.query, limit: 1 })).hits.length === 0) still.push(each);
    return still;
  }
}
