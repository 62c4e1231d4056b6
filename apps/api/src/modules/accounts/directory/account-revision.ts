import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../../../platform/database/database.js';
import { readRevision } from './account-directory.queries.js';

/** How long another process may go on with what it remembers, in milliseconds. */
const TRUSTED_MS = 1_000;

/** For transactions that cannot wait for it to be the last statement. */
export const RAISE_REVISION = 'update account_revision set revision = revision + 1';

/** A counter over all accounts: what was remembered under another value is not used again. */
@Injectable()
export class AccountRevision {
  #known = '';
  #readAt = -Infinity;
  #reading: Promise<string> | undefined;
  /** Grows with every change made here; a read that began before it is not kept. */
  #changes = 0;

  constructor(private readonly db: Database) {}

  /** The revision of at most a second ago, and never of before the last change that this process made. */
  async current(): Promise<string> {
    return this.fresh() ?? (this.#reading ??= this.#read());
  }
  /** The same without asking the database; undefined when it would have to be asked. */
  fresh(): string | undefined {
    // A monotonic clock: the app's clock may be moved.
    return performance.now() - this.#readAt < TRUSTED_MS ? this.#known : undefined;
  }
  /** Last statement of a transaction that changes an account: the row stays locked until its commit. */
  async raise(tx: Tx): Promise<void> {
    await tx.query(RAISE_REVISION);
  }
  /** After that transaction's commit. */
  changed(): void {
    this.#changes += 1;
    this.#readAt = -Infinity;
    this.#reading = undefined;
  }

  async #read(): Promise<string> {
    const [startedAt, changes] = [performance.now(), this.#changes];
    try {
      const revision = await readRevision(this.db);
      if (changes === this.#changes) [this.#known, this.#readAt] = [revision, startedAt];
      return revision;
    } finally {
      if (changes === this.#changes) this.#reading = undefined;
    }
  }
}
