import type { OpenedTurn } from '../ingest/ingest.js';

/** However much there is to read, turns that nobody will answer get their reasons after this long. */
const LONGEST_WAIT_MS = 5_000;

/** `wasPaused`: turns of the assistant are among them. */
interface SilentStore { readonly dueInMs: number; readonly wasPaused: boolean }

/** Stores with turns that nobody will answer, and when the first of each is due. */
export class SilentStores {
  readonly #stores = new Map<string, SilentStore>();
  #since = Infinity;

  add(turns: readonly OpenedTurn[]): void {
    for (const { storeId, dueInMs, isSilent, wasPaused } of turns) {
      if (!isSilent) continue;
      const known = this.#stores.get(storeId);
      this.#stores.set(storeId, { dueInMs: Math.min(dueInMs, known?.dueInMs ?? Infinity), wasPaused: wasPaused || known?.wasPaused === true });
      this.#since = Math.min(this.#since, performance.now());
    }
  }

  /** They have waited long enough. */
  get waitLong(): boolean {
    return performance.now() - this.#since > LONGEST_WAIT_MS;
  }

  /** Takes all of them. */
  take(): readonly (readonly [storeId: string, store: SilentStore])[] {
    const all = [...this.#stores];
    this.#stores.clear();
    this.#since = Infinity;
    return all;
  }
}
