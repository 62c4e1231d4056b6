import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Clock, DAY } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { Catalog } from '../../catalog/index.js';
import { catalogStamp, type MissedSearch, selectMissedSearches } from './missed-searches.queries.js';

const LOOK_BACK = 30 * DAY;
const MOST = 50;
/** Neither is a month of runs read, nor are its searches made again, for every look at the page. */
const KNOWN_FOR_MS = 60_000;
const STORES_KEPT = 200;

interface Known { readonly until: number; /** The catalog and its words as they were. */ readonly stamp: string; readonly missed: Promise<MissedSearch[]> }

/** What customers want and the catalog does not show them: missing goods, and missing words for goods that are there. */
@Injectable()
export class MissedSearches {
  readonly #known = new LRUCache<string, Known>({ max: STORES_KEPT });

  constructor(private readonly db: Database, private readonly clock: Clock, private readonly catalog: Catalog) {}

  /** Of the last 30 days, most frequent first, up to 50; without those that would find something now. */
  async list(storeId: string): Promise<MissedSearch[]> {
    const now = this.clock.now().getTime();
    const stamp = await this.db.inStore(storeId, (tx) => catalogStamp(tx, storeId), { reads: true });
    const known = this.#known.get(storeId);
    if (known !== undefined && known.until > now && known.stamp === stamp) return known.missed;
    const missed = this.#look(storeId, new Date(now - LOOK_BACK));
    this.#known.set(storeId, { until: now + KNOWN_FOR_MS, stamp, missed });
    missed.catch(() => this.#known.delete(storeId));
    return missed;
  }

  async #look(storeId: string, since: Date): Promise<MissedSearch[]> {
    const missed = await this.db.inStore(storeId, (tx) => selectMissedSearches(tx, storeId, since, MOST), { reads: true });
    const still: MissedSearch[] = [];
    for (const each of missed) {
      const { hits, isOnlyNear } = await this.catalog.search(storeId, { text: each.query, limit: 1 });
      if (hits.length === 0 || isOnlyNear) still.push(each);
    }
    return still;
  }
}
