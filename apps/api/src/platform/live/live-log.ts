import type { EventName } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock, DAY } from '../clock/clock.js';
import { Database, queryRows } from '../database/database.js';
import type { LiveCursor } from './live-cursor.js';

/** Days that events can be read again. */
export const LIVE_EVENT_DAYS = 7;

export interface LoggedEvent extends LiveCursor {
  readonly type: EventName;
  readonly data: Record<string, unknown>;
  readonly created_at: Date;
}
export interface LogPage {
  readonly events: readonly LoggedEvent[];
  /** They have happened, but a transaction still running may yet write before them: their places are not final. */
  readonly early: readonly LoggedEvent[];
}

/**
 * Rows of one store after ($2, $3). A row is settled when every transaction that could still write before it has ended;
 * in this order (transaction, id) the settled ones come first, so that a reader's cursor never passes what is still to come.
 */
const READ = `
  select xid::text, id::text, type, data, created_at, xid < pg_snapshot_xmin(pg_current_snapshot()) as settled
  from live_events where store_id = $1 and (xid, id) > ($2::xid8, $3::bigint) order by live_events.xid, live_events.id limit $4`;
const NOW = `select pg_snapshot_xmin(pg_current_snapshot())::text as xid, '0' as id`;

/** The log of events, read in an order that never changes afterwards. */
@Injectable()
export class LiveLog {
  constructor(private readonly db: Database, private readonly clock: Clock) {}

  /** The place after everything that has happened; of what happens at this moment some may come before it is asked for. */
  async now(): Promise<LiveCursor> {
    const [cursor] = await this.db.outsideStores((tx) => queryRows<LiveCursor>(tx, NOW));
    if (!cursor) throw new Error('Postgres gave no snapshot');
    return cursor;
  }

  /** Up to `limit` events of `storeId` (a bare uuid) after `cursor`: the settled ones, oldest first, and those that are told early or again. */
  async read(storeId: string, cursor: LiveCursor, limit: number): Promise<LogPage> {
    const rows = await this.db.inStore(storeId, (tx) => queryRows<LoggedEvent & { settled: boolean }>(tx, READ, [storeId, cursor.xid, cursor.id, limit]));
    const firstUnsettled = rows.findIndex((row) => !row.settled);
    return firstUnsettled < 0 ? { events: rows, early: [] } : { events: rows.slice(0, firstUnsettled), early: rows.slice(firstUnsettled) };
  }

  /** Removes what is older than a week. */
  async purge(): Promise<void> {
    await this.db.acrossStoresStatement('retention', 'delete from live_events where created_at < $1', [this.clock.ago(LIVE_EVENT_DAYS * DAY)]);
  }
}
