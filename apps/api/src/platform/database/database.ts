import type { PoolClient, QueryResult } from 'pg';
import { DataSource, type EntityManager, QueryFailedError } from 'typeorm';
import { validate } from 'uuid';
import { hasOldPlans, preparedName } from './prepared.js';

/** One transaction. Repositories by `tx.getRepository(Entity)`, plain SQL by `tx.query(sql, values)`. */
export type Tx = EntityManager;

/** The only callers that may look across stores. Adding one is a decision: the architecture test counts them. */
export const ACROSS_STORES_CALLERS = [
  'intake', 'ingest', 'claim', 'sweeper', 'retention', 'login', 'handshake', 'number_ownership', 'keyring', 'health', 'demo', 'security',
] as const;
export type AcrossStoresCaller = (typeof ACROSS_STORES_CALLERS)[number];

export interface TransactionOptions {
  /**
   * `later`: the commit does not wait for the disk. The next commit that does takes it along, so it is right for every step
   * that a crash of the server may undo together with all that came after it, and that is done again then.
   */
  readonly durable?: 'now' | 'later';
  /**
   * Every statement finds its rows by key, in batches. Postgres is told so: from statistics of a table that has just begun to grow
   * it would rather read all of it.
   */
  readonly byKey?: boolean;
}
const BY_KEY = ['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin'].map((setting) => `set_config('${setting}', 'off', true)`);

/**
 * Every transaction of the app. The app's role cannot bypass row-level security: without a store it sees no tenant row.
 */
export class Database {
  constructor(
    /** Pool of the app's role, behind the wall. */
    private readonly walled: DataSource,
    /** Pool whose sessions have taken the role that sees all stores. */
    private readonly door: DataSource,
  ) {}

  /** Runs `work` in one transaction that sees and writes rows of `storeId` (a bare uuid) only. */
  async inStore<T>(storeId: string, work: (tx: Tx) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    if (!validate(storeId)) throw new TypeError(`not a store's id: ${storeId.slice(0, 40)}`);
    return transaction(this.walled, [`set_config('parley.store_id', '${storeId}', true)`], work, options);
  }

  /** Runs `work` in one transaction over tables that belong to no store (users, sessions, rate limits). */
  async outsideStores<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return transaction(this.walled, [], work, {});
  }

  /** The one door through the wall. Plain SQL only: its connections know no entities. */
  async acrossStores<T>(_caller: AcrossStoresCaller, work: (tx: Tx) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    return transaction(this.door, [], work, options);
  }

  /** One statement through the door, in its own transaction: a round trip instead of three. */
  async acrossStoresStatement<Row>(_caller: AcrossStoresCaller, sql: string, values: readonly unknown[]): Promise<Row[]> {
    const runner = this.door.createQueryRunner();
    try {
      const client = await clientOf(runner.manager);
      if (hasOldPlans(client)) await client.query('discard plans');
      return await queryRows<Row>(runner.manager, sql, values);
    } finally {
      await runner.release();
    }
  }
}

/**
 * One round trip opens the transaction with all its settings. The runner knows of it, so that repositories join it.
 * @param settings calls of set_config
 */
async function transaction<T>(source: DataSource, settings: readonly string[], work: (tx: Tx) => Promise<T>, { durable = 'now', byKey = false }: TransactionOptions): Promise<T> {
  const runner = source.createQueryRunner();
  const all = [...settings, ...(durable === 'later' ? [`set_config('synchronous_commit', 'off', true)`] : []), ...(byKey ? BY_KEY : [])];
  try {
    const client = await clientOf(runner.manager);
    await client.query(['begin', ...(hasOldPlans(client) ? ['discard plans'] : []), ...(all.length > 0 ? [`select ${all.join(', ')}`] : [])].join('; '));
    Object.assign(runner, { isTransactionActive: true });
    try {
      const result = await work(runner.manager);
      await client.query('commit');
      for (const next of afterCommits.get(runner.manager) ?? []) next();
      return result;
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error;
    } finally {
      Object.assign(runner, { isTransactionActive: false });
    }
  } finally {
    await runner.release();
  }
}

const afterCommits = new WeakMap<Tx, (() => void)[]>();

/** Calls `next` right after this transaction's commit, and never when it is rolled back. `next` must not throw. */
export function afterCommit(tx: Tx, next: () => void): void {
  const list = afterCommits.get(tx);
  if (list) list.push(next);
  else afterCommits.set(tx, [next]);
}

async function clientOf(tx: Tx): Promise<PoolClient> {
  if (!tx.queryRunner) throw new Error('This is no transaction');
  return await tx.queryRunner.connect() as PoolClient;
}

/** Runs a statement and gives its rows, whatever its verb. Those that come often are prepared. */
export async function queryRows<Row>(tx: Tx, sql: string, values: readonly unknown[] = []): Promise<Row[]> {
  const client = await clientOf(tx);
  const name = preparedName(sql);
  try {
    const result: QueryResult = await client.query({ text: sql, values: [...values], ...(name === undefined ? {} : { name }) });
    return result.rows as Row[];
  } catch (error) {
    // What this connection has prepared is of a schema that has changed since: the pool opens another one.
    if (isStalePlan(error)) void client.end();
    throw new QueryFailedError(sql, [], error as Error);
  }
}

/** Postgres refuses a prepared statement whose columns have changed: "cached plan must not change result type". */
function isStalePlan(error: unknown): boolean {
  const { code, routine } = error as { code?: unknown; routine?: unknown };
  return code === '0A000' && routine === 'RevalidateCachedQuery';
}

/** The row that an `update ... returning` moved to "mine", or undefined when somebody else has it or it is done. */
export async function claimOne<Row>(tx: Tx, sql: string, values: readonly unknown[] = []): Promise<Row | undefined> {
  return (await queryRows<Row>(tx, sql, values))[0];
}
