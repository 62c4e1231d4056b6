import type { EventName } from '#contracts';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { afterCommit, beforeCommit, Database, type Tx } from '../database/database.js';

/** Channel of LISTEN/NOTIFY that wakes the readers. Its payload is the store's id. */
export const LIVE_CHANNEL = 'parley_live';
/** Readers hear at once of the first change, and then this often at most, in milliseconds. */
const RING_EVERY_MS = 20;

const APPEND = `insert into live_events (store_id, type, data) select * from rows from (unnest($1::uuid[]), unnest($2::text[]), jsonb_array_elements($3::jsonb))`;
const RING = `select pg_notify('${LIVE_CHANNEL}', store_id) from unnest($1::text[]) store_id`;

export interface LiveEvent { readonly storeId: string; readonly type: EventName; readonly data: Record<string, unknown> }

/** Writes to the log that feeds open screens and, later, integrators' webhooks. */
@Injectable()
export class LiveEvents implements BeforeApplicationShutdown {
  readonly #log = new Logger('live');
  readonly #changed = new Set<string>();
  readonly #told = new WeakMap<Tx, LiveEvent[]>();
  #ringing: Promise<void> | undefined;

  constructor(private readonly db: Database) {}

  /** Part of the caller's transaction, with whose commit it is written: the event exists exactly if the change does. `data` is public JSON (snake_case, public ids), without secrets. */
  append(tx: Tx, events: readonly LiveEvent[]): void {
    if (events.length === 0) return;
    const told = this.#told.get(tx);
    if (told) {
      told.push(...events);
      return;
    }
    const all = [...events];
    this.#told.set(tx, all);
    beforeCommit(tx, APPEND, () => [all.map((event) => event.storeId), all.map((event) => event.type), JSON.stringify(all.map((event) => event.data))]);
    // Not inside the transaction: Postgres lets transactions that notify commit one at a time, each with its own wait for the disk.
    afterCommit(tx, () => {
      for (const { storeId } of all) this.#changed.add(storeId);
      this.#ringing ??= this.#ring();
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.#ringing;
  }

  async #ring(): Promise<void> {
    while (this.#changed.size > 0) {
      const stores = [...this.#changed];
      this.#changed.clear();
      await this.db.outsideStoresStatement(RING, [stores]).catch((error: unknown) => this.#log.warn(`Readers were not told of new events: ${String(error)}`));
      await pause(RING_EVERY_MS);
    }
    this.#ringing = undefined;
  }
}
