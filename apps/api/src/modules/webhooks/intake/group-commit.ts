export interface GroupCommitOptions<T> {
  /** Writes a batch in one transaction. */
  readonly commit: (items: readonly T[]) => Promise<unknown>;
  /** True when an error may be the fault of one item, so that its neighbours are worth another try without it. */
  readonly isItemFault: (error: unknown) => boolean;
  /** After each commit, before those who wait for it go on. */
  readonly committed?: (items: readonly T[]) => void;
  /** Most of one batch. A single item may be larger than `bytes`. */
  readonly batch: { readonly items: number; readonly bytes: number };
  /** Batches that are written at the same time. */
  readonly inFlight: number;
  /** Most that waits for a batch; what comes on top is refused at once. */
  readonly waiting: { readonly items: number; readonly bytes: number };
  /** Nobody waits longer than this, in milliseconds. */
  readonly timeoutMs: number;
}
/** The item was not written, and its neighbours do not know of it: full queue, or nobody answered in time. */
export class NotCommitted extends Error {
  override readonly name = 'NotCommitted';
}
interface Entry<T> {
  readonly item: T;
  readonly bytes: number;
  readonly dueAt: number;
  isSettled: boolean;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Many small writes as few large ones. Adaptive: a batch begins on the next turn of the event loop, as soon as one of the
 * slots is free, so a lone item waits for nobody and under load a batch holds what came in while the slots were busy.
 *
 * An item costs one object and one promise: with a timer for each, and a Set that is emptied from its front, items outlive their
 * commit in the old part of the heap (docs/performance.md).
 */
export class GroupCommit<T> {
  /** In order of arrival, so that the first is the first to time out. */
  readonly #waiting: Entry<T>[] = [];
  #waitingBytes = 0;
  readonly #inFlight = new Set<readonly Entry<T>[]>();
  #isScheduled = false;
  #isWatched = false;

  constructor(private readonly options: GroupCommitOptions<T>) {}

  /** Resolves after the commit that holds the item. @throws NotCommitted, or the error of the write */
  add(item: T, bytes: number): Promise<void> {
    const { waiting, timeoutMs } = this.options;
    if (this.#waiting.length >= waiting.items || this.#waitingBytes + bytes > waiting.bytes) return Promise.reject(new NotCommitted('too much waits to be written'));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, bytes, dueAt: performance.now() + timeoutMs, isSettled: false, resolve, reject });
      this.#waitingBytes += bytes;
      this.#schedule();
      if (!this.#isWatched) this.#watch(timeoutMs);
    });
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      this.#fillSlots();
    });
  }
  #fillSlots(): void {
    while (this.#inFlight.size < this.options.inFlight && this.#waiting.length > 0) {
      const batch = this.#take();
      this.#inFlight.add(batch);
      void this.#write(batch).finally(() => {
        this.#inFlight.delete(batch);
        this.#schedule();
      });
    }
  }
  #take(): readonly Entry<T>[] {
    const { items, bytes } = this.options.batch;
    let count = 0;
    let size = 0;
    for (const entry of this.#waiting) {
      if (count >= items || (count > 0 && size + entry.bytes > bytes)) break;
      size += entry.bytes;
      count += 1;
    }
    this.#waitingBytes -= size;
    return this.#waiting.splice(0, count);
  }

  /** One timer for all, which finds nothing to do unless writes take as long as that. */
  #watch(ms: number): void {
    this.#isWatched = true;
    setTimeout(() => {
      this.#giveUpLate(performance.now());
      const oldest = Math.min(...[...this.#inFlight, this.#waiting].flatMap((entries) => entries.find((entry) => !entry.isSettled)?.dueAt ?? []));
      this.#isWatched = false;
      if (oldest !== Infinity) this.#watch(Math.max(1, oldest - performance.now()));
    }, ms).unref();
  }
  #giveUpLate(now: number): void {
    const isLate = (entry: Entry<T>): boolean => entry.dueAt <= now;
    const kept = this.#waiting.findIndex((entry) => !isLate(entry));
    const left = this.#waiting.splice(0, kept === -1 ? this.#waiting.length : kept);
    for (const { bytes } of left) this.#waitingBytes -= bytes;
    const late = [...left, ...[...this.#inFlight].flatMap((batch) => batch.filter(isLate))];
    this.#settle(late, new NotCommitted(`not written within ${this.options.timeoutMs} ms`));
  }

  /** A batch that one item spoils is written in halves: sixteen statements find one among 256. */
  async #write(batch: readonly Entry<T>[]): Promise<void> {
    try {
      const items = batch.map(({ item }) => item);
      await this.options.commit(items);
      this.options.committed?.(items);
      this.#settle(batch);
    } catch (error) {
      if (batch.length === 1 || !this.options.isItemFault(error)) {
        this.#settle(batch, error);
        return;
      }
      const middle = Math.ceil(batch.length / 2);
      await this.#write(batch.slice(0, middle));
      await this.#write(batch.slice(middle));
    }
  }
  /** Each once. */
  #settle(entries: readonly Entry<T>[], error?: unknown): void {
    for (const entry of entries) {
      if (entry.isSettled) continue;
      entry.isSettled = true;
      if (error === undefined) entry.resolve();
      else entry.reject(error);
    }
  }
}
