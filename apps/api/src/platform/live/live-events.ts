import type { EventName } from '#contracts';
import type { Tx } from '../database/database.js';

/** Channel of LISTEN/NOTIFY that wakes the readers. Its payload is the store's id. */
export const LIVE_CHANNEL = 'parley_live';

export interface LiveEvent { readonly storeId: string; readonly type: EventName; readonly data: Record<string, unknown> }

/** Writes to the log that feeds open screens and, later, integrators' webhooks. */
export class LiveEvents {
  /** Part of the caller's transaction: the event exists exactly if the change does. `data` is public JSON (snake_case, public ids), without secrets. */
  async append(tx: Tx, events: readonly LiveEvent[]): Promise<void> {
    if (events.length === 0) return;
    await tx.query(
      `with added as (
         insert into live_events (store_id, type, data) select * from unnest($1::uuid[], $2::text[], $3::jsonb[]) returning store_id
       ) select pg_notify('${LIVE_CHANNEL}', store_id::text) from (select distinct store_id from added) stores`,
      [events.map((event) => event.storeId), events.map((event) => event.type), events.map((event) => JSON.stringify(event.data))],
    );
  }
}
