import type { PoolClient } from 'pg';

/** A statement is prepared when it came this often: the hot ones do at once, those put together for one request never. */
const PREPARED_AFTER = 5;
const REMEMBERED = 1_000;
/** A plan older than this, in milliseconds, may have been made for a table that was almost empty then. */
const PLANS_TRUSTED_MS = 2_000;

const uses = new Map<string, { readonly name: string; count: number }>();

/**
 * The name under which connections keep a statement parsed and planned, or undefined while it is too rare for that.
 * Postgres otherwise parses and plans the line's short statements anew each time.
 */
export function preparedName(sql: string): string | undefined {
  let use = uses.get(sql);
  if (!use) {
    if (uses.size >= REMEMBERED) return undefined;
    use = { name: `parley_${uses.size}`, count: 0 };
    uses.set(sql, use);
  }
  use.count += 1;
  return use.count > PREPARED_AFTER ? use.name : undefined;
}

const plannedAt = new WeakMap<PoolClient, number>();

/** True when it is time for this connection to plan its prepared statements anew (`discard plans`); asked, it counts as done. */
export function hasOldPlans(client: PoolClient): boolean {
  const now = performance.now();
  const last = plannedAt.get(client);
  if (last !== undefined && now - last < PLANS_TRUSTED_MS) return false;
  plannedAt.set(client, now);
  return last !== undefined;
}
