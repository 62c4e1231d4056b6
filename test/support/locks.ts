import type { Client } from 'pg';

/** Resolves when `count` sessions of the test's database wait for a lock, usually one that `owner` holds in its open transaction. */
export async function untilBlocked(owner: Client, count: number): Promise<void> {
  for (;;) {
    // A transaction keeps the activity it saw first.
    await owner.query('select pg_stat_clear_snapshot()');
    const { rowCount } = await owner.query(`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
    if (rowCount === count) return;
  }
}

/** Resolves when every live event that was committed can be read: transactions of other tests on the same server hold events back. */
export async function untilTold(owner: Client): Promise<void> {
  for (;;) {
    const { rowCount } = await owner.query('select from live_events where xid >= pg_snapshot_xmin(pg_current_snapshot()) limit 1');
    if (rowCount === 0) return;
  }
}
