import { DataSource, type EntityManager } from 'typeorm';

/** One transaction. Repositories by `tx.getRepository(Entity)`, plain SQL by `tx.query(sql, values)`. */
export type Tx = EntityManager;

/** The only callers that may look across stores. Adding one is a decision: the architecture test counts them. */
export const ACROSS_STORES_CALLERS = [
  'intake', 'ingest', 'sweeper', 'retention', 'live', 'login', 'handshake', 'number_ownership', 'keyring', 'health', 'demo', 'security',
] as const;
export type AcrossStoresCaller = (typeof ACROSS_STORES_CALLERS)[number];

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
  async inStore<T>(storeId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.walled.transaction(async (tx) => {
      await tx.query(`select set_config('parley.store_id', $1, true)`, [storeId]);
      return work(tx);
    });
  }

  /** Runs `work` in one transaction over tables that belong to no store (users, sessions, rate limits). */
  async outsideStores<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.walled.transaction(work);
  }

  /** The one door through the wall. Plain SQL only: its connections know no entities. */
  async acrossStores<T>(_caller: AcrossStoresCaller, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.door.transaction(work);
  }

  /** One statement through the door, in its own transaction: a round trip instead of three. */
  async acrossStoresStatement<Row>(_caller: AcrossStoresCaller, sql: string, values: readonly unknown[]): Promise<Row[]> {
    return rowsOf<Row>(await this.door.query(sql, [...values]));
  }
}

/** Rows of a statement: TypeORM gives `[rows, count]` for UPDATE and DELETE, and the rows themselves for others. */
export function rowsOf<Row>(result: unknown): Row[] {
  if (!Array.isArray(result)) return [];
  const isPair = result.length === 2 && Array.isArray(result[0]) && typeof result[1] === 'number';
  return (isPair ? result[0] : result) as Row[];
}

/** Runs a statement and gives its rows, whatever its verb. */
export async function queryRows<Row>(tx: Tx, sql: string, values: readonly unknown[] = []): Promise<Row[]> {
  return rowsOf<Row>(await tx.query(sql, [...values]));
}

/** The row that an `update ... returning` moved to "mine", or undefined when somebody else has it or it is done. */
export async function claimOne<Row>(tx: Tx, sql: string, values: readonly unknown[] = []): Promise<Row | undefined> {
  return (await queryRows<Row>(tx, sql, values))[0];
}
