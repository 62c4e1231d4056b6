import type { SecurityEventKind } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock, DAY } from '../../platform/clock/clock.js';
import { Database, queryRows } from '../../platform/database/database.js';
import type { Page, PageQuery } from '../../platform/http/page.js';
import { pageById } from '../../platform/http/page-by-id.js';
import { type TimeFilter, withinTimes } from '../../platform/http/times.js';
import { SecurityEvent } from './security-event.entity.js';
import { SecurityEvents } from './security-events.js';

const KEPT_MS = 90 * DAY;

export interface SecurityFilter {
  readonly kind?: SecurityEventKind;
  readonly accountId?: string;
  /** Made: noticed first; changed: noticed last. */
  readonly times?: TimeFilter;
}
/** How often something happened that belongs to no store, for whoever runs the installation. */
export interface StorelessCount {
  readonly kind: SecurityEventKind;
  readonly count: number;
}

/** Reading what was noticed (R164). */
@Injectable()
export class SecurityLog {
  constructor(private readonly db: Database, private readonly clock: Clock, private readonly events: SecurityEvents) {}

  /** Newest first, with everything that this process noticed up to now. */
  async list(storeId: string, filter: SecurityFilter, page: PageQuery): Promise<Page<SecurityEvent>> {
    await this.events.flush();
    return this.db.inStore(storeId, (tx) => {
      const query = tx.getRepository(SecurityEvent).createQueryBuilder('event').where('event.storeId = :storeId', { storeId });
      if (filter.kind !== undefined) query.andWhere('event.kind = :kind', { kind: filter.kind });
      if (filter.accountId !== undefined) query.andWhere('event.accountId = :accountId', { accountId: filter.accountId });
      return pageById(withinTimes(query, filter.times ?? {}, { created: 'event.firstAt', updated: 'event.lastAt' }), page, (event) => event);
    });
  }

  /** How often events of these kinds were noticed for one account within the last day. */
  async countRecent(storeId: string, accountId: string, kinds: readonly SecurityEventKind[]): Promise<number> {
    await this.events.flush();
    return this.db.inStore(storeId, async (tx) => {
      const [found] = await queryRows<{ count: number }>(tx, `select coalesce(sum(count), 0)::int as count from security_events
        where store_id = $1 and account_id = $2 and kind = any($3) and last_at > $4`, [storeId, accountId, kinds, this.clock.ago(DAY)]);
      return found?.count ?? 0;
    });
  }

  /** Events of the last day without a store: unknown numbers, logins of unknown people; the most frequent first. Not for the API: they concern no merchant. */
  async countStoreless(): Promise<StorelessCount[]> {
    await this.events.flush();
    return this.db.acrossStoresStatement<StorelessCount>('security',
      'select kind, sum(count)::int as count from security_events where store_id is null and last_at > $1 group by kind order by count desc, kind', [this.clock.ago(DAY)]);
  }

  /** Removes what is older than 90 days. */
  async purge(): Promise<number> {
    return this.db.acrossStores('retention', async (tx) => (await queryRows(tx, 'delete from security_events where last_at < $1 returning id', [this.clock.ago(KEPT_MS)])).length);
  }
}
