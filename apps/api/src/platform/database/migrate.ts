import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';
import { prepareQueueSchema } from '../queue/index.js';
import { APP_ROLE, ensureRoles } from './roles.js';

/** Any fixed number: one migrating process at a time per database. */
const MIGRATION_LOCK = 7_268_401;
const LOOK_AGAIN_MS = 100;
/** Where the queue keeps its tables when there is no Redis. */
export const QUEUE_SCHEMA = 'jobs';

export interface MigrateOptions {
  readonly migrations: readonly (new () => MigrationInterface)[];
  /** Password given to the app's role. Absent: roles were prepared by hand. */
  readonly appPassword?: string;
}

/**
 * Brings the schema up to date as its owner, under an advisory lock: processes that start together wait for the first one.
 * @param ownerUrl a direct connection, never a pooler
 */
export async function migrate(ownerUrl: string, options: MigrateOptions): Promise<void> {
  const lock = new Client({ connectionString: ownerUrl });
  await lock.connect();
  try {
    await takeLock(lock);
    if (options.appPassword !== undefined) await ensureRoles(lock, options.appPassword);
    const schema = new DataSource({ type: 'postgres', url: ownerUrl, migrations: [...options.migrations], migrationsTransactionMode: 'each' });
    await schema.initialize();
    try {
      await schema.runMigrations();
      // Readiness compares it with what the running version needs.
      await schema.query(`grant select on migrations to ${APP_ROLE}`);
    } finally {
      await schema.destroy();
    }
    await prepareQueueSchema(ownerUrl, QUEUE_SCHEMA, APP_ROLE);
  } finally {
    await lock.end();
  }
}

/** Asks again and again: a statement that waits for the lock would keep indexes that are built beside others from ever being ready. */
async function takeLock(lock: Client): Promise<void> {
  for (;;) {
    const { rows } = await lock.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [MIGRATION_LOCK]);
    if (rows[0]?.taken) return;
    await pause(LOOK_AGAIN_MS);
  }
}
