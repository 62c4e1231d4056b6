import { Injectable } from '@nestjs/common';
import { SECOND } from '../clock/clock.js';
import { type LiveCursor, writeLiveCursor } from './live-cursor.js';
import { LiveListener } from './live-listener.js';
import { LiveLog, type LoggedEvent } from './live-log.js';

/** News since the last time; without any it only says that the reader is still there. */
export interface News {
  readonly events: readonly LoggedEvent[];
  /** They come before their place: whoever goes on after `cursor` hears of them again. */
  readonly early: readonly LoggedEvent[];
  readonly cursor: LiveCursor;
}

const PAGE = 200;
/** So many are looked through for what can be told early. */
const EARLY_PAGE = 1_000;
const HEARTBEAT_MS = 20 * SECOND;
/** After events: whatever follows at once is read together. */
const GATHER_MS = 25;
/** A commit rang, but an older transaction still runs: events wait for it, as most last no longer than a moment. */
const HELD_BACK_MS = [20, 50, 100];
/** After that what happens is told before its place. Each look reads all that is held back, so it is not looked at more often. */
const LOOK_AGAIN_MS = 250;

/** Follows the log of one store. */
@Injectable()
export class LiveFeed {
  constructor(private readonly log: LiveLog, private readonly listener: LiveListener) {}

  /**
   * News from `from` on (default: now), each event once, until `signal` fires: in the log's order, or, where a transaction goes on writing for
   * long (an import, or anything else in the same Postgres), as they happen. The reader sets the pace: nothing is read while it still works
   * on the last news. First and every `heartbeatMs` there are news without events.
   */
  async *follow(storeId: string, from: LiveCursor | undefined, signal: AbortSignal, heartbeatMs = HEARTBEAT_MS): AsyncGenerator<News, void, undefined> {
    const bell = new Bell(signal);
    const unsubscribe = this.listener.subscribe(storeId, () => bell.ring());
    try {
      let cursor = from ?? await this.log.now();
      yield { events: [], early: [], cursor };
      const toldEarly = new Set<string>();
      let looks = 0;
      let told = performance.now();
      while (!signal.aborted) {
        bell.reset();
        const hasWaited = looks >= HELD_BACK_MS.length;
        const limit = hasWaited ? EARLY_PAGE : PAGE;
        const page = await this.log.read(storeId, cursor, limit);
        const events = page.events.filter((event) => !toldEarly.delete(writeLiveCursor(event)));
        const early = hasWaited ? page.early.filter((event) => !toldEarly.has(writeLiveCursor(event))) : [];
        const last = page.events.at(-1);
        if (last || early.length > 0 || performance.now() - told >= heartbeatMs) {
          if (last) cursor = { xid: last.xid, id: last.id };
          for (const event of early) toldEarly.add(writeLiveCursor(event));
          yield { events, early, cursor };
          told = performance.now();
        }
        if (page.events.length === limit) continue;
        const isHeldBack = page.early.length > 0;
        const restMs = isHeldBack ? HELD_BACK_MS[looks] ?? LOOK_AGAIN_MS : GATHER_MS;
        looks = isHeldBack && !last ? looks + 1 : 0;
        if (isHeldBack || last) await bell.pause(restMs);
        else await bell.wait(Math.max(1, heartbeatMs - (performance.now() - told)));
      }
    } finally {
      unsubscribe();
    }
  }
}

/** Remembers a ring that came while nobody waited. */
class Bell {
  #hasRung = false;
  #wake: () => void = () => undefined;

  constructor(private readonly signal: AbortSignal) {}

  ring(): void {
    this.#hasRung = true;
    this.#wake();
  }
  reset(): void {
    this.#hasRung = false;
  }
  /** Until it rings, `ms` have passed, or the reader is gone. */
  async wait(ms: number): Promise<void> {
    if (!this.#hasRung) await this.#sleep(ms);
  }
  /** `ms`, whether it rings or not. */
  async pause(ms: number): Promise<void> {
    const until = performance.now() + ms;
    while (!this.signal.aborted && performance.now() < until) await this.#sleep(until - performance.now());
  }
  async #sleep(ms: number): Promise<void> {
    if (this.signal.aborted) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
      this.signal.addEventListener('abort', this.#wake, { once: true });
    });
    this.signal.removeEventListener('abort', this.#wake);
    this.#wake = () => undefined;
  }
}
