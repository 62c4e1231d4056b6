import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { LIVE_CHANNEL } from './live-events.js';

/** Channel of notes that are heard and not kept. A payload is the store's id, a space, and the note. */
export const NOTES_CHANNEL = 'parley_notes';

/** Token of the connection that listens: directly to Postgres, never through a pooler, because LISTEN belongs to a session. */
export const LIVE_DATABASE_URL = Symbol('live.database_url');
const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 10_000;

/** Hears of new events over one connection per process, opened for the first reader and opened again when it is lost. */
@Injectable()
export class LiveListener implements OnModuleDestroy {
  readonly #log = new Logger('live');
  readonly #bells = new Map<string, Set<() => void>>();
  readonly #ears = new Map<string, Set<(note: string) => void>>();
  readonly #closing = new AbortController();
  #running: Promise<void> | undefined;

  constructor(@Inject(LIVE_DATABASE_URL) private readonly databaseUrl: string) {}

  /**
   * Calls `ring` after every commit that added events of the store (a bare uuid), and after a time in which one may have been missed.
   * @returns stops it
   */
  subscribe(storeId: string, ring: () => void): () => void {
    return this.#add(this.#bells, storeId, ring);
  }

  /** Calls `hear` with every note to the store. @returns stops it */
  subscribeNotes(storeId: string, hear: (note: string) => void): () => void {
    return this.#add(this.#ears, storeId, hear);
  }

  #add<Call>(subscribers: Map<string, Set<Call>>, storeId: string, call: Call): () => void {
    const calls = subscribers.get(storeId) ?? new Set<Call>();
    subscribers.set(storeId, calls.add(call));
    this.#running ??= this.#listen();
    return () => {
      calls.delete(call);
      if (calls.size === 0 && subscribers.get(storeId) === calls) subscribers.delete(storeId);
    };
  }

  async onModuleDestroy(): Promise<void> {
    this.#closing.abort();
    await this.#running;
  }

  async #listen(): Promise<void> {
    const { signal } = this.#closing;
    let retryMs = FIRST_RETRY_MS;
    while (!signal.aborted) {
      const heard = await this.#connection(signal);
      retryMs = heard ? FIRST_RETRY_MS : Math.min(retryMs * 2, LONGEST_RETRY_MS);
      await delay(retryMs, undefined, { signal }).catch(() => undefined);
    }
  }

  /** One connection from its beginning to its end; true when it listened. */
  async #connection(signal: AbortSignal): Promise<boolean> {
    const client = new pg.Client({ connectionString: this.databaseUrl, application_name: 'parley live', keepAlive: true, connectionTimeoutMillis: 5000 });
    const ended = new AbortController();
    client.on('error', () => ended.abort());
    client.on('end', () => ended.abort());
    client.on('notification', ({ channel, payload = '' }) => (channel === NOTES_CHANNEL ? this.#hear(payload) : this.#ring(payload)));
    let heard = false;
    try {
      await client.connect();
      await client.query(`listen ${LIVE_CHANNEL}; listen ${NOTES_CHANNEL}`);
      heard = true;
      // What happened while nobody listened was told to nobody.
      this.#ring(undefined);
      await untilAborted(AbortSignal.any([ended.signal, signal]));
      if (!signal.aborted) this.#log.warn('The connection that hears of new events was lost; opening it again');
    } catch (error) {
      if (!signal.aborted) this.#log.warn(`Cannot listen for new events: ${error instanceof Error ? error.message : String(error)}`);
    }
    await client.end().catch(() => undefined);
    return heard;
  }

  #hear(payload: string): void {
    const space = payload.indexOf(' ');
    for (const hear of this.#ears.get(payload.slice(0, space)) ?? []) hear(payload.slice(space + 1));
  }

  #ring(storeId: string | undefined): void {
    const bells = storeId === undefined ? [...this.#bells.values()] : [this.#bells.get(storeId)];
    for (const ring of bells.flatMap((set) => [...(set ?? [])])) ring();
  }
}

async function untilAborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort');
}
