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
  /** Once; later calls do nothing. */
  readonly settle: (error?: unknown) => void;
}

/**
 * Many small writes as few large ones. Adaptive: a batch begins on the next turn of the event loop, as soon as one of the
 * slots is free, so a lone item waits for nobody and under load a batch holds what came in while the slots were busy.
 */
export class GroupCommit<T> {
  // In order of arrival; an entry that timed out leaves from the middle.
  readonly #waiting = new Set<Entry<T>>();
  #waitingBytes = 0;
  #inFlight = 0;
  #isScheduled = false;

  constructor(private readonly options: GroupCommitOptions<T>) {}

  /** Resolves after the commit that holds the item. @throws NotCommitted, or the error of the write */
  add(item: T, bytes: number): Promise<void> {
    const { waiting, timeoutMs } = this.options;
    if (this.#waiting.size >= waiting.items || this.#waitingBytes + bytes > waiting.bytes) return Promise.reject(new NotCommitted('too much waits to be written'));
    return new Promise((resolve, reject) => {
      const entry: Entry<T> = { item, bytes, settle: (error) => {
        clearTimeout(timer);
        if (error === undefined) resolve();
        else reject(error);
      } };
      const timer = setTimeout(() => {
        this.#leave(entry);
        entry.settle(new NotCommitted(`not written within ${timeoutMs} ms`));
      }, timeoutMs);
      this.#waiting.add(entry);
      this.#waitingBytes += bytes;
      this.#schedule();
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
    while (this.#inFlight < this.options.inFlight && this.#waiting.size > 0) {
      const batch = this.#take();
      this.#inFlight += 1;
      void this.#write(batch).finally(() => {
        this.#inFlight -= 1;
        this.#schedule();
      });
    }
  }
  #take(): Entry<T>[] {
    const { items, bytes } = this.options.batch;
    const batch: Entry<T>[] = [];
    let size = 0;
    for (const entry of this.#waiting) {
      if (batch.length >= items || (batch.length > 0 && size + entry.bytes > bytes)) break;
      size += entry.bytes;
      batch.push(entry);
      this.#leave(entry);
    }
    return batch;
  }
  #leave(entry: Entry<T>): void {
    if (this.#waiting.delete(entry)) this.#waitingBytes -= entry.bytes;
  }

  /** A batch that one item spoils is written in halves: sixteen statements find one among 256. */
  async #write(batch: readonly Entry<T>[]): Promise<void> {
    try {
      const items = batch.map(({ item }) => item);
      await this.options.commit(items);
      this.options.committed?.(items);
      for (const { settle } of batch) settle();
    } catch (error) {
      if (batch.length === 1 || !this.options.isItemFault(error)) {
        for (const { settle } of batch) settle(error);
        return;
      }
      const middle = Math.ceil(batch.length / 2);
      await this.#write(batch.slice(0, middle));
      await this.#write(batch.slice(middle));
    }
  }
}
