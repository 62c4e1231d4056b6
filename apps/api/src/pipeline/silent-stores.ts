import type { OpenedTurn } from './ingest.js';

/** However much there is to read, turns that nobody will answer get their reasons after this long. */
const LONGEST_WAIT_MS = 5_000;

/** Stores with turns that nobody will answer, and when the first of each is due. */
export class SilentStores {
  readonly #dueInMs = new Map<string, number>();
  #since = Infinity;

  add(turns: readonly OpenedTurn[]): void {
    for (const { storeId, dueInMs, isSilent } of turns) {
      if (!isSilent) continue;
      this.#dueInMs.set(storeId, Math.min(dueInMs, this.#dueInMs.get(storeId) ?? Infinity));
      this.#since = Math.min(this.#since, performance.now());
    }
  }

  /** They have waited long enough. */
  get waitLong(): boolean {
    return performance.now() - this.#since > LONGEST_WAIT_MS;
  }

  /** Takes all of them. */
  take(): readonly (readonly [storeId: string, dueInMs: number])[] {
    const all = [...this.#dueInMs];
    this.#dueInMs.clear();
    this.#since = Infinity;
    return all;
  }
}
