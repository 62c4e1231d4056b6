import type { PoolClient } from 'pg';
import { DataSource, type EntityManager, QueryFailedError } from 'typeorm';
import { validate } from 'uuid';
import { hasOldPlans, preparedName } from './prepared.js';
import { send } from './send.js';

/** One transaction. Repositories by `tx.getRepository(Entity)`, plain SQL by `tx.query(sql, values)`. */
export type Tx = EntityManager;

/** The only callers that may look across stores. Adding one is a decision: the architecture test counts them. */
export const ACROSS_STORES_CALLERS = [
  'intake', 'ingest', 'claim', 'sweeper', 'retention', 'login', 'handshake', 'number_ownership', 'keyring', 'health', 'demo', 'security', 'payment',
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
   * it would rather read all of it. And whatever the values, the plan is the same: to look for a better one each time costs more than to run it,
   as long as they are few (`expectRows`).
   */
  readonly byKey?: boolean;
  /** It writes nothing, so nobody waits for its end. */
  readonly reads?: boolean;
}
export interface Statement { readonly sql: string; readonly values: readonly unknown[] }
const BY_KEY = [...['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin'].map((setting) => `set local ${setting} to off`), 'set local plan_cache_mode to force_generic_plan'];

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
    return transaction(this.walled, [inStoreSetting(storeId)], work, options);
  }

  /** Runs `work` in one transaction over tables that belong to no store (users, sessions, rate limits). */
  async outsideStores<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return transaction(this.walled, [], work, {});
  }

  /** One statement as in `inStore`, in one round trip. */
  async inStoreStatement<Row>(storeId: string, sql: string, values: readonly unknown[], options: TransactionOptions = {}): Promise<Row[]> {
    const [rows] = await this.inStoreStatements<[Row]>(storeId, [{ sql, values }], options);
    return rows;
  }

  /** Statements that do not need each other's answers, in this order, in one transaction and one round trip. Gives the rows of each. */
  async inStoreStatements<Rows extends readonly unknown[]>(
    storeId: string, statements: { readonly [Each in keyof Rows]: Statement }, options: TransactionOptions = {},
  ): Promise<{ -readonly [Each in keyof Rows]: Rows[Each][] }> {
    if (!validate(storeId)) throw new TypeError(`not a store's id: ${storeId.slice(0, 40)}`);
    return atOnce(this.walled, [inStoreSetting(storeId)], statements, options);
  }

  /** One statement as in `outsideStores`. */
  async outsideStoresStatement<Row>(sql: string, values: readonly unknown[]): Promise<Row[]> {
    return alone(this.walled, { sql, values });
  }

  /** The one door through the wall. Plain SQL only: its connections know no entities. */
  async acrossStores<T>(_caller: AcrossStoresCaller, work: (tx: Tx) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    return transaction(this.door, [], work, options);
  }

  /** One statement through the door, in its own transaction. */
  async acrossStoresStatement<Row>(_caller: AcrossStoresCaller, sql: string, values: readonly unknown[]): Promise<Row[]> {
    return alone(this.door, { sql, values });
  }
}

const inStoreSetting = (storeId: string): string => `set local parley.store_id to '${storeId}'`;

/** Opens a transaction with all its settings. Nobody waits for the answer: what is wrong shows in the statement behind it. */
function begin(client: PoolClient, settings: readonly string[], { durable = 'now', byKey = false }: TransactionOptions): void {
  // Not set_config: a query is planned and answered with rows, several times the work of the setting itself.
  const all = [...settings, ...(durable === 'later' ? ['set local synchronous_commit to off'] : []), ...(byKey ? BY_KEY : [])];
  const text = ['begin', ...(hasOldPlans(client) ? ['discard plans'] : []), ...all].join('; ');
  void send(client, text).catch(() => undefined);
}

/** @throws Error when Postgres had to roll back, because a statement failed whose error nobody passed on */
async function commit(client: PoolClient): Promise<void> {
  const { command } = await send(client, 'commit');
  if (command !== 'COMMIT') throw new Error('The transaction was rolled back: one of its statements had failed');
}

