import { Logger } from '@nestjs/common';
import { SECOND } from '../clock/clock.js';

export interface WriteBufferOptions<T> {
  /** For the log. */
  readonly name: string;
  /** Most entries between two writes; further ones are left out. */
  readonly max: number;
  readonly write: (entries: readonly T[]) => Promise<void>;
  /** What becomes of an entry that could not be written when a newer one of its key waits. Without it the newer one stays. */
  readonly merge?: (newer: T, older: T) => T;
}

/**
 * Facts that may be written a little later and, when there are too many of them, not at all: one entry per key, one
 * write a second. What could not be written waits for the next time.
 */
export class WriteBuffer<T> {
  readonly #log = new Logger('database');
  #entries = new Map<string, T>();
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(private readonly options: WriteBufferOptions<T>) {}

  /** The entry of `key`, to be added to; undefined when there is none yet. */
  find(key: string): T | undefined {
    return this.#entries.get(key);
  }
  /** False when there is no room. */
  add(key: string, entry: T): boolean {
    if (!this.#entries.has(key) && this.#entries.size >= this.options.max) return false;
    this.#entries.set(key, entry);
    this.#schedule();
    return true;
  }

  /** Writes what waits. Resolves when it is written, or could not be and waits on. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#writing = this.#writing.then(() => this.#write());
    await this.#writing;
  }
  /** Writes what waits for the last time. */
  async close(): Promise<void> {
    await this.flush();
    clearTimeout(this.#timer);
  }

  #schedule(): void {
    if (this.#timer !== undefined) return;
    this.#timer = setTimeout(() => void this.flush(), SECOND);
    this.#timer.unref();
  }
  async #write(): Promise<void> {
    const entries = this.#entries;
    if (entries.size === 0) return;
    this.#entries = new Map();
    try {
      await this.options.write([...entries.values()]);
    } catch (error) {
      this.#log.warn(`${entries.size} ${this.options.name} wait for the database: ${String(error)}`);
      for (const [key, entry] of entries) this.#putBack(key, entry);
    }
  }
  #putBack(key: string, older: T): void {
    const newer = this.#entries.get(key);
    if (newer === undefined) this.add(key, older);
    else if (this.options.merge) this.#entries.set(key, this.options.merge(newer, older));
  }
}
