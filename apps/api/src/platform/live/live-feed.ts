import { Injectable } from '@nestjs/common';
import { SECOND } from '../clock/clock.js';
import type { LiveCursor } from './live-cursor.js';
import { LiveListener } from './live-listener.js';
import { LiveLog, type LoggedEvent } from './live-log.js';

/** News since the last time; without any it only says that the reader is still there. */
export interface News { readonly events: readonly LoggedEvent[]; readonly cursor: LiveCursor }

const PAGE = 200;
const HEARTBEAT_MS = 20 * SECOND;
/** After events: whatever follows at once is read together. */
const GATHER_MS = 25;
/** A commit rang, but an older transaction still runs: events stay hidden until it ends. */
const HELD_BACK_MS = [20, 50, 100, 250];

/** Follows the log of one store. */
@Injectable()
export class LiveFeed {
  constructor(private readonly log: LiveLog, private readonly listener: LiveListener) {}

  /**
   * News from `from` on (default: now), each event once and in order, until `signal` fires. The reader sets the pace: nothing is read
   * while it still works on the last news. First and every `heartbeatMs` there are news without events.
   */
  async *follow(storeId: string, from: LiveCursor | undefined, signal: AbortSignal, heartbeatMs = HEARTBEAT_MS): AsyncGenerator<News, void, undefined> {
    const bell = new Bell(signal);
    const unsubscribe = this.listener.subscribe(storeId, () => bell.ring());
    try {
      let cursor = from ?? await this.log.now();
      yield { events: [], cursor };
      let heldBackFor = 0;
      let told = performance.now();
      while (!signal.aborted) {
        bell.reset();
        const { events, isHeldBack } = await this.log.read(storeId, cursor, PAGE);
        const last = events.at(-1);
        if (last || performance.now() - told >= heartbeatMs) {
          if (last) cursor = { xid: last.xid, id: last.id };
          yield { events, cursor };
          told = performance.now();
        }
        if (events.length === PAGE) continue;
        heldBackFor = isHeldBack && !last ? heldBackFor + 1 : 0;
        if (isHeldBack) await bell.pause(HELD_BACK_MS[Math.min(heldBackFor, HELD_BACK_MS.length - 1)] ?? GATHER_MS);
        else if (last) await bell.pause(GATHER_MS);
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
