import type { SecurityEventKind } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock, DAY } from '../../platform/clock/clock.js';
import { Database, queryRows } from '../../platform/database/database.js';
import type { Page, PageQuery } from '../../platform/http/page.js';
import { pageById } from '../../platform/http/page-by-id.js';
import { SecurityEvent } from './security-event.entity.js';
import { SecurityEvents } from './security-events.js';

const KEPT_MS = 90 * DAY;

export interface SecurityFilter {
  readonly kind?: SecurityEventKind;
  readonly accountId?: string;
}
/** An event that belongs to no store, for whoever runs the installation. */
export interface StorelessEvent {
  readonly kind: SecurityEventKind;
  readonly source: string;
  readonly detail: Record<string, unknown>;
  readonly count: number;
  readonly lastAt: Date;
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
      return pageById(query, page, (event) => event);
    });
  }

  /** The newest events without a store: unknown numbers, logins of unknown people. Not for the API: they concern no merchant. */
  async listStoreless(limit: number): Promise<StorelessEvent[]> {
    await this.events.flush();
    return this.db.acrossStoresStatement<StorelessEvent>('security',
      'select kind, source, detail, count, last_at as "lastAt" from security_events where store_id is null order by id desc limit $1', [limit]);
  }

  /** Removes what is older than 90 days. */
  async purge(): Promise<number> {
    return this.db.acrossStores('retention', async (tx) => (await queryRows(tx, 'delete from security_events where last_at < $1 returning id', [this.clock.ago(KEPT_MS)])).length);
  }
}
