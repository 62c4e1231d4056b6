import type { PoolClient } from 'pg';

/** A statement is prepared when it came this often: the hot ones do at once, those put together for one request never. */
const PREPARED_AFTER = 5;
const REMEMBERED = 1_000;
/**
 * A plan may have been made for a table that was almost empty then. Plans of a new connection are trusted for two seconds, then for twice
 * as long each time, up to an hour: to plan everything anew costs far more than to run it, and Postgres itself does so when it has looked at a table.
 */
const PLANS_TRUSTED_MS = { first: 2_000, most: 3_600_000 };

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

const plans = new WeakMap<PoolClient, { renewAt: number; trustedMs: number }>();

/** True when it is time for this connection to plan its prepared statements anew (`discard plans`); asked, it counts as done. */
export function hasOldPlans(client: PoolClient): boolean {
  const now = performance.now();
  const known = plans.get(client);
  if (!known) {
    plans.set(client, { renewAt: now + PLANS_TRUSTED_MS.first, trustedMs: PLANS_TRUSTED_MS.first });
    return false;
  }
  if (now < known.renewAt) return false;
  known.trustedMs = Math.min(known.trustedMs * 2, PLANS_TRUSTED_MS.most);
  known.renewAt = now + known.trustedMs;
  return true;
}