/** @param settings statements that are made first. The runner knows of the transaction, so that repositories join it. */
async function transaction<T>(source: DataSource, settings: readonly string[], work: (tx: Tx) => Promise<T>, options: TransactionOptions): Promise<T> {
  const runner = source.createQueryRunner();
  const tx = runner.manager;
  try {
    const client = await clientOf(tx);
    begin(client, settings, options);
    Object.assign(runner, { isTransactionActive: true });
    try {
      const result = await work(tx);
      if (options.reads && !finalWrites.has(tx)) {
        void send(client, 'commit').catch(() => undefined);
        return result;
      }
      await Promise.all([...takeFinalWrites(tx).map(({ sql, values }) => queryRows(tx, sql, values())), commit(client)]);
      for (const next of afterCommits.get(tx) ?? []) next();
      return result;
    } catch (error) {
      await send(client, 'rollback').catch(() => undefined);
      throw error;
    } finally {
      Object.assign(runner, { isTransactionActive: false });
    }
  } finally {
    await runner.release();
  }
}

async function atOnce<Rows extends readonly unknown[]>(
  source: DataSource, settings: readonly string[], statements: { readonly [Each in keyof Rows]: Statement }, options: TransactionOptions,
): Promise<{ -readonly [Each in keyof Rows]: Rows[Each][] }> {
  const runner = source.createQueryRunner();
  try {
    const client = await clientOf(runner.manager);
    begin(client, settings, options);
    const answers = (statements as readonly Statement[]).map(({ sql, values }) => queryRows(runner.manager, sql, values));
    const [rows] = await Promise.all([Promise.all(answers), commit(client)]);
    return rows as { -readonly [Each in keyof Rows]: Rows[Each][] };
  } finally {
    await runner.release();
  }
}

/** A statement that is its own transaction. */
async function alone<Row>(source: DataSource, { sql, values }: Statement): Promise<Row[]> {
  const runner = source.createQueryRunner();
  try {
    const client = await clientOf(runner.manager);
    if (hasOldPlans(client)) void send(client, 'discard plans').catch(() => undefined);
    return await queryRows<Row>(runner.manager, sql, values);
  } finally {
    await runner.release();
  }
}

interface FinalWrite { readonly sql: string; readonly values: () => readonly unknown[]; readonly isLast: boolean }
const finalWrites = new WeakMap<Tx, FinalWrite[]>();
const afterCommits = new WeakMap<Tx, (() => void)[]>();

/**
 * A write whose outcome nobody in the transaction waits for: it goes out together with the commit, and its failure fails the transaction.
 * `values` is asked for then. `last`: behind those that are asked for later, for a row that everybody writes.
 */
export function beforeCommit(tx: Tx, sql: string, values: () => readonly unknown[], place?: 'last'): void {
  const write = { sql, values, isLast: place === 'last' };
  const list = finalWrites.get(tx);
  if (list) list.push(write);
  else finalWrites.set(tx, [write]);
}
function takeFinalWrites(tx: Tx): readonly FinalWrite[] {
  const writes = finalWrites.get(tx) ?? [];
  finalWrites.delete(tx);
  return writes.some(({ isLast }) => isLast) ? writes.toSorted((one, other) => Number(one.isLast) - Number(other.isLast)) : writes;
}

/** Calls `next` right after this transaction's commit, and never when it is rolled back. `next` must not throw. */
export function afterCommit(tx: Tx, next: () => void): void {
  const list = afterCommits.get(tx);
  if (list) list.push(next);
  else afterCommits.set(tx, [next]);
}

/** From so many rows on, running a statement by a plan that fits no more costs far more than planning it. */
const MANY_ROWS = 50;

/**
 * Tells a `byKey` transaction how many rows its next statements take at once. For many of them each is planned for the tables as they are now:
 * a plan that was made a second ago, when a table was almost empty, would read all of it again for every row. Not by `plan_cache_mode`: Postgres
 * would also plan the look at every foreign key anew.
 */
export function expectRows(tx: Tx, count: number): void {
  if (count >= MANY_ROWS) plannedAnew.add(tx);
}
const plannedAnew = new WeakSet<Tx>();

const clients = new WeakMap<Tx, PoolClient>();
async function clientOf(tx: Tx): Promise<PoolClient> {
  if (!tx.queryRunner) throw new Error('This is no transaction');
  const client = await tx.queryRunner.connect() as PoolClient;
  clients.set(tx, client);
  return client;
}

/**
 * Runs a statement and gives its rows, whatever its verb. Those that come often are prepared. Statements of one transaction that do not
 * need each other's answers are best asked together (`Promise.all`): they run in this order and share one round trip.
 */
export async function queryRows<Row>(tx: Tx, sql: string, values: readonly unknown[] = []): Promise<Row[]> {
  const client = clients.get(tx) ?? await clientOf(tx);
  const name = plannedAnew.has(tx) ? undefined : preparedName(sql);
  try {
    const result = await send(client, { text: sql, values: [...values], ...(name === undefined ? {} : { name }) });
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
