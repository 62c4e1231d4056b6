import { type SecurityEventKind, publicId } from '#contracts';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { WriteBuffer } from '../../platform/buffer/write-buffer.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database, queryRows } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import { LiveEvents } from '../../platform/live/live-events.js';
import { type EventGroup, EventGroups, mergeGroups, type SecurityNote } from './event-groups.js';

export type { SecurityNote } from './event-groups.js';

/** Different sources kept apart in one hour, over all stores of this process. */
const MAX_SOURCES = 2000;

/**
 * Notes what was refused at the edge. Made for floods: a note costs a map entry, the database hears of it at most once
 * a second, in one statement.
 */
@Injectable()
export class SecurityEvents implements BeforeApplicationShutdown {
  readonly #log = new Logger('security');
  readonly #groups = new EventGroups(MAX_SOURCES);
  readonly #waiting = new WriteBuffer<EventGroup>({ name: 'groups of security events', max: Infinity, write: (groups) => this.#upsert(groups), merge: mergeGroups });

  constructor(private readonly db: Database, private readonly clock: Clock, private readonly live: LiveEvents) {}

  /** Never throws and never waits. */
  record(note: SecurityNote): void {
    try {
      const group = this.#groups.groupOf(note, this.clock.now());
      const known = this.#waiting.find(group.key);
      this.#waiting.add(group.key, known ? mergeGroups(group, known) : group);
    } catch (error) {
      this.#log.error(error instanceof Error ? error : new Error(String(error)));
    }
  }

  /** Writes what waits; resolves when everything recorded before the call is in the database, or could not be written and waits on. */
  async flush(): Promise<void> {
    await this.#waiting.flush();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.#waiting.close();
  }

  async #upsert(groups: readonly EventGroup[]): Promise<void> {
    await this.db.acrossStores('security', async (tx) => {
      const rows = await queryRows<{ id: string; store_id: string | null; kind: SecurityEventKind; is_new: boolean }>(tx, UPSERT, [
        groups.map(() => newId()), groups.map((group) => group.storeId), groups.map((group) => group.accountId), groups.map((group) => group.kind),
        groups.map((group) => group.source), groups.map((group) => group.detail), groups.map((group) => group.count),
        groups.map((group) => group.firstAt), groups.map((group) => group.lastAt), groups.map((group) => group.key),
      ]);
      this.live.append(tx, rows.flatMap((row) => (row.is_new && row.store_id !== null
        ? [{ storeId: row.store_id, type: 'security.recorded' as const, data: { security_event_id: publicId('security_event', row.id), kind: row.kind } }]
        : [])));
    });
  }
}

// Sorted by key, so that two processes that flush at once take the row locks in one order.
const UPSERT = `insert into security_events as e (id, store_id, account_id, kind, source, detail, count, first_at, last_at, group_key)
  select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::jsonb[], $7::int[], $8::timestamptz[], $9::timestamptz[], $10::text[])
    as added (id, store_id, account_id, kind, source, detail, count, first_at, last_at, group_key) order by group_key
  on conflict (group_key) do update set count = e.count + excluded.count, detail = excluded.detail, last_at = greatest(e.last_at, excluded.last_at)
  returning id, store_id, kind, (xmax = 0) as is_new`;
