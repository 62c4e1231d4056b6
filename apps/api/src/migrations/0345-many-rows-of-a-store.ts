import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the way of a message writes. Every key of theirs begins with the store. */
const TABLES = ['customers', 'customer_identities', 'conversations', 'episodes', 'messages', 'message_facts', 'turns', 'runs', 'attempts'];
/** So many stores share a table, for the planner. Far fewer and far more are planned for alike: by the whole key. */
const STORES = 100;

/**
 * A store has many rows. Postgres, which has looked at a table when it held one row for each store, takes the store alone for a key
 * until it looks again, and reads the store's thousand new conversations once for each that it wants.
 */
export class ManyRowsOfAStore1700000000345 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`alter table ${table} alter column store_id set (n_distinct = ${STORES})`);
    await runner.query(`analyze ${TABLES.join(', ')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`alter table ${table} alter column store_id reset (n_distinct)`);
  }
}
