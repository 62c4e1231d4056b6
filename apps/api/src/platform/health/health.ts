import { Inject, Injectable, Logger } from '@nestjs/common';
import { setTimeout as wait } from 'node:timers/promises';
import { Database, queryRows } from '../database/database.js';
import { Jobs } from '../queue/index.js';

/** Names of the migrations that this version needs, as the database records them. */
export const NEEDED_MIGRATIONS = Symbol('health.migrations');

export type PartState = 'ok' | 'failed';
export type PartName = 'database' | 'migrations' | 'queue';
export type Parts = Readonly<Record<PartName, PartState>>;

/** What must answer before requests or jobs are taken, and before the start counts as complete. */
export const NEEDED_TO_SERVE: readonly PartName[] = ['database', 'migrations', 'queue'];
export const NEEDED_TO_START: readonly PartName[] = ['database', 'migrations'];
/** Whether all of `needed` answer. */
export function isGood(parts: Parts, needed: readonly PartName[]): boolean {
  return needed.every((part) => parts[part] === 'ok');
}

/** A part that has not answered by then counts as failed, in milliseconds. */
const PATIENCE_MS = 3000;

/** Whether what the app stands on answers. Reasons go to the log: the address is open to everybody. */
@Injectable()
export class Health {
  readonly #log = new Logger('health');

  constructor(
    private readonly db: Database,
    private readonly jobs: Jobs,
    @Inject(NEEDED_MIGRATIONS) private readonly needed: readonly string[],
  ) {}

  /** State of every part, in at most 3 seconds. Never throws. */
  async parts(): Promise<Parts> {
    const [database, migrations, queue] = await Promise.all([
      this.#state('database', () => this.db.outsideStores((tx) => queryRows(tx, 'select 1'))),
      this.#state('migrations', () => this.#checkMigrations()),
      this.#state('queue', () => this.jobs.health()),
    ]);
    return { database, migrations, queue };
  }

  async #checkMigrations(): Promise<void> {
    const rows = await this.db.outsideStores((tx) => queryRows<{ name: string }>(tx, 'select name from migrations'));
    const applied = new Set(rows.map((row) => row.name));
    const missing = this.needed.filter((name) => !applied.has(name));
    if (missing.length > 0) throw new Error(`not applied: ${missing.join(', ')}`);
  }

  async #state(part: PartName, check: () => Promise<unknown>): Promise<PartState> {
    const answered = new AbortController();
    try {
      await Promise.race([
        check(),
        wait(PATIENCE_MS, undefined, { signal: answered.signal }).then(() => { throw new Error(`no answer in ${PATIENCE_MS} ms`); }),
      ]);
      return 'ok';
    } catch (error) {
      this.#log.warn(`${part}: ${error instanceof Error ? error.message : String(error)}`);
      return 'failed';
    } finally {
      answered.abort();
    }
  }
}
